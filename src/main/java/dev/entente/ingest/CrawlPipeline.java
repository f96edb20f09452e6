package dev.entente.ingest;

import dev.entente.crawl.CrawlSettings;
import dev.entente.crawl.Crawler;
import dev.entente.crawl.Crawler.Scope;
import dev.entente.index.ArticleWithdrawal;
import dev.entente.index.ArticleWriter;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Runs crawls on a few threads of its own. */
@Singleton
class CrawlPipeline implements Crawls {
    private static final Logger LOG = Logger.getLogger(CrawlPipeline.class);
    private static final int SECONDS_TO_STOP = 10;

    private final SourceCatalogue catalogue;
    private final Crawler crawler;
    private final PageReading reading;
    private final ArticleWriter writer;
    private final ArticleWithdrawal withdrawal;
    private final ExecutorService threads;
    private final Map<String, CrawlProgress> newest = new HashMap<>();

    @Inject
    CrawlPipeline(
            SourceCatalogue catalogue,
            Crawler crawler,
            PageReading reading,
            ArticleWriter writer,
            ArticleWithdrawal withdrawal,
            CrawlSettings settings) {
        this.catalogue = catalogue;
        this.crawler = crawler;
        this.reading = reading;
        this.writer = writer;
        this.withdrawal = withdrawal;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                settings.sourcesAtOnce(), task -> new Thread(task, "crawl-" + number.incrementAndGet()));
    }

    @Override
    public boolean start(String source) {
        return start(
                catalogue
                        .find(source)
                        .orElseThrow(() -> new IllegalArgumentException("There is no source '" + source
                                + "'. The sources are: "
                                + catalogue.all().stream().map(Source::id).collect(Collectors.joining(", ")) + ".")),
                Scope.ALL);
    }

    @Override
    public void startAll() {
        catalogue.active().forEach(source -> start(source, Scope.ALL));
    }

    @Override
    public void startDue() {
        catalogue.active().forEach(source -> start(source, Scope.DUE));
    }

    @Override
    public synchronized List<CrawlReport> reports() {
        return catalogue.all().stream()
                .map(source -> newest.containsKey(source.id())
                        ? newest.get(source.id()).report()
                        : CrawlProgress.never(source.id()))
                .toList();
    }

    private synchronized boolean start(Source source, Scope scope) {
        CrawlProgress running = newest.get(source.id());
        if (threads.isShutdown() || running != null && running.isRunning()) {
            return false;
        }
        CrawlProgress progress = new CrawlProgress(source.id(), Instant.now());
        threads.execute(new SourceCrawl(source, scope, crawler, reading, writer, withdrawal, progress)::run);
        newest.put(source.id(), progress);
        return true;
    }

    /** Before Elasticsearch stops, which beans that are destroyed would come too late for. */
    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) throws InterruptedException {
        stop();
    }

    /** Crawls stop at the next wait; what they had begun comes back when the lease ends. */
    void stop() throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            LOG.warn("A crawl did not stop in time. The next start goes on with it.");
        }
    }
}
