package dev.entente.coverage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the newest crawl of a source by one instance of the portal is going, or went.
 *
 * @param instance name of the instance
 * @param toldAt when this was true
 * @param finishedAt null while it runs
 * @param url the one asked for last, null where none was
 * @param failures the first of them
 */
public record CrawlNews(
        String source,
        String instance,
        State state,
        Instant startedAt,
        Instant toldAt,
        @Nullable Instant finishedAt,
        CrawlCounts counts,
        @Nullable URI url,
        List<Failure> failures) {
    /** A crawl that runs says so more often than this. */
    public static final Duration SILENT = Duration.ofMinutes(1);

    public enum State {
        RUNNING,
        DONE,
        /** Ended early; the failures say why. */
        BROKEN
    }

    public record Failure(URI url, String reason) {}

    public CrawlNews {
        failures = List.copyOf(failures);
    }

    /** As it is at that time: a crawl of which nothing is heard any more was killed. */
    public CrawlNews at(Instant now) {
        if (state != State.RUNNING || toldAt.plus(SILENT).isAfter(now)) {
            return this;
        }
        Failure killed = new Failure(
                url == null ? URI.create("about:blank") : url,
                "The instance " + instance + " ended during the crawl. Another goes on from there.");
        return new CrawlNews(source, instance, State.BROKEN, startedAt, toldAt, toldAt, counts, url, List.of(killed));
    }

    public boolean running() {
        return state == State.RUNNING;
    }
}
