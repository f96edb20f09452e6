package dev.entente.ingest;

import dev.entente.coverage.CoverageUnavailable;
import dev.entente.coverage.CrawlNews;
import dev.entente.coverage.CrawlRecord;
import dev.entente.crawl.FrontierOverview;
import dev.entente.crawl.FrontierUnavailable;
import dev.entente.index.ArticleRemoval;
import dev.entente.index.Readiness;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceState;
import dev.entente.source.SourceState.Kind;
import dev.entente.source.SourcesUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Deletes sources that administrators added, in the background. How far it has come is part of the source's state, so that
 * every instance can tell it, and can go on where another was killed.
 */
@Singleton
public class SourceRemoval {
    private static final Logger LOG = Logger.getLogger(SourceRemoval.class);
    /** A removal that was not heard of for so long was killed. */
    private static final Duration SILENT = Duration.ofMinutes(3);

    private static final int SECONDS_FOR_CRAWLS = 60;

    private final SourceCatalogue catalogue;
    private final ArticleRemoval articles;
    private final FrontierOverview frontier;
    private final CrawlRecord record;
    private final Readiness readiness;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "source-removal"));

    @Inject
    SourceRemoval(
            SourceCatalogue catalogue,
            ArticleRemoval articles,
            FrontierOverview frontier,
            CrawlRecord record,
            Readiness readiness) {
        this.catalogue = catalogue;
        this.articles = articles;
        this.frontier = frontier;
        this.record = record;
        this.readiness = readiness;
    }

    /**
     * Begins to delete a source.
     *
     * @throws dev.entente.source.InvalidDefinition if no source with this id was added
     */
    public void start(String source, boolean withArticles) {
        catalogue.deleting(source, withArticles, "Crawls of it are being ended.");
        begin(source, withArticles);
    }

    /** Articles of the source. @throws IOException if Elasticsearch does not answer */
    public long articles(String source) throws IOException {
        return articles.count(source);
    }

    @Scheduled(identity = "source-removal", every = "1m", delayed = "10s")
    void goOn() {
        if (!readiness.ready()) {
            return;
        }
        Instant silent = Clock.systemUTC().instant().minus(SILENT);
        for (Source source : catalogue.all()) {
            SourceState state = catalogue.state(source.id());
            if (state.isLeaving() && state.since() != null && state.since().isBefore(silent)) {
                begin(source.id(), state.kind() == Kind.DELETING_ARTICLES);
            }
        }
    }

    private void begin(String source, boolean withArticles) {
        if (running.add(source)) {
            thread.execute(() -> run(source, withArticles));
        }
    }

    private void run(String source, boolean withArticles) {
        try {
            awaitCrawls(source);
            if (withArticles) {
                long all = articles.count(source);
                articles.remove(
                        source,
                        removed -> catalogue.deleting(
                                source,
                                true,
                                String.format("%,d of %,d articles are deleted.", removed, Math.max(all, removed))));
            }
            frontier.forget(source);
            record.forget(source);
            catalogue.remove(source);
            LOG.infof("The source %s is deleted", source);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | SourcesUnavailable | FrontierUnavailable | CoverageUnavailable e) {
            LOG.warnf("The source %s is deleted later: %s", source, e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "The source %s could not be deleted", source);
        } finally {
            running.remove(source);
        }
    }

    /** What a crawl still writes would be left behind. */
    private void awaitCrawls(String source) throws InterruptedException {
        for (int second = 0; second < SECONDS_FOR_CRAWLS && isCrawled(source); second++) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private boolean isCrawled(String source) {
        return record.news().stream()
                .anyMatch(news -> news.source().equals(source) && news.state() == CrawlNews.State.RUNNING);
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        thread.shutdownNow();
    }
}
