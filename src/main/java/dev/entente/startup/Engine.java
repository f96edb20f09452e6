package dev.entente.startup;

import dev.entente.engine.EmbeddedElasticsearch;
import dev.entente.engine.EngineFailure;
import dev.entente.engine.EngineSettings;
import dev.entente.index.ElasticsearchConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the embedded Elasticsearch running as long as the app runs. */
@Singleton
final class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);
    private static final int STARTS_IN_A_ROW = 5;

    private final EngineConfig config;
    private final ElasticsearchConnection connection;
    private @Nullable EmbeddedElasticsearch server;
    private boolean closed;

    @Inject
    Engine(EngineConfig config, ElasticsearchConnection connection) {
        this.config = config;
        this.connection = connection;
    }

    /** Starts the server where it is ours to start. @throws EngineFailure saying what to do */
    void start(Runnable afterCrash) {
        if (config.embedded()) {
            start(afterCrash, 1);
        }
    }

    private void start(Runnable afterCrash, int inARow) {
        EmbeddedElasticsearch started = EmbeddedElasticsearch.start(new EngineSettings(
                config.directory(),
                config.distribution().orElse(null),
                config.heap(),
                config.port(),
                config.patience()));
        synchronized (this) {
            if (closed) {
                started.close();
                return;
            }
            server = started;
        }
        connection.connect(started.address(), started.user(), started.password());
        long begin = System.nanoTime();
        started.onExit().thenAcceptAsync(code -> {
            boolean stable = System.nanoTime() - begin > config.patience().toNanos();
            restart(started, code, afterCrash, stable ? 1 : inARow + 1);
        });
    }

    private void restart(EmbeddedElasticsearch ended, int code, Runnable afterCrash, int inARow) {
        synchronized (this) {
            if (closed || server != ended) {
                return;
            }
        }
        LOG.warnf(
                "Elasticsearch ended by itself (exit code %d); starting it again. Its log is in %s.",
                code, config.directory().resolve("logs"));
        ended.close();
        if (inARow > STARTS_IN_A_ROW) {
            LOG.error("Elasticsearch keeps ending; giving up. Look at its log, then start Entente again.");
            return;
        }
        try {
            start(afterCrash, inARow);
            afterCrash.run();
        } catch (EngineFailure | IllegalStateException e) {
            LOG.error(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Entente cannot go on after the end of Elasticsearch. Start it again.", e);
        }
    }

    void close() {
        EmbeddedElasticsearch running;
        synchronized (this) {
            closed = true;
            running = server;
        }
        if (running != null) {
            running.close();
        }
    }
}
