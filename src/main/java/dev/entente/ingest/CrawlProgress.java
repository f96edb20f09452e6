package dev.entente.ingest;

import dev.entente.index.ArticleWriter.Written;
import dev.entente.ingest.CrawlReport.Failure;
import dev.entente.ingest.CrawlReport.State;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report of one crawl while it is being made. Safe for use by many threads. */
final class CrawlProgress {
    private final String source;
    private final Instant startedAt;
    private final List<Failure> failures = new ArrayList<>();
    private State state = State.RUNNING;
    private @Nullable Instant finishedAt;
    private int fetched;
    private int created;
    private int updated;
    private int unchanged;
    private int skipped;
    private int failed;

    CrawlProgress(String source, Instant startedAt) {
        this.source = source;
        this.startedAt = startedAt;
    }

    static CrawlReport never(String source) {
        return new CrawlReport(source, State.NEVER, null, null, 0, 0, 0, 0, 0, 0, List.of());
    }

    synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    synchronized void fetched() {
        fetched++;
    }

    synchronized void unchanged() {
        unchanged++;
    }

    synchronized void skipped() {
        skipped++;
    }

    synchronized void failed(URI url, @Nullable String reason) {
        failed++;
        list(url, reason);
    }

    synchronized void written(URI url, Written written) {
        switch (written.outcome()) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
            case FAILED -> failed(url, written.error());
            case UNAVAILABLE -> {
                // It comes back and is counted then.
            }
        }
    }

    synchronized void done(Instant now) {
        state = State.DONE;
        finishedAt = now;
    }

    /** The crawl ended early. */
    synchronized void broken(URI url, String reason, Instant now) {
        state = State.BROKEN;
        finishedAt = now;
        failures.add(0, new Failure(url, reason));
        if (failures.size() > CrawlReport.FAILURES) {
            failures.remove(failures.size() - 1);
        }
    }

    synchronized CrawlReport report() {
        return new CrawlReport(
                source,
                state,
                startedAt,
                finishedAt,
                fetched,
                created,
                updated,
                unchanged,
                skipped,
                failed,
                List.copyOf(failures));
    }

    /** For the log: "41 pages, 34 new articles, 2 unchanged, 3 skipped, 1 failed". */
    synchronized String counts() {
        return fetched + (fetched == 1 ? " page, " : " pages, ") + created
                + (created == 1 ? " new article, " : " new articles, ") + (updated == 0 ? "" : updated + " updated, ")
                + unchanged + " unchanged, " + skipped + " skipped, " + failed + " failed";
    }

    private void list(URI url, @Nullable String reason) {
        if (failures.size() < CrawlReport.FAILURES) {
            failures.add(new Failure(url, reason == null ? "No reason was given." : reason));
        }
    }
}
