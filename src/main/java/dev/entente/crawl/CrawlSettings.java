package dev.entente.crawl;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of all crawls. Those of one source stand in the sources file. */
@ConfigMapping(prefix = "entente.crawl")
public interface CrawlSettings {
    /** Web page or e-mail address where a site's owner reaches who runs this portal. Needed before a site elsewhere is read. */
    Optional<String> contact();

    /** How often it is looked for sources of which something is due, such as 15s or 30m; "off": only what is asked for. */
    @WithDefault("15s")
    String every();

    /** Most sources crawled at once. Most of a crawl is waiting; reading pages is limited to one a processor besides. */
    @WithDefault("16")
    int sourcesAtOnce();

    /** After so long a crawl lets another go on, where one waits. */
    @WithDefault("60s")
    Duration turn();

    /** How long URLs and hosts stay with an app that was killed: others take them over after that. At least 2s. */
    @WithDefault("20s")
    Duration lease();

    /** Most connections at once to a site whose source has a delay of 0; to any other site there is one. */
    @WithDefault("4")
    int connections();

    @WithDefault("10s")
    Duration connectTimeout();

    /** For one request, from the look-up of the name to the last header. */
    @WithDefault("20s")
    Duration headersTimeout();

    /** Longest silence within an answer. */
    @WithDefault("15s")
    Duration bodyTimeout();

    /** For one request, from the look-up of the name to the last byte. */
    @WithDefault("30s")
    Duration timeout();

    /** Largest page in bytes, unpacked. */
    @WithDefault("5000000")
    int pageLimit();

    /** Largest feed or sitemap in bytes, unpacked. The sitemap protocol allows 50 MB. */
    @WithDefault("52428800")
    int listLimit();
}
