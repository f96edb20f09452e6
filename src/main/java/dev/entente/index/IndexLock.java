package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch.core.GetResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps two app instances from working on one index at once: a document with a lease. A killed holder's lock ends by
 * itself after {@link #LEASE}.
 */
final class IndexLock {
    static final Duration LEASE = Duration.ofSeconds(30);

    private final ElasticsearchClient client;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    IndexLock(ElasticsearchClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    record Lease(String holder, Instant until) {}

    /** @return whether this instance holds the lock now; also extends a lock that it holds already */
    boolean acquire(String name) throws IOException {
        createIndex();
        GetResponse<Lease> found =
                client.get(g -> g.index(IndexDefinition.LOCKS).id(name), Lease.class);
        Lease wanted = new Lease(holder, clock.instant().plus(LEASE));
        try {
            if (!found.found()) {
                client.index(i -> i.index(IndexDefinition.LOCKS)
                        .id(name)
                        .opType(OpType.Create)
                        .document(wanted));
                return true;
            }
            Lease held = Optional.ofNullable(found.source()).orElseThrow();
            if (!held.holder().equals(holder) && held.until().isAfter(clock.instant())) {
                return false;
            }
            client.index(i -> i.index(IndexDefinition.LOCKS)
                    .id(name)
                    .ifSeqNo(found.seqNo())
                    .ifPrimaryTerm(found.primaryTerm())
                    .document(wanted));
            return true;
        } catch (IOException | ElasticsearchException e) {
            if (ElasticsearchErrors.status(e) == ElasticsearchErrors.CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** Gives the lock back, if this instance still holds it. */
    void release(String name) throws IOException {
        GetResponse<Lease> found =
                client.get(g -> g.index(IndexDefinition.LOCKS).id(name), Lease.class);
        if (found.source() == null || !found.source().holder().equals(holder)) {
            return;
        }
        try {
            client.delete(d -> d.index(IndexDefinition.LOCKS)
                    .id(name)
                    .ifSeqNo(found.seqNo())
                    .ifPrimaryTerm(found.primaryTerm()));
        } catch (IOException | ElasticsearchException e) {
            if (ElasticsearchErrors.status(e) != ElasticsearchErrors.CONFLICT) {
                throw e;
            }
        }
    }

    private void createIndex() throws IOException {
        IndexDefinition locks = IndexDefinition.load(IndexDefinition.LOCKS);
        if (client.indices().exists(e -> e.index(locks.name())).value()) {
            return;
        }
        try {
            client.indices().create(c -> c.index(locks.name()).withJson(locks.json()));
        } catch (ElasticsearchException e) {
            // Another instance was quicker.
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
    }
}
