package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.indices.add_block.IndicesBlockOptions;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Copies a live index into a new one of the newer definition and swaps the aliases.
 *
 * <p>Readers and writers keep the old index while it is copied. What is written meanwhile is caught up by sequence
 * number, shard by shard; only for the last catch-up is the old index closed to writes, which writers wait out. One call
 * then moves both aliases and deletes the old index. If anything fails before that call, the new index is deleted and
 * nothing has changed.
 *
 * <p>The stages (start, commit, roll back, recover) follow the rollover of search.quarkus.io.
 */
final class Rollover {
    private static final Logger LOG = Logger.getLogger(Rollover.class);
    private static final Time KEEP_ALIVE = Time.of(t -> t.time("5m"));
    private static final int BATCH = 500;
    private static final long NOTHING_COPIED = -1;

    private final ElasticsearchClient client;
    private final IndexDefinition definition;
    private final String from;
    private final String to;
    private final Lease lease;

    /** Extends the lock that keeps other instances away. */
    interface Lease {
        /** @return false if the lock is lost */
        boolean extend() throws IOException;
    }

    Rollover(ElasticsearchClient client, IndexDefinition definition, String from, String to, Lease lease) {
        this.client = client;
        this.definition = definition;
        this.from = from;
        this.to = to;
        this.lease = lease;
    }

    /** @throws IOException after rolling back */
    void run() throws IOException {
        try {
            client.indices().create(c -> c.index(to).withJson(definition.json()));
            long[] copiedUpTo = copyAllShards();
            client.indices().addBlock(b -> b.index(from).block(IndicesBlockOptions.Write));
            client.indices().refresh(r -> r.index(from));
            for (int shard = 0; shard < copiedUpTo.length; shard++) {
                copy(shard, copiedUpTo[shard]);
            }
            client.indices().refresh(r -> r.index(to));
            dropDeleted();
            commit();
        } catch (IOException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    private long[] copyAllShards() throws IOException {
        int shards = Integer.parseInt(client.indices()
                .getSettings(s -> s.index(from))
                .result()
                .get(from)
                .settings()
                .index()
                .numberOfShards());
        long[] copiedUpTo = new long[shards];
        client.indices().refresh(r -> r.index(from));
        for (int shard = 0; shard < shards; shard++) {
            copiedUpTo[shard] = copy(shard, NOTHING_COPIED);
        }
        return copiedUpTo;
    }

    /** @return the highest sequence number copied so far */
    private long copy(int shard, long after) throws IOException {
        Query newer =
                Query.of(q -> q.range(r -> r.untyped(u -> u.field("_seq_no").gt(JsonData.of(after)))));
        long[] highest = {after};
        long[] copied = {0};
        scan(from, "_shards:" + shard, newer, hits -> {
            index(hits);
            hits.forEach(hit -> highest[0] = Math.max(highest[0], hit.seqNo()));
            copied[0] += hits.size();
            if (copied[0] % (20 * BATCH) == 0) {
                LOG.infof("Copied %,d documents into %s", copied[0], to);
            }
            if (!lease.extend()) {
                throw new IOException("Lost the lock on " + definition.name() + " while copying");
            }
        });
        return highest[0];
    }

    private interface Page {
        void take(List<Hit<JsonData>> hits) throws IOException;
    }

    private void scan(String index, String preference, Query query, Page page) throws IOException {
        String pit = client.openPointInTime(
                        p -> p.index(index).keepAlive(KEEP_ALIVE).preference(preference))
                .id();
        try {
            List<FieldValue> position = List.of();
            while (true) {
                List<FieldValue> after = position;
                SearchRequest request = SearchRequest.of(s -> {
                    s.pit(p -> p.id(pit).keepAlive(KEEP_ALIVE))
                            .query(query)
                            .size(BATCH)
                            .seqNoPrimaryTerm(true)
                            .trackTotalHits(t -> t.enabled(false))
                            .sort(o -> o.field(f -> f.field("_shard_doc")));
                    return after.isEmpty() ? s : s.searchAfter(after);
                });
                List<Hit<JsonData>> hits =
                        client.search(request, JsonData.class).hits().hits();
                if (hits.isEmpty()) {
                    return;
                }
                page.take(hits);
                position = hits.get(hits.size() - 1).sort();
            }
        } finally {
            client.closePointInTime(c -> c.id(pit));
        }
    }

    private void index(List<Hit<JsonData>> hits) throws IOException {
        List<BulkOperation> operations = new ArrayList<>(hits.size());
        for (Hit<JsonData> hit : hits) {
            operations.add(
                    BulkOperation.of(o -> o.index(i -> i.index(to).id(hit.id()).document(hit.source()))));
        }
        check(client.bulk(b -> b.operations(operations)));
    }

    /** After the catch-up the copy holds all of the old index; if it holds more, those were deleted meanwhile. */
    private void dropDeleted() throws IOException {
        if (count(to) == count(from)) {
            return;
        }
        List<BulkOperation> deletions = new ArrayList<>();
        scan(to, "_local", Query.of(q -> q.matchAll(m -> m)), hits -> {
            Set<String> gone = new HashSet<>(hits.stream().map(Hit::id).toList());
            gone.removeAll(idsIn(from, List.copyOf(gone)));
            gone.forEach(id -> deletions.add(
                    BulkOperation.of(o -> o.delete(d -> d.index(to).id(id)))));
        });
        check(client.bulk(b -> b.operations(deletions)));
    }

    private List<String> idsIn(String index, List<String> ids) throws IOException {
        return client
                .search(
                        s -> s.index(index)
                                .query(q -> q.ids(i -> i.values(ids)))
                                .source(f -> f.fetch(false))
                                .size(ids.size()),
                        Void.class)
                .hits()
                .hits()
                .stream()
                .map(Hit::id)
                .toList();
    }

    private long count(String index) throws IOException {
        return client.count(c -> c.index(index)).count();
    }

    private void commit() throws IOException {
        client.indices()
                .updateAliases(u -> u.actions(a -> a.add(add -> add.index(to).alias(definition.name())))
                        .actions(a -> a.add(add ->
                                add.index(to).alias(definition.writeAlias()).isWriteIndex(true)))
                        .actions(a -> a.removeIndex(r -> r.index(from))));
        LOG.infof("The index is %s now", to);
    }

    private void rollBack(Exception cause) {
        LOG.errorf("Rolling back: %s stays the index (%s)", from, cause.getMessage());
        try {
            client.indices().delete(d -> d.index(to).ignoreUnavailable(true));
            allowWrites(client, from);
        } catch (IOException | RuntimeException e) {
            // What could not be undone now is repaired at the next start.
            cause.addSuppressed(e);
        }
    }

    static void allowWrites(ElasticsearchClient client, String index) throws IOException {
        client.indices().putSettings(p -> p.index(index).settings(s -> s.blocks(b -> b.write(false))));
    }

    private static void check(BulkResponse response) throws IOException {
        if (response.errors()) {
            String first = response.items().stream()
                    .filter(item -> item.error() != null)
                    .map(item -> item.id() + ": " + item.error().reason())
                    .findFirst()
                    .orElse("unknown");
            throw new IOException("A document could not be copied: " + first);
        }
    }
}
