package dev.entente.ingest;

import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.crawl.SiteUnavailable;
import dev.entente.crawl.SiteVisit;
import dev.entente.crawl.Visited;
import dev.entente.crawl.Visited.Noted;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.ingest.PageReading.Reading;
import dev.entente.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One thread's part of a crawl: fetches pages, reads them and writes their articles, a batch at a time. */
final class CrawlLane {
    private static final Logger LOG = Logger.getLogger(CrawlLane.class);
    /** Each write waits for Elasticsearch's disk and for a refresh, so a fast site needs large ones. */
    private static final int BATCH = 100;

    private static final Duration LONGEST_IN_BATCH = Duration.ofSeconds(3);

    private final Source source;
    private final SiteVisit visit;
    private final PageReading reading;
    private final ArticleWriter writer;
    private final CrawlProgress progress;
    private final Set<String> sites;
    private final List<Waiting> batch = new ArrayList<>();
    private Instant batchSince = Instant.EPOCH;

    CrawlLane(Source source, SiteVisit visit, PageReading reading, ArticleWriter writer, Log log) {
        this.source = source;
        this.visit = visit;
        this.reading = reading;
        this.writer = writer;
        this.progress = log.progress();
        this.sites = log.sites();
    }

    /** @param sites of the pages read */
    record Log(CrawlProgress progress, Set<String> sites) {}

    private record Waiting(Visited.Page page, TaggedArticle article) {}

    /** @return whether it stopped because others wait, and there may be more */
    boolean follow(BooleanSupplier othersWait) throws SiteUnavailable, InterruptedException {
        try {
            do {
                for (Visited visited = next(othersWait); visited != null; visited = next(othersWait)) {
                    take(visited);
                }
                write();
                if (othersWait.getAsBoolean()) {
                    return true;
                }
            } while (visit.awaitReturning());
            return false;
        } catch (SiteUnavailable e) {
            write();
            throw e;
        } catch (RuntimeException | Error e) {
            visit.end();
            throw e;
        } finally {
            batch.forEach(waiting -> visit.abandon(waiting.page()));
            visit.flush();
        }
    }

    private @Nullable Visited next(BooleanSupplier othersWait) throws SiteUnavailable, InterruptedException {
        return othersWait.getAsBoolean() ? null : visit.next();
    }

    private void take(Visited visited) {
        if (visited instanceof Noted noted) {
            progress.noted(noted);
            if (noted.reason() != null) {
                LOG.debugf("%s: %s", noted.url(), noted.reason());
            }
        } else if (visited instanceof Visited.Page page) {
            progress.fetched(page.url());
            sites.add(SiteNotes.site(page.url()));
            read(page);
        } else if (visited instanceof Visited.Withdrawn page) {
            withdraw(page);
        }
        if (batch.size() >= BATCH || !batch.isEmpty() && isOver(batchSince, LONGEST_IN_BATCH)) {
            write();
        }
        if (progress.isTimeToTell(Instant.now())) {
            LOG.infof("Crawling %s: %s so far", source.name(), progress.inWords());
        }
    }

    private void read(Visited.Page page) {
        Reading read;
        try {
            read = reading.read(source, page);
        } catch (RuntimeException | StackOverflowError e) {
            // A page that is nested too deeply is no reason to give up the others.
            LOG.errorf(e, "Reading %s failed", page.url());
            visit.settleFailed(page, "It could not be read: " + e + ".");
            progress.failed(page.url(), "It could not be read: " + e + ".");
            return;
        } catch (Error e) {
            // Not at once again: the next crawl would end here, too.
            visit.settleFailed(page, "It could not be read: " + e + ".");
            throw e;
        }
        if (read instanceof Reading.Tagged tagged) {
            if (batch.isEmpty()) {
                batchSince = Instant.now();
            }
            batch.add(new Waiting(page, tagged.article()));
        } else if (read instanceof Reading.Nothing nothing) {
            visit.settleSkipped(page, nothing.reason());
            progress.skipped();
        } else if (read instanceof Reading.Failed failed) {
            visit.settleFailed(page, failed.reason());
            progress.failed(page.url(), failed.reason());
        }
    }

    private void withdraw(Visited.Withdrawn page) {
        progress.answered(page.url());
        progress.failed(page.url(), page.problem().sentence());
        Written marked = writer.withdraw(ArticleId.of(page.article()), Instant.now());
        if (marked.outcome() == Written.Outcome.UNAVAILABLE) {
            visit.abandon(page);
        } else {
            reading.forget(page);
            visit.settleWithdrawn(page);
        }
    }

    private void write() {
        if (!batch.isEmpty()) {
            List<Written> results =
                    writer.write(batch.stream().map(Waiting::article).toList());
            for (int i = 0; i < results.size(); i++) {
                settle(batch.get(i), results.get(i));
            }
            batch.clear();
        }
        visit.flush();
    }

    private void settle(Waiting waiting, Written written) {
        Visited.Page page = waiting.page();
        switch (written.outcome()) {
            case CREATED, UPDATED ->
                visit.settleArticle(page, waiting.article().article().url(), true);
            case UNCHANGED ->
                visit.settleArticle(page, waiting.article().article().url(), false);
            case FAILED -> visit.settleFailed(page, written.error());
            case UNAVAILABLE -> visit.abandon(page);
        }
        progress.written(page.url(), written);
    }

    private static boolean isOver(Instant since, Duration time) {
        return Duration.between(since, Instant.now()).compareTo(time) > 0;
    }
}
