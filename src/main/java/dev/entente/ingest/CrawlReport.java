package dev.entente.ingest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the newest crawl of a source is going, or went.
 *
 * @param startedAt null where the source was never crawled since the start
 * @param fetched pages that answered
 * @param created articles that are new
 * @param skipped pages that hold no article, or that robots.txt or a rule keeps from being read
 * @param failed URLs that did not answer as they should
 * @param failures the first of them, at most {@value #FAILURES}
 */
public record CrawlReport(
        String source,
        State state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int fetched,
        int created,
        int updated,
        int unchanged,
        int skipped,
        int failed,
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
}
