package dev.entente.ingest;

import dev.entente.coverage.CrawlCounts;
import dev.entente.crawl.Problem;
import dev.entente.crawl.Visited.Noted;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.ingest.CrawlReport.Failure;
import dev.entente.ingest.CrawlReport.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report of one crawl while it is being made. Safe for use by many threads. */
final class CrawlProgress {
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);

    private final String source;
    private final Instant startedAt;
    private final List<Failure> failures = new ArrayList<>();
    private State state = State.RUNNING;
    private @Nullable Instant finishedAt;
    private @Nullable URI url;
    private @Nullable String remark;
    private long fetched;
    private long read;
    private long created;
    private long updated;
    private long unchanged;
    private long skipped;
    private long blocked;
    private long failed;
    private Instant lastTold;

    CrawlProgress(String source, Instant startedAt) {
        this.source = source;
        this.startedAt = startedAt;
        this.lastTold = startedAt;
    }

    /** Every few seconds, for one of all threads. */
    synchronized boolean isTimeToTell(Instant now) {
        boolean time = lastTold.plus(BETWEEN_NEWS).isBefore(now);
        if (time) {
            lastTold = now;
        }
        return time;
    }

    synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    /** A page answered with what may hold an article. */
    synchronized void fetched(URI page) {
        url = page;
        fetched++;
        read++;
    }

    /** A page answered, but not with a page. */
    synchronized void answered(URI page) {
        url = page;
        fetched++;
    }

    /** A URL that holds nothing to read. */
    synchronized void noted(Noted noted) {
        url = noted.url();
        if (noted.answered()) {
            fetched++;
        }
        switch (noted.note()) {
            case LISTED -> read++;
            case UNCHANGED -> {
                read++;
                unchanged++;
            }
            case SKIPPED -> {
                skipped++;
                if (noted.problem() != null && noted.problem().kind() == Problem.Kind.ROBOTS) {
                    blocked++;
                } else if (noted.answered()) {
                    read++;
                }
            }
            case FAILED -> failed(noted.url(), noted.reason());
        }
    }

    synchronized void skipped() {
        skipped++;
    }

    synchronized void failed(URI page, @Nullable String reason) {
        failed++;
        if (failures.size() < CrawlReport.FAILURES) {
            failures.add(new Failure(page, reason == null ? "No reason was given." : reason));
        }
    }

    synchronized void written(URI page, Written written) {
        switch (written.outcome()) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
            case FAILED -> failed(page, written.error());
            case UNAVAILABLE -> {
                // It comes back and is counted then.
            }
        }
    }

    /** What readers should know of the source, such as that it is read more slowly than it allows. */
    synchronized void remark(@Nullable String sentence) {
        remark = sentence;
    }

    synchronized @Nullable String remark() {
        return remark;
    }

    synchronized void done(Instant now) {
        state = State.DONE;
        finishedAt = now;
    }

    /** The crawl ended early. */
    synchronized void broken(URI page, String reason, Instant now) {
        state = State.BROKEN;
        finishedAt = now;
        failures.add(0, new Failure(page, reason));
        if (failures.size() > CrawlReport.FAILURES) {
            failures.remove(failures.size() - 1);
        }
    }

    synchronized CrawlReport report() {
        return new CrawlReport(source, state, startedAt, finishedAt, counts(), url, List.copyOf(failures));
    }

    /** For the log: "41 pages, 34 new articles, 2 unchanged, 3 skipped, 1 failed". */
    synchronized String inWords() {
        return fetched + (fetched == 1 ? " page, " : " pages, ") + created
                + (created == 1 ? " new article, " : " new articles, ") + (updated == 0 ? "" : updated + " updated, ")
                + unchanged + " unchanged, " + skipped + " skipped, " + failed + " failed";
    }

    private CrawlCounts counts() {
        return new CrawlCounts(fetched, read, created, updated, unchanged, skipped, blocked, failed);
    }
}
