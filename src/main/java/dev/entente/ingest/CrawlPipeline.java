package dev.entente.ingest;

import dev.entente.coverage.CrawlNews;
import dev.entente.crawl.CrawlSettings;
import dev.entente.crawl.Crawler;
import dev.entente.crawl.Crawler.Scope;
import dev.entente.index.ArticleWithdrawal;
import dev.entente.index.ArticleWriter;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
    private final CrawlBook book;
    private final Map<String, Crawl> newest = new HashMap<>();

    @Inject
    CrawlPipeline(
            SourceCatalogue catalogue,
            Crawler crawler,
            PageReading reading,
            ArticleWriter writer,
            ArticleWithdrawal withdrawal,
            CrawlBook book,
            CrawlSettings settings) {
        this.catalogue = catalogue;
        this.crawler = crawler;
        this.reading = reading;
        this.writer = writer;
        this.withdrawal = withdrawal;
        this.book = book;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                settings.sourcesAtOnce(), task -> new Thread(task, "crawl-" + number.incrementAndGet()));
    }

    private record Crawl(Source source, CrawlProgress progress, AtomicBoolean begun, Future<?> task) {}

    @Override
    public boolean start(String id) {
        Source source = catalogue
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no source '" + id + "'. The sources are: "
                        + catalogue.all().stream().map(Source::id).collect(Collectors.joining(", ")) + "."));
        if (!catalogue.state(id).isActive()) {
            throw new IllegalArgumentException("The source '" + id + "' is paused. Resume it before it is crawled.");
        }
        return start(source, Scope.ALL);
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
    public List<CrawlReport> reports() {
        Map<String, CrawlReport> elsewhere = book.newest();
        return catalogue.all().stream()
                .map(source -> report(source.id(), elsewhere.get(source.id())))
                .toList();
    }

    private synchronized CrawlReport report(String source, @Nullable CrawlReport elsewhere) {
        Crawl here = newest.get(source);
        if (here != null && (elsewhere == null || here.progress().isRunning() || !elsewhere.isRunning())) {
            return here.progress().report();
        }
        return elsewhere == null ? CrawlReport.never(source) : elsewhere;
    }

    @Override
    public List<CrawlNews> news() {
        return book.news();
    }

    private synchronized boolean start(Source source, Scope scope) {
        Crawl running = newest.get(source.id());
        if (threads.isShutdown() || running != null && running.progress().isRunning()) {
            return false;
        }
        CrawlProgress progress = new CrawlProgress(source.id(), Instant.now());
        AtomicBoolean begun = new AtomicBoolean();
        SourceCrawl crawl = new SourceCrawl(source, scope, crawler, reading, writer, withdrawal, progress);
        Future<?> task = threads.submit(() -> {
            begun.set(true);
            crawl.run();
            book.write();
        });
        newest.put(source.id(), new Crawl(source, progress, begun, task));
        book.begin(progress);
        return true;
    }

    /** An administrator's pause, at whichever instance, ends a crawl that runs. */
    @Scheduled(identity = "stop-paused-crawls", every = "5s")
    synchronized void stopPaused() {
        for (Crawl crawl : newest.values()) {
            if (crawl.progress().isRunning()
                    && !catalogue.state(crawl.source().id()).isActive()) {
                crawl.task().cancel(true);
                if (!crawl.begun().get()) {
                    crawl.progress().broken(crawl.source().home(), "It was stopped before it began.", Instant.now());
                }
            }
        }
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
        book.write();
    }
}
