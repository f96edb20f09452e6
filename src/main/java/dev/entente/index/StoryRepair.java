package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.entente.story.Sketch;
import dev.entente.story.StoryText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Finds the stories of articles for which nobody looked: those of the first release, and those whose writer was killed
 * between writing and looking. Idempotent; several instances may run it at the same time.
 */
@Singleton
public final class StoryRepair {
    private static final Logger LOG = Logger.getLogger(StoryRepair.class);
    private static final int BATCH = 200;
    /** A writer looks within seconds of its write, so that what a kill left behind lies among the last changes. */
    private static final Duration LAST_CHANGES = Duration.ofMinutes(2);

    private record Sketched(String wording, List<String> sketch) {}

    private final ElasticsearchClient client;
    private final BulkWriter bulk;
    private final StoryGrouping stories;

    @Inject
    StoryRepair(ElasticsearchClient client, BulkWriter bulk, StoryGrouping stories) {
        this.client = client;
        this.bulk = bulk;
        this.stories = stories;
    }

    /** @throws IOException if Elasticsearch does not answer; what was done until then stays done */
    public void run() throws IOException {
        bulk.patiently(() -> client.indices().refresh(r -> r.index(IndexDefinition.ARTICLES)));
        Query ofFirstRelease = Query.of(q -> q.bool(b -> b.mustNot(n -> n.exists(e -> e.field("wording")))));
        int old = forEach(ofFirstRelease, hits -> {
            sketch(hits);
            settle(hits);
        });
        Instant last = lastChange();
        Query recent = Query.of(q -> q.range(r ->
                r.date(d -> d.field("changedAt").gte(last.minus(LAST_CHANGES).toString()))));
        forEach(recent, this::settle);
        if (old > 0) {
            LOG.infof("Looked for the stories of %,d articles of an earlier release", old);
        }
    }

    private interface Batch {
        void take(List<Hit<ArticleDocument>> hits) throws IOException;
    }

    private int forEach(Query query, Batch batch) throws IOException {
        int count = 0;
        List<FieldValue> position = List.of();
        while (true) {
            List<FieldValue> after = position;
            SearchRequest request = SearchRequest.of(s -> {
                s.index(IndexDefinition.ARTICLES)
                        .query(query)
                        .size(BATCH)
                        .seqNoPrimaryTerm(true)
                        .source(x -> x.filter(f -> f.includes("title", "body", "source", "story")))
                        .trackTotalHits(t -> t.enabled(false))
                        .sort(o -> o.field(f -> f.field("url").order(SortOrder.Asc)));
                return after.isEmpty() ? s : s.searchAfter(after);
            });
            SearchResponse<ArticleDocument> found = bulk.patiently(() -> client.search(request, ArticleDocument.class));
            List<Hit<ArticleDocument>> hits = found.hits().hits();
            if (hits.isEmpty()) {
                return count;
            }
            batch.take(hits);
            count += hits.size();
            position = hits.get(hits.size() - 1).sort();
        }
    }

    private void sketch(List<Hit<ArticleDocument>> hits) {
        List<BulkOperation> operations = new ArrayList<>();
        for (Hit<ArticleDocument> hit : hits) {
            ArticleDocument document = hit.source();
            List<String> sketch = Sketch.of(StoryText.of(
                    document.source(), ArticleDocument.only(document.title()), ArticleDocument.only(document.body())));
            operations.add(BulkOperation.of(o -> o.update(u -> u.index(IndexDefinition.ARTICLES + "-write")
                    .id(hit.id())
                    .ifSeqNo(hit.seqNo())
                    .ifPrimaryTerm(hit.primaryTerm())
                    .action(a -> a.doc(new Sketched(document.story(), sketch))))));
        }
        // One that somebody else writes at this moment gets its sketch from there.
        bulk.submit(operations).forEach(CompletableFuture::join);
    }

    private void settle(List<Hit<ArticleDocument>> hits) throws IOException {
        stories.settle(hits.stream().map(Hit::id).toList());
    }

    private Instant lastChange() throws IOException {
        double millis = bulk.patiently(() -> client.search(
                        s -> s.index(IndexDefinition.ARTICLES)
                                .size(0)
                                .aggregations("last", a -> a.max(m -> m.field("changedAt"))),
                        Void.class))
                .aggregations()
                .get("last")
                .max()
                .value();
        return Double.isFinite(millis) ? Instant.ofEpochMilli((long) millis) : Instant.EPOCH;
    }
}
