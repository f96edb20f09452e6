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

    /** Time between two crawls of a source, such as 30m or 6h; "off": none but those asked for. */
    @WithDefault("30m")
    String every();

    /** Most sources crawled at once. */
    @WithDefault("4")
    int sourcesAtOnce();

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
