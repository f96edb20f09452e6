package dev.entente.startup;

import dev.entente.account.AdminToken;
import dev.entente.engine.EngineFailure;
import dev.entente.index.Indexes;
import dev.entente.index.Readiness;
import dev.entente.ingest.Crawls;
import dev.entente.source.InvalidSources;
import dev.entente.source.SourceCatalogue;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.common.runtime.util.SchedulerUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Wakes the rooms up in order: Elasticsearch, the indexes, the sources, the first crawl. It does so beside the web
 * server, which meanwhile tells visitors how far the start has come.
 */
@Singleton
final class Startup {
    private static final Logger LOG = Logger.getLogger(Startup.class);
    /** After the crawl has stopped. */
    private static final int LATE = 5_000;

    private final Engine engine;
    private final Indexes indexes;
    private final Readiness readiness;
    private final Instance<SourceCatalogue> sources;
    private final Crawls crawls;
    private final AdminToken adminToken;
    private final String portal;
    private final boolean crawlsUnasked;
    private volatile boolean stopping;

    @Inject
    Startup(
            Engine engine,
            Indexes indexes,
            Readiness readiness,
            Instance<SourceCatalogue> sources,
            Crawls crawls,
            AdminToken adminToken,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "entente.crawl.every") String crawlEvery) {
        this.engine = engine;
        this.indexes = indexes;
        this.readiness = readiness;
        this.sources = sources;
        this.crawls = crawls;
        this.adminToken = adminToken;
        this.portal = "http://localhost:" + port;
        this.crawlsUnasked = !SchedulerUtils.isOff(crawlEvery);
    }

    void onStart(@Observes StartupEvent event) {
        Thread thread = new Thread(this::start, "startup");
        thread.setDaemon(true);
        thread.start();
    }

    void onStop(@Observes @Priority(LATE) ShutdownEvent event) {
        stopping = true;
        readiness.waiting("Entente is stopping.");
        engine.close();
    }

    private void start() {
        try {
            LOG.infof("The portal will be at %s; until then it says how far the start has come", portal);
            // Read first: a mistake in the sources file is told before anybody waits for Elasticsearch.
            sources.get();
            readiness.waiting("Elasticsearch is starting.");
            engine.start(this::goOn);
            prepareIndexes();
            LOG.infof("Entente is ready: open %s", portal);
            adminToken.file().ifPresent(file -> LOG.infof("The administrator's token is in %s", file));
            crawl();
        } catch (EngineFailure | InvalidSources | IllegalStateException e) {
            if (!stopping) {
                LOG.error(e.getMessage());
                Quarkus.asyncExit(1);
            }
        } catch (RuntimeException e) {
            LOG.error("Entente cannot start", e);
            Quarkus.asyncExit(1);
        }
    }

    /** After Elasticsearch ended by itself and was started again: crawls have broken off. */
    private void goOn() {
        prepareIndexes();
        crawl();
    }

    private void crawl() {
        if (crawlsUnasked && !stopping) {
            int count = sources.get().all().size();
            LOG.infof("Crawling %d %s; new articles appear as they are read", count, count == 1 ? "source" : "sources");
            crawls.startDue();
        }
    }

    /** Tries until Elasticsearch answers: a cluster of the user's own may be slower to start than we are. */
    private void prepareIndexes() {
        readiness.waiting("The indexes are being prepared.");
        for (int attempt = 1; !stopping; attempt++) {
            try {
                indexes.prepare();
                readiness.isReady();
                return;
            } catch (IOException e) {
                String message = "Elasticsearch does not answer (" + e.getMessage() + ").";
                readiness.waiting(message + " Entente keeps trying.");
                if (attempt % 10 == 1) {
                    LOG.warnf("%s Trying again every two seconds. See quarkus.elasticsearch.hosts.", message);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        }
    }
}
