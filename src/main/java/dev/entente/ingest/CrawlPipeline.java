package dev.entente.ingest;

import dev.entente.coverage.CrawlNews;
import dev.entente.crawl.CrawlSettings;
import dev.entente.crawl.Crawler;
import dev.entente.crawl.Crawler.Scope;
import dev.entente.crawl.FrontierUnavailable;
import dev.entente.index.ArticleWriter;
import dev.entente.ingest.SourceCrawl.End;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs crawls on threads of its own. Where more sources have something due than there are threads, each crawl runs for a turn
 * and then waits for its next one behind the others, so that a large source holds up no other.
 */
@Singleton
class CrawlPipeline implements Crawls {
    private static final Logger LOG = Logger.getLogger(CrawlPipeline.class);
    private static final int SECONDS_TO_STOP = 10;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofDays(1);

    private final SourceCatalogue catalogue;
    private final Crawler crawler;
    private final PageReading reading;
    private final ArticleWriter writer;
    private final CrawlSettings settings;
    private final Clock clock;
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "crawls-later");
        thread.setDaemon(true);
        return thread;
    });
    private final CrawlBook book;
    private final SourceHealth health;
    private final Map<String, Crawl> newest = new HashMap<>();

    @Inject
    CrawlPipeline(
            SourceCatalogue catalogue,
            Crawler crawler,
            PageReading reading,
            ArticleWriter writer,
            CrawlBook book,
            CrawlSettings settings) {
        this(catalogue, crawler, reading, writer, book, settings, Clock.systemUTC());
    }

    CrawlPipeline(
            SourceCatalogue catalogue,
            Crawler crawler,
            PageReading reading,
            ArticleWriter writer,
            CrawlBook book,
            CrawlSettings settings,
            Clock clock) {
        this.clock = clock;
        this.catalogue = catalogue;
        this.health = new SourceHealth(catalogue);
        this.crawler = crawler;
        this.reading = reading;
        this.writer = reading.linking(writer);
        this.book = book;
        this.settings = settings;
        AtomicInteger number = new AtomicInteger();
        this.threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(
                settings.sourcesAtOnce(), task -> new Thread(task, "crawl-" + number.incrementAndGet()));
    }

    /** A crawl that runs, waits for its turn, or is over. */
    private static final class Crawl {
        private final SourceCrawl work;
        private @Nullable Crawl before;
        private boolean atWork;
        private boolean noted;
        private @Nullable Future<?> turn;

        private Crawl(SourceCrawl work, @Nullable Crawl before) {
            this.work = work;
            this.before = before;
            if (before != null) {
                before.before = null;
            }
        }

        boolean isRunning() {
            return work.progress().isRunning();
        }
    }

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
        Instant now = clock.instant();
        catalogue.active().stream()
                .filter(source -> health.mayTry(source.id(), now))
                .forEach(source -> start(source, Scope.DUE));
    }

    @Override
    public void goOn() {
        try {
            crawler.letGo();
            Instant now = clock.instant();
            Predicate<Source> due = crawler.due();
            for (Source source : catalogue.all()) {
                if (health.mayTry(source.id(), now)
                        && (isActive(source) && due.test(source) || isToBeProbed(source, now))) {
                    start(source, Scope.DUE);
                }
            }
        } catch (FrontierUnavailable e) {
            LOG.debugf("Nothing is crawled now. %s", e.getMessage());
        }
    }

    private boolean isActive(Source source) {
        return catalogue.state(source.id()).isActive();
    }

    /** Once a day a source that was given up gets another chance. */
    private boolean isToBeProbed(Source source, Instant now) {
        SourceState state = catalogue.state(source.id());
        return state.kind() == SourceState.Kind.PAUSED_FAILING
                && state.since() != null
                && state.since().plus(PROBE).isBefore(now);
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
        if (here != null && (elsewhere == null || here.isRunning() || !elsewhere.isRunning())) {
            return here.work.progress().report();
        }
        return elsewhere == null ? CrawlReport.never(source) : elsewhere;
    }

    @Override
    public List<CrawlNews> news() {
        return book.news();
    }

    private synchronized boolean start(Source source, Scope scope) {
        Crawl before = newest.get(source.id());
        if (threads.isShutdown() || before != null && before.isRunning()) {
            return false;
        }
        CrawlProgress progress = new CrawlProgress(source.id(), Instant.now());
        Crawl crawl = new Crawl(new SourceCrawl(source, scope, crawler, reading, writer, progress), before);
        newest.put(source.id(), crawl);
        giveTurn(crawl);
        if (scope == Scope.ALL) {
            note(crawl);
        }
        return true;
    }

    private synchronized void giveTurn(Crawl crawl) {
        if (!threads.isShutdown() && crawl.isRunning()) {
            crawl.turn = threads.submit(() -> takeTurn(crawl));
        }
    }

    private void takeTurn(Crawl crawl) {
        End end = run(crawl);
        if (end != End.KEPT_OFF) {
            note(crawl);
        }
        if (end == End.MORE) {
            giveTurn(crawl);
        } else if (end == End.KEPT_OFF && crawl.work.scope() == Scope.ALL) {
            later.schedule(() -> giveTurn(crawl), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } else if (end == End.KEPT_OFF) {
            leaveToOther(crawl);
        } else {
            judge(crawl.work);
        }
        book.write();
    }

    /** A crawl that is over in whatever way must say so: one that seems to run is not begun again. */
    private End run(Crawl crawl) {
        atWork(crawl, true);
        try {
            return crawl.work.run(turn(), () -> note(crawl));
        } catch (RuntimeException | Error e) {
            Source source = crawl.work.source();
            crawl.work
                    .progress()
                    .broken(source.home(), "Something went wrong inside Entente: " + e + ".", Instant.now());
            LOG.errorf(e, "The crawl of %s failed", source.name());
            return End.BROKEN;
        } finally {
            atWork(crawl, false);
        }
    }

    /** From now on its progress is written down. */
    private synchronized void note(Crawl crawl) {
        if (!crawl.noted) {
            crawl.noted = true;
            book.begin(crawl.work.progress());
        }
    }

    private synchronized void atWork(Crawl crawl, boolean is) {
        crawl.atWork = is;
    }

    /** Over when it has lasted for long enough and another crawl waits. */
    private BooleanSupplier turn() {
        long over = System.nanoTime() + settings.turn().toNanos();
        return () -> System.nanoTime() - over > 0 && !threads.getQueue().isEmpty();
    }

    /** The other app does it: here it is as if nothing had been begun. */
    private synchronized void leaveToOther(Crawl crawl) {
        String id = crawl.work.source().id();
        health.leave(id, settings.lease(), clock.instant());
        crawl.work.progress().done(Instant.now());
        if (!crawl.work.worked()) {
            if (crawl.before == null) {
                newest.remove(id);
            } else {
                newest.put(id, crawl.before);
            }
        }
    }

    /** An administrator's pause, at whichever instance, ends a crawl that runs. */
    @Scheduled(identity = "stop-paused-crawls", every = "5s")
    synchronized void stopPaused() {
        for (Crawl crawl : newest.values()) {
            Source source = crawl.work.source();
            SourceState.Kind state = catalogue.state(source.id()).kind();
            if (crawl.isRunning() && state != SourceState.Kind.ACTIVE && state != SourceState.Kind.PAUSED_FAILING) {
                if (crawl.turn != null) {
                    crawl.turn.cancel(true);
                }
                if (!crawl.atWork) {
                    crawl.work.progress().broken(source.home(), "It was stopped before it was done.", Instant.now());
                }
            }
        }
    }

    /** A source that fails altogether is paused, and one that answers again is not. */
    private void judge(SourceCrawl crawl) {
        Source source = crawl.source();
        Optional<String> failure = crawl.failure();
        if (crawl.worked()) {
            if (health.worked(source.id())) {
                LOG.infof("%s can be read again", source.name());
            }
        } else if (failure.isPresent()) {
            String reason = "It could not be read for a day or more. " + failure.get();
            if (health.failed(source.id(), reason, clock.instant())) {
                LOG.warnf("%s is paused. %s It is tried once a day.", source.name(), reason);
            }
        }
    }

    /** Before Elasticsearch stops, which beans that are destroyed would come too late for. */
    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) throws InterruptedException {
        stop();
    }

    /** Crawls stop at the next wait; what they had begun comes back when the lease ends. */
    void stop() throws InterruptedException {
        later.shutdownNow();
        threads.shutdownNow();
        if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            LOG.warn("A crawl did not stop in time. The next start goes on with it.");
        }
        book.write();
    }
}
