package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import dev.entente.curation.Retag.State;
import dev.entente.curation.Retags;
import dev.entente.curation.Selection;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does re-tags. The articles come in the order of their URLs, which holds over restarts and other writes, so that any
 * instance can go on behind the last one. Afterwards those are looked at again that somebody wrote meanwhile: they may have
 * been tagged before the act was known.
 */
final class RetagRun {
    private static final Logger LOG = Logger.getLogger(RetagRun.class);
    private static final String READ = IndexDefinition.ARTICLES;
    private static final String WRITE = IndexDefinition.RETAGS + "-write";
    private static final int BATCH = 50;

    private final ElasticsearchClient client;
    private final BulkWriter bulk;
    private final RetagBatch batch;
    private final Permission permission;
    private final Clock clock;

    /** Asked before each batch. */
    interface Permission {
        boolean toGoOn() throws IOException;
    }

    RetagRun(ElasticsearchClient client, BulkWriter bulk, Retags.Tagging tagging, Permission permission, Clock clock) {
        this.client = client;
        this.bulk = bulk;
        this.batch = new RetagBatch(client, bulk, tagging);
        this.permission = permission;
        this.clock = clock;
    }

    /**
     * Brings a re-tag to its next state.
     *
     * @return false where it was stopped before
     * @throws IOException if Elasticsearch does not answer; what was done until then stays done
     */
    boolean finishes(RetagDocument job) throws IOException {
        try {
            return job.state() == State.SETTLING ? settles(job) : runs(job);
        } catch (ElasticsearchException e) {
            if (e.status() != ElasticsearchErrors.BAD_REQUEST) {
                throw e;
            }
            if (job.selection().all()) {
                save(job.as(State.FAILED, clock.instant(), ElasticsearchErrors.reason(e)), Refresh.True);
                return true;
            }
            LOG.warnf("All articles are looked at, for those selected cannot be searched: %s", e.getMessage());
            save(job.selecting(Selection.ALL), Refresh.True);
            return finishes(job.selecting(Selection.ALL));
        }
    }

    private boolean runs(RetagDocument waiting) throws IOException {
        RetagDocument job = waiting.state() == State.WAITING ? begun(waiting) : waiting;
        RetagDocument done = scan(job, SelectionQuery.of(job.selection()));
        if (done == null) {
            return false;
        }
        save(done.as(State.SETTLING, clock.instant(), done.error()), Refresh.True);
        LOG.infof(
                "%s: %,d articles tagged anew, %,d of them with other tags", job.label(), done.done(), done.changed());
        return true;
    }

    private RetagDocument begun(RetagDocument waiting) throws IOException {
        bulk.patiently(() -> client.indices().refresh(r -> r.index(READ)));
        long total = bulk.patiently(() -> client.count(c -> c.index(READ).query(SelectionQuery.of(waiting.selection())))
                .count());
        RetagDocument job = waiting.begun(total, lastWrite());
        save(job, Refresh.True);
        return job;
    }

    private boolean settles(RetagDocument job) throws IOException {
        bulk.patiently(() -> client.indices().refresh(r -> r.index(READ)));
        long after = job.seqNo() == null ? -1 : job.seqNo();
        Query late = Query.of(q -> q.bool(b -> b.must(SelectionQuery.of(job.selection()))
                .filter(f -> f.range(r -> r.untyped(u -> u.field("_seq_no").gt(JsonData.of(after)))))));
        RetagDocument done = scan(job.after(0, 0, null), late);
        if (done == null) {
            return false;
        }
        save(done.as(State.DONE, done.finishedAt(), done.error()), Refresh.True);
        return true;
    }

    /** Null where it was stopped. */
    private @Nullable RetagDocument scan(RetagDocument begin, Query query) throws IOException {
        RetagDocument job = begin;
        while (permission.toGoOn()) {
            List<Hit<ArticleDocument>> hits = next(query, job.position());
            if (hits.isEmpty()) {
                return job;
            }
            RetagBatch.Outcome outcome = batch.run(hits.stream()
                    .map(hit -> new RetagBatch.Read(hit.id(), hit.seqNo(), hit.primaryTerm(), hit.source()))
                    .toList());
            String last = hits.get(hits.size() - 1).source().url().toString();
            job = job.after(hits.size(), outcome.changed(), last);
            if (outcome.error() != null) {
                job = job.as(job.state(), job.finishedAt(), outcome.error());
            }
            save(job, Refresh.False);
        }
        return null;
    }

    private List<Hit<ArticleDocument>> next(Query query, @Nullable String after) throws IOException {
        SearchRequest request = SearchRequest.of(s -> {
            s.index(READ)
                    .query(query)
                    .size(BATCH)
                    .seqNoPrimaryTerm(true)
                    .source(x -> x.filter(f -> f.excludes(RetagBatch.LEFT_OUT)))
                    .trackTotalHits(t -> t.enabled(false))
                    .sort(o -> o.field(f -> f.field("url").order(SortOrder.Asc)));
            return after == null ? s : s.searchAfter(FieldValue.of(after));
        });
        return search(request).hits().hits();
    }

    /** What cannot be searched at all is told apart from a server that is busy or away. */
    private co.elastic.clients.elasticsearch.core.SearchResponse<ArticleDocument> search(SearchRequest request)
            throws IOException {
        try {
            return bulk.patiently(() -> client.search(request, ArticleDocument.class));
        } catch (IOException e) {
            if (e.getCause() instanceof ElasticsearchException refused
                    && refused.status() == ElasticsearchErrors.BAD_REQUEST) {
                throw refused;
            }
            throw e;
        }
    }

    /** The highest sequence number that is given; -1 where nothing was ever written. */
    private long lastWrite() throws IOException {
        return bulk
                .patiently(() -> client.search(
                        s -> s.index(READ)
                                .size(1)
                                .seqNoPrimaryTerm(true)
                                .source(x -> x.fetch(false))
                                .sort(o -> o.field(f -> f.field("_seq_no").order(SortOrder.Desc))),
                        Void.class))
                .hits()
                .hits()
                .stream()
                .mapToLong(hit -> hit.seqNo())
                .max()
                .orElse(-1);
    }

    private void save(RetagDocument job, Refresh refresh) throws IOException {
        bulk.patiently(() ->
                client.index(i -> i.index(WRITE).id(job.id()).document(job).refresh(refresh)));
    }
}
