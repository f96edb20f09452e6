package dev.entente.ingest;

import dev.entente.article.TaggedArticle;
import dev.entente.crawl.Crawler;
import dev.entente.crawl.FrontierUnavailable;
import dev.entente.crawl.SiteUnavailable;
import dev.entente.crawl.SiteVisit;
import dev.entente.crawl.Visited;
import dev.entente.crawl.Visited.Noted;
import dev.entente.index.ArticleWithdrawal;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.ingest.PageReading.Reading;
import dev.entente.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * One crawl of one source, from robots.txt to the index. A page is settled in the frontier only after its article is on
 * Elasticsearch's disk: whatever dies in between, the page is read again and nothing is lost.
 */
final class SourceCrawl {
    private static final Logger LOG = Logger.getLogger(SourceCrawl.class);
    private static final int BATCH = 20;
    private static final Duration LONGEST_IN_BATCH = Duration.ofSeconds(3);
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);

    private final Source source;
    private final Crawler.Scope scope;
    private final Crawler crawler;
    private final PageReading reading;
    private final ArticleWriter writer;
    private final ArticleWithdrawal withdrawal;
    private final CrawlProgress progress;
    private final Set<String> sites = new TreeSet<>();
    private final List<Waiting> batch = new ArrayList<>();
    private Instant batchSince = Instant.EPOCH;
    private Instant lastNews = Instant.now();

    SourceCrawl(
            Source source,
            Crawler.Scope scope,
            Crawler crawler,
            PageReading reading,
            ArticleWriter writer,
            ArticleWithdrawal withdrawal,
            CrawlProgress progress) {
        this.source = source;
        this.scope = scope;
        this.crawler = crawler;
        this.reading = reading;
        this.writer = writer;
        this.withdrawal = withdrawal;
        this.progress = progress;
    }

    private record Waiting(Visited.Page page, TaggedArticle article) {}

    /** Never throws: what goes wrong stands in the report. */
    void run() {
        LOG.infof("Crawling %s at %s", source.name(), source.home());
        try (SiteVisit visit = crawler.visit(source, scope)) {
            progress.remark(visit.remark());
            follow(visit);
            learn();
            writer.refresh();
            progress.done(Instant.now());
            LOG.infof("Crawled %s: %s", source.name(), progress.inWords());
        } catch (SiteUnavailable e) {
            broken(e.url() + ": " + e.getMessage());
            progress.broken(e.url(), e.getMessage(), Instant.now());
        } catch (FrontierUnavailable e) {
            broken(e.getMessage());
            progress.broken(source.home(), e.getMessage(), Instant.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            String reason = "The crawl was stopped. The next one goes on from here.";
            broken(reason);
            progress.broken(source.home(), reason, Instant.now());
        } catch (RuntimeException e) {
            LOG.errorf(e, "The crawl of %s failed", source.name());
            progress.broken(source.home(), "Something went wrong inside Entente: " + e + ".", Instant.now());
        }
    }

    private void follow(SiteVisit visit) throws SiteUnavailable, InterruptedException {
        try {
            do {
                for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                    take(visit, visited);
                }
                write(visit);
            } while (visit.awaitReturning());
        } catch (SiteUnavailable e) {
            write(visit);
            throw e;
        }
    }

    /** Whatever goes wrong with it, the crawl itself went well, and the next one learns it. */
    private void learn() {
        try {
            reading.learn(source, sites, again -> {
                writer.write(again);
                LOG.infof("Read %d articles of %s again, now that its site is known", again.size(), source.name());
            });
        } catch (RuntimeException e) {
            LOG.warnf("What was learnt of %s is not used yet: %s", source.name(), e);
        }
    }

    private void take(SiteVisit visit, Visited visited) {
        if (visited instanceof Noted noted) {
            count(noted);
        } else if (visited instanceof Visited.Page page) {
            progress.fetched(page.url());
            sites.add(SiteNotes.site(page.url()));
            read(visit, page);
        } else if (visited instanceof Visited.Withdrawn page) {
            progress.answered(page.url());
            progress.failed(page.url(), page.problem().sentence());
            withdrawal.withdraw(page.article(), Instant.now());
            visit.settleWithdrawn(page);
        }
        if (batch.size() >= BATCH || !batch.isEmpty() && isOver(batchSince, LONGEST_IN_BATCH)) {
            write(visit);
        }
        if (isOver(lastNews, BETWEEN_NEWS)) {
            lastNews = Instant.now();
            LOG.infof("Crawling %s: %s so far", source.name(), progress.inWords());
        }
    }

    private void count(Noted noted) {
        progress.noted(noted);
        if (noted.reason() != null) {
            LOG.debugf("%s: %s", noted.url(), noted.reason());
        }
    }

    private void read(SiteVisit visit, Visited.Page page) {
        Reading read;
        try {
            read = reading.read(source, page);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Reading %s failed", page.url());
            visit.settleFailed(page, "It could not be read: " + e + ".");
            progress.failed(page.url(), "It could not be read: " + e + ".");
            return;
        }
        if (read instanceof Reading.Tagged tagged) {
            if (batch.isEmpty()) {
                batchSince = Instant.now();
            }
            batch.add(new Waiting(page, tagged.article()));
        } else if (read instanceof Reading.Nothing nothing) {
            visit.settleSkipped(page, nothing.reason());
            progress.skipped();
        }
    }

    private void write(SiteVisit visit) {
        if (batch.isEmpty()) {
            return;
        }
        List<Written> results =
                writer.write(batch.stream().map(Waiting::article).toList());
        for (int i = 0; i < batch.size(); i++) {
            Visited.Page page = batch.get(i).page();
            Written written = results.get(i);
            switch (written.outcome()) {
                case CREATED, UPDATED -> settle(visit, batch.get(i), true);
                case UNCHANGED -> settle(visit, batch.get(i), false);
                case FAILED -> visit.settleFailed(page, written.error());
                case UNAVAILABLE -> {
                    // Not settled: the page comes back when its lease ends.
                }
            }
            progress.written(page.url(), written);
        }
        batch.clear();
    }

    private void settle(SiteVisit visit, Waiting one, boolean changed) {
        URI article = one.article().article().url();
        if (one.page().wasWithdrawn()) {
            withdrawal.restore(article);
        }
        visit.settleArticle(one.page(), article, changed);
    }

    private void broken(String reason) {
        LOG.warnf("The crawl of %s ended early (%s). %s", source.name(), progress.inWords(), reason);
    }

    private static boolean isOver(Instant since, Duration time) {
        return Duration.between(since, Instant.now()).compareTo(time) > 0;
    }
}
