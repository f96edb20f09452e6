package dev.entente.ingest;

import dev.entente.crawl.Crawler;
import dev.entente.crawl.FrontierUnavailable;
import dev.entente.crawl.HostTaken;
import dev.entente.crawl.SiteUnavailable;
import dev.entente.crawl.SiteVisit;
import dev.entente.index.ArticleWriter;
import dev.entente.source.Source;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One crawl of one source, from robots.txt to the index. A page is settled in the frontier only after its article is on
 * Elasticsearch's disk: whatever dies in between, the page is read again and nothing is lost.
 */
final class SourceCrawl {
    private static final Logger LOG = Logger.getLogger(SourceCrawl.class);

    private final Source source;
    private final Crawler.Scope scope;
    private final Crawler crawler;
    private final PageReading reading;
    private final ArticleWriter writer;
    private final CrawlProgress progress;
    private final Set<String> sites = ConcurrentHashMap.newKeySet();
    private @Nullable SiteVisit visit;
    private @Nullable String broken;

    SourceCrawl(
            Source source,
            Crawler.Scope scope,
            Crawler crawler,
            PageReading reading,
            ArticleWriter writer,
            CrawlProgress progress) {
        this.source = source;
        this.scope = scope;
        this.crawler = crawler;
        this.reading = reading;
        this.writer = writer;
        this.progress = progress;
    }

    enum End {
        DONE,
        /** Ended early; the report says why. */
        BROKEN,
        /** There is more to do: run it again. */
        MORE,
        /** Another running app reads the site just now. */
        KEPT_OFF
    }

    Source source() {
        return source;
    }

    Crawler.Scope scope() {
        return scope;
    }

    CrawlProgress progress() {
        return progress;
    }

    /** Why nothing at all could be read; empty where something was, or where nothing was asked for. */
    Optional<String> failure() {
        if (worked()) {
            return Optional.empty();
        }
        CrawlReport report = progress.report();
        return Optional.ofNullable(broken)
                .or(() -> report.state() != CrawlReport.State.DONE
                        ? Optional.empty()
                        : report.failures().stream()
                                .map(CrawlReport.Failure::reason)
                                .findFirst());
    }

    /** Whether the site answered as it should. */
    boolean worked() {
        return progress.report().counts().read() > 0;
    }

    void run() {
        run(() -> false, () -> {});
    }

    /**
     * Never throws: what goes wrong stands in the report.
     *
     * @param othersWait asked before each fetch; where it is so, the crawl stops there, to be run again
     * @param begun called once it is sure that this app may read the site
     */
    End run(BooleanSupplier othersWait, Runnable begun) {
        End end = End.BROKEN;
        try {
            end = crawl(othersWait, begun);
            if (end == End.DONE) {
                progress.done(Instant.now());
            }
        } catch (HostTaken e) {
            LOG.debugf("%s: %s", source.name(), e.getMessage());
            end = End.KEPT_OFF;
        } catch (SiteUnavailable e) {
            broken = e.getMessage();
            LOG.warnf("The crawl of %s ended early (%s). %s: %s", source.name(), progress.inWords(), e.url(), broken);
            progress.broken(e.url(), broken, Instant.now());
        } catch (FrontierUnavailable e) {
            ended(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended("The crawl was stopped. The next one goes on from here.");
        } catch (RuntimeException | Error e) {
            progress.broken(source.home(), "Something went wrong inside Entente: " + e + ".", Instant.now());
            LOG.errorf(e, "The crawl of %s failed", source.name());
        } finally {
            rest();
        }
        return end;
    }

    private End crawl(BooleanSupplier othersWait, Runnable begun) throws SiteUnavailable, InterruptedException {
        if (visit == null) {
            LOG.debugf("Crawling %s at %s", source.name(), source.home());
            visit = crawler.visit(source, scope);
            progress.remark(visit.remark());
            begun.run();
        }
        boolean more = follow(visit, othersWait);
        learn();
        if (worked()) {
            writer.refresh();
        }
        if (more) {
            return End.MORE;
        }
        if (visit.isKeptOff()) {
            return End.KEPT_OFF;
        }
        LOG.logf(
                progress.report().counts().created() > 0 ? Logger.Level.INFO : Logger.Level.DEBUG,
                "Crawled %s: %s",
                source.name(),
                progress.inWords());
        return End.DONE;
    }

    /** Whatever goes wrong with it, the crawl itself went well, and the next one learns it. */
    private void learn() {
        try {
            reading.learn(source, Set.copyOf(sites), again -> {
                writer.write(again);
                LOG.infof("Read %d articles of %s again, now that its site is known", again.size(), source.name());
            });
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warnf("What was learnt of %s is not used yet: %s", source.name(), e);
        }
    }

    /** By as many threads as may ask the site at once. */
    private boolean follow(SiteVisit site, BooleanSupplier othersWait) throws SiteUnavailable, InterruptedException {
        int connections = site.connections();
        if (connections == 1) {
            return new CrawlLane(source, site, reading, writer, new CrawlLane.Log(progress, sites)).follow(othersWait);
        }
        Callable<Boolean> lane = () ->
                new CrawlLane(source, site, reading, writer, new CrawlLane.Log(progress, sites)).follow(othersWait);
        ExecutorService threads = Executors.newFixedThreadPool(
                connections, task -> new Thread(task, Thread.currentThread().getName() + "-" + source.id()));
        try {
            boolean more = false;
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(connections, lane))) {
                more |= result(one);
            }
            return more;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean result(Future<Boolean> lane) throws SiteUnavailable, InterruptedException {
        try {
            return lane.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SiteUnavailable site) {
                throw site;
            }
            if (e.getCause() instanceof InterruptedException stopped) {
                throw stopped;
            }
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What was claimed and not fetched goes back; where that fails, it comes back when its lease ends. */
    private void rest() {
        if (visit == null) {
            return;
        }
        try {
            visit.rest();
        } catch (FrontierUnavailable e) {
            LOG.debugf("%s: %s", source.name(), e.getMessage());
        }
    }

    private void ended(String reason) {
        LOG.warnf("The crawl of %s ended early (%s). %s", source.name(), progress.inWords(), reason);
        progress.broken(source.home(), reason, Instant.now());
    }
}
