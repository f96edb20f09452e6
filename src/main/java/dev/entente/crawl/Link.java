package dev.entente.crawl;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A URL that a page, feed or sitemap names.
 *
 * @param url normalised
 * @param modifiedAt when its text last changed, where the feed or sitemap says so
 * @param likeness how likely it is an article, from 0 to {@value #SURE}; of a sitemap: 0 where it is an old one of many
 */
record Link(URI url, FrontierUrl.Kind kind, @Nullable Instant modifiedAt, int likeness) {
    /** Of a link that is an article's for certain. */
    static final int SURE = 9;

    /** Of a link of which nothing is known. */
    static final int UNKNOWN = 5;

    Link(URI url, FrontierUrl.Kind kind, @Nullable Instant modifiedAt) {
        this(url, kind, modifiedAt, UNKNOWN);
    }
}
