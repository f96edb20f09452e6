package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.GetResponse;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.curation.Curations;
import dev.entente.curation.Retag;
import dev.entente.curation.Retag.State;
import dev.entente.curation.Retags;
import dev.entente.curation.Selection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps re-tags in the index {@code curation-retags}. One instance works at a time, under a lock; each batch of articles
 * moves the re-tag's place on, so that a killed instance's work is taken up from there.
 */
@Singleton
final class ElasticsearchRetags implements Retags {
    /** Until then each instance knows of the act, and tags what it reads by it. */
    static final Duration HEARD_OF = Curations.FRESH.plusSeconds(1);
    /** Until then an article that was tagged before is written, or its writer has given up. */
    static final Duration SETTLED = HEARD_OF.plus(BulkWriter.PATIENCE).plusSeconds(10);

    private static final String READ = IndexDefinition.RETAGS;
    private static final String WRITE = READ + "-write";
    private static final String LOCK = "retag";

    private final ElasticsearchClient client;
    private final BulkWriter bulk;
    private final Readiness readiness;
    private final Clock clock;
    private final IndexLock lock;

    @Inject
    ElasticsearchRetags(ElasticsearchClient client, BulkWriter bulk, Readiness readiness) {
        this(client, bulk, readiness, Clock.systemUTC());
    }

    ElasticsearchRetags(ElasticsearchClient client, BulkWriter bulk, Readiness readiness, Clock clock) {
        this.client = client;
        this.bulk = bulk;
        this.readiness = readiness;
        this.clock = clock;
        this.lock = new IndexLock(client, clock);
    }

    @Override
    public void add(Retag retag) {
        ask(() -> {
            try {
                return client.index(i -> i.index(WRITE)
                        .id(retag.id())
                        .document(RetagDocument.of(retag))
                        .opType(OpType.Create)
                        .refresh(Refresh.True));
            } catch (IOException | ElasticsearchException e) {
                if (ElasticsearchErrors.status(e) == ElasticsearchErrors.CONFLICT) {
                    return null;
                }
                throw e;
            }
        });
    }

    @Override
    public List<Retag> newest(int size) {
        return ask(() -> client
                .search(
                        s -> s.index(READ)
                                .size(size)
                                .sort(o -> o.field(f -> f.field("createdAt").order(SortOrder.Desc)))
                                .sort(o -> o.field(f -> f.field("id").order(SortOrder.Desc))),
                        RetagDocument.class)
                .hits()
                .hits()
                .stream()
                .flatMap(hit -> Stream.ofNullable(hit.source()))
                .map(RetagDocument::retag)
                .toList());
    }

    @Override
    public long count(Selection selection) {
        return ask(() -> client.count(c -> c.index(IndexDefinition.ARTICLES).query(SelectionQuery.of(selection)))
                .count());
    }

    @Override
    public Optional<TaggedArticle> article(ArticleId id) {
        return ask(() -> {
            GetResponse<ArticleDocument> found = client.get(
                    g -> g.index(IndexDefinition.ARTICLES).id(id.value()).sourceExcludes(RetagBatch.LEFT_OUT),
                    ArticleDocument.class);
            return Optional.ofNullable(found.source())
                    .map(document -> new TaggedArticle(document.article(id), document.tags()));
        });
    }

    @Override
    public void work(Retags.Tagging tagging, BooleanSupplier stopping) {
        ask(() -> {
            String due = due();
            if (due == null || stopping.getAsBoolean() || !lock.acquire(LOCK)) {
                return null;
            }
            try {
                RetagRun run = new RetagRun(client, bulk, tagging, new Held(stopping), clock);
                for (due = due(); due != null && !stopping.getAsBoolean(); due = due()) {
                    String id = due;
                    RetagDocument job = client.get(g -> g.index(READ).id(id), RetagDocument.class)
                            .source();
                    if (job == null || !run.finishes(job)) {
                        break;
                    }
                }
            } finally {
                lock.release(LOCK);
            }
            return null;
        });
    }

    /** Whether to go on: the lock is ours, and nobody stops us. */
    private final class Held implements RetagRun.Permission {
        private final BooleanSupplier stopping;

        Held(BooleanSupplier stopping) {
            this.stopping = stopping;
        }

        @Override
        public boolean toGoOn() throws IOException {
            return !stopping.getAsBoolean() && lock.acquire(LOCK);
        }
    }

    /** The id of the oldest re-tag that can be worked on; those that only settle come last. Null for none. */
    private @Nullable String due() throws IOException {
        String open = due(List.of(State.RUNNING, State.WAITING), HEARD_OF);
        return open == null ? due(List.of(State.SETTLING), SETTLED) : open;
    }

    private @Nullable String due(List<State> states, Duration age) throws IOException {
        Instant latest = clock.instant().minus(age);
        return client
                .search(
                        s -> s.index(READ)
                                .size(1)
                                .source(x -> x.fetch(false))
                                .query(q -> q.bool(b -> b.filter(f -> f.terms(t -> t.field("state")
                                                .terms(v -> v.value(states.stream()
                                                        .map(state -> FieldValue.of(state.name()))
                                                        .toList()))))
                                        .filter(f -> f.range(r ->
                                                r.date(d -> d.field("createdAt").lte(latest.toString()))))))
                                .sort(o -> o.field(f -> f.field("createdAt").order(SortOrder.Asc))),
                        Void.class)
                .hits()
                .hits()
                .stream()
                .map(hit -> hit.id())
                .findFirst()
                .orElse(null);
    }

    private <T> T ask(CurationCall.Request<T> request) {
        return CurationCall.send(readiness, request);
    }
}
