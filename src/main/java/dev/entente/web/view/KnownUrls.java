package dev.entente.web.view;

import dev.entente.crawl.FrontierOverview;
import dev.entente.crawl.UrlState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How many URLs are known, by source and state. Counting millions is dear, so counts are used again for a while. */
@Singleton
class KnownUrls {
    private final FrontierOverview frontier;
    private final Duration fresh;
    private @Nullable Counted counted;

    @Inject
    KnownUrls(
            FrontierOverview frontier,
            @ConfigProperty(name = "entente.coverage.fresh", defaultValue = "20s") Duration fresh) {
        this.frontier = frontier;
        this.fresh = fresh;
    }

    private record Counted(Map<String, Map<UrlState, Long>> counts, Instant at) {}

    synchronized Map<String, Map<UrlState, Long>> counts() {
        Instant now = Instant.now();
        if (counted == null || !counted.at().plus(fresh).isAfter(now)) {
            counted = new Counted(frontier.counts(), now);
        }
        return counted.counts();
    }
}
