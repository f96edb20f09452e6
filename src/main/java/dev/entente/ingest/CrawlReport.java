package dev.entente.ingest;

import dev.entente.coverage.CrawlCounts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the newest crawl of a source is going, or went, at whichever instance of the portal.
 *
 * @param startedAt null where the source was never crawled
 * @param url the one asked for last, null where none was
 * @param failures the first of them, at most {@value #FAILURES}
 */
public record CrawlReport(
        String source,
        State state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        CrawlCounts counts,
        @Nullable URI url,
        List<Failure> failures) {
    public static final int FAILURES = 50;

    public enum State {
        NEVER,
        RUNNING,
        DONE,
        /** Ended early: the site or Elasticsearch did not answer. The failures say why. */
        BROKEN
    }

    public record Failure(URI url, String reason) {}

    public static CrawlReport never(String source) {
        return new CrawlReport(source, State.NEVER, null, null, CrawlCounts.NONE, null, List.of());
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Pages that answered. */
    public long fetched() {
        return counts.fetched();
    }

    /** Articles that are new. */
    public long created() {
        return counts.created();
    }

    public long updated() {
        return counts.updated();
    }

    public long unchanged() {
        return counts.unchanged();
    }

    /** Pages that hold no article, or that robots.txt or a rule keeps from being read. */
    public long skipped() {
        return counts.skipped();
    }

    /** URLs that did not answer as they should. */
    public long failed() {
        return counts.failed();
    }
}
