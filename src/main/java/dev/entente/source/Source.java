package dev.entente.source;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A site that news is read from.
 *
 * @param id short name in URLs and in the index: lower-case letters, digits and hyphens
 * @param name for readers
 * @param home the front page, with http or https
 * @param include a URL is an article's only if one of these is found in it; empty: any URL of the site
 * @param exclude no URL in which one of these is found is fetched
 * @param language ISO 639-1 code of most articles, null where unknown
 * @param country ISO 3166-1 alpha-2 code of the publisher, null where unknown
 * @param delay shortest time between two fetches; robots.txt may ask for more
 * @param pages most pages fetched in one crawl
 * @param allowPrivate whether the site may stand on an address that is not public: this machine or a private network
 */
public record Source(
        String id,
        String name,
        URI home,
        List<URI> feeds,
        List<URI> sitemaps,
        List<Pattern> include,
        List<Pattern> exclude,
        @Nullable String language,
        @Nullable String country,
        Duration delay,
        int pages,
        boolean allowPrivate) {

    public Source {
        feeds = List.copyOf(feeds);
        sitemaps = List.copyOf(sitemaps);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}
