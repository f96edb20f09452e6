package dev.entente.crawl;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A URL that a page, feed or sitemap names.
 *
 * @param url normalised
 * @param modifiedAt when its text last changed, where the feed or sitemap says so
 */
record Link(URI url, FrontierUrl.Kind kind, @Nullable Instant modifiedAt) {}
