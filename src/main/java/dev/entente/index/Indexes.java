package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.get.Feature;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.transport.TransportException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Brings the indexes into the state that {@code index-mappings} defines: creates them, rolls them over to a newer
 * version, and repairs what a killed process left behind.
 */
@Singleton
public final class Indexes {
    private static final Logger LOG = Logger.getLogger(Indexes.class);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final ElasticsearchClient client;
    private final IndexLock lock;
    private final Clock clock;

    @Inject
    public Indexes(ElasticsearchClient client) {
        this(client, Clock.systemUTC());
    }

    Indexes(ElasticsearchClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.lock = new IndexLock(client, clock);
    }

    /**
     * Prepares every index. Waits while another instance does so.
     *
     * @throws IOException if Elasticsearch does not answer
     * @throws IllegalStateException with a sentence for the administrator, where a person has to decide
     */
    public void prepare() throws IOException {
        for (IndexDefinition definition : IndexDefinition.all()) {
            try {
                prepare(definition);
            } catch (ElasticsearchException e) {
                throw explained(e);
            } catch (TransportException e) {
                // What is refused without a body, as to a HEAD request, comes as this.
                if (isRefusal(e.statusCode())) {
                    throw refused(e.statusCode(), e);
                }
                throw e;
            }
        }
    }

    /** A cluster that is only busy or without a master is worth waiting for; a refused password is not. */
    private static RuntimeException explained(ElasticsearchException e) throws IOException {
        if (e.status() == 429 || e.status() >= 500) {
            throw new IOException(e.status() + ": " + e.getMessage(), e);
        }
        return isRefusal(e.status()) ? refused(e.status(), e) : e;
    }

    private static boolean isRefusal(int status) {
        return status == 401 || status == 403;
    }

    private static IllegalStateException refused(int status, Exception cause) {
        return new IllegalStateException(
                "Elasticsearch refuses the portal (%d). Check the user and password in quarkus.elasticsearch.*, and the user's rights."
                        .formatted(status),
                cause);
    }

    void prepare(IndexDefinition definition) throws IOException {
        awaitLock(definition.name());
        try {
            Map<String, IndexState> physical = physical(definition);
            Optional<String> live = live(definition, physical);
            if (live.isEmpty()) {
                create(definition, physical);
                return;
            }
            repair(definition, live.get(), physical);
            int version = version(physical.get(live.get()));
            if (version > definition.version()) {
                throw new IllegalStateException(
                        "The index %s has version %d, made by a newer Entente than this one, which knows version %d. Run the newer one."
                                .formatted(live.get(), version, definition.version()));
            }
            if (version < definition.version()) {
                LOG.infof(
                        "The index %s has version %d; rolling over to version %d",
                        live.get(), version, definition.version());
                String next = definition.physical(number(live.get()) + 1);
                new Rollover(client, definition, live.get(), next, () -> lock.acquire(definition.name())).run();
            }
        } finally {
            lock.release(definition.name());
        }
    }

    private void awaitLock(String name) throws IOException {
        Instant deadline = clock.instant().plus(PATIENCE);
        boolean said = false;
        while (!lock.acquire(name)) {
            if (clock.instant().isAfter(deadline)) {
                throw new IllegalStateException("Another Entente has been preparing the index " + name + " for "
                        + PATIENCE.toMinutes() + " minutes. Look at its log, or stop it.");
            }
            if (!said) {
                LOG.infof("Waiting: another Entente is preparing the index %s", name);
                said = true;
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for another instance", e);
        }
    }

    private void create(IndexDefinition definition, Map<String, IndexState> physical) throws IOException {
        if (!physical.isEmpty()) {
            throw new IllegalStateException(
                    "The alias %s is gone, but %s is there. Add the aliases %s and %s to the index that holds the data, or delete it."
                            .formatted(
                                    definition.name(),
                                    String.join(", ", physical.keySet()),
                                    definition.name(),
                                    definition.writeAlias()));
        }
        client.indices().create(c -> c.index(definition.physical(1))
                .withJson(definition.json())
                .aliases(definition.name(), a -> a)
                .aliases(definition.writeAlias(), a -> a.isWriteIndex(true)));
        LOG.debugf("Created the index %s", definition.physical(1));
    }

    /** A kill during a rollover leaves a half copy without aliases, and perhaps a live index closed to writes. */
    private void repair(IndexDefinition definition, String live, Map<String, IndexState> physical) throws IOException {
        for (String index : physical.keySet()) {
            if (number(index) > number(live)) {
                LOG.infof("Deleting %s, the half copy of a rollover that was cut off", index);
                client.indices().delete(d -> d.index(index));
            }
        }
        Rollover.allowWrites(client, live);
    }

    private Optional<String> live(IndexDefinition definition, Map<String, IndexState> physical) {
        return physical.entrySet().stream()
                .filter(index -> index.getValue().aliases().containsKey(definition.name()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<String, IndexState> physical(IndexDefinition definition) throws IOException {
        Map<String, IndexState> found = new TreeMap<>(client.indices()
                .get(g -> g.index(definition.name() + "-*")
                        .allowNoIndices(true)
                        .features(Feature.Aliases, Feature.Mappings))
                .result());
        found.keySet().removeIf(index -> !index.matches(definition.name() + "-\\d{6}"));
        return found;
    }

    private static int number(String physical) {
        return Integer.parseInt(physical.substring(physical.lastIndexOf('-') + 1));
    }

    private static int version(IndexState state) {
        JsonData version =
                state.mappings() == null ? null : state.mappings().meta().get("version");
        return version == null ? 0 : version.to(Integer.class);
    }
}
