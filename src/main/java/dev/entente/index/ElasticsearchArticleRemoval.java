package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/** By point in time and bulk: the embedded server has no delete-by-query. */
@Singleton
final class ElasticsearchArticleRemoval implements ArticleRemoval {
    private static final int BATCH = 1_000;
    private static final Time KEEP_ALIVE = Time.of(t -> t.time("2m"));

    private final ElasticsearchClient client;

    @Inject
    ElasticsearchArticleRemoval(ElasticsearchClient client) {
        this.client = client;
    }

    @Override
    public long count(String source) throws IOException {
        return client.count(c -> c.index(IndexDefinition.ARTICLES).query(of(source)))
                .count();
    }

    @Override
    public long remove(String source, LongConsumer progress) throws IOException {
        client.indices().refresh(r -> r.index(IndexDefinition.ARTICLES));
        String pit = client.openPointInTime(
                        p -> p.index(IndexDefinition.ARTICLES).keepAlive(KEEP_ALIVE))
                .id();
        long removed = 0;
        try {
            List<FieldValue> position = List.of();
            while (true) {
                List<Hit<Void>> hits = page(pit, source, position);
                if (hits.isEmpty()) {
                    client.indices().refresh(r -> r.index(IndexDefinition.ARTICLES));
                    return removed;
                }
                removed += delete(hits);
                progress.accept(removed);
                position = hits.get(hits.size() - 1).sort();
            }
        } catch (ElasticsearchException e) {
            throw new IOException(ElasticsearchErrors.reason(e), e);
        } finally {
            client.closePointInTime(p -> p.id(pit));
        }
    }

    private List<Hit<Void>> page(String pit, String source, List<FieldValue> position) throws IOException {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .pit(p -> p.id(pit).keepAlive(KEEP_ALIVE))
                .query(of(source))
                .size(BATCH)
                .source(s -> s.fetch(false))
                .trackTotalHits(t -> t.enabled(false))
                .sort(o -> o.field(f -> f.field("_shard_doc")));
        if (!position.isEmpty()) {
            request.searchAfter(position);
        }
        return client.search(request.build(), Void.class).hits().hits();
    }

    /** @return how many there were: another instance may delete the same */
    private long delete(List<Hit<Void>> hits) throws IOException {
        return client
                .bulk(b -> {
                    hits.forEach(hit -> b.operations(o -> o.delete(
                            d -> d.index(IndexDefinition.ARTICLES + "-write").id(hit.id()))));
                    return b;
                })
                .items()
                .stream()
                .filter(item -> item.status() == 200)
                .count();
    }

    private static Query of(String source) {
        return Query.of(q -> q.term(t -> t.field("source").value(source)));
    }
}
