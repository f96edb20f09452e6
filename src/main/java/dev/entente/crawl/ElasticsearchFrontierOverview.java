package dev.entente.crawl;

import static dev.entente.crawl.ElasticsearchCall.send;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import dev.entente.article.ArticleId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Aggregations over the index {@code frontier}, and changes of many of its documents by scan and bulk. */
@Singleton
class ElasticsearchFrontierOverview implements FrontierOverview {
    private static final int BATCH = 1_000;
    /** Elasticsearch pages by from and size no further. */
    private static final int DEEPEST = 10_000;

    private static final int SAMPLES = 3;
    private static final int ROUNDS = 5;
    private static final Time KEEP_ALIVE = Time.of(t -> t.time("1m"));

    private final ElasticsearchClient client;
    private final String readAlias;
    private final String writeAlias;
    private final CrawlLease lease;
    private final KnownUrls known;
    private final Clock clock;

    @Inject
    ElasticsearchFrontierOverview(ElasticsearchClient client, CrawlLease lease, KnownUrls known) {
        this(client, "frontier", lease, known, Clock.tickMillis(ZoneOffset.UTC));
    }

    ElasticsearchFrontierOverview(
            ElasticsearchClient client, String alias, CrawlLease lease, KnownUrls known, Clock clock) {
        this.client = client;
        this.readAlias = alias;
        this.writeAlias = alias + "-write";
        this.lease = lease;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public Map<String, Map<UrlState, Long>> counts() {
        Map<String, Map<UrlState, Long>> counts = new TreeMap<>();
        composite(matchAll(), List.of(by("source"), by("state")), Map.of(), bucket -> counts.computeIfAbsent(
                        text(bucket, "source"), source -> new EnumMap<>(UrlState.class))
                .put(UrlState.valueOf(text(bucket, "state")), bucket.docCount()));
        return counts;
    }

    @Override
    public List<FailureGroup> failures(int most) {
        List<FailureGroup> groups = new ArrayList<>();
        Aggregation samples = Aggregation.of(a -> a.topHits(top ->
                top.size(SAMPLES).sort(by -> by.field(f -> f.field("fetchedAt").order(SortOrder.Desc)))));
        composite(
                exists("problem"),
                List.of(by("source"), by("problem"), by("status")),
                Map.of("samples", samples),
                bucket -> groups.add(group(bucket)));
        return groups.stream()
                .sorted(Comparator.comparingLong(FailureGroup::count).reversed())
                .limit(most)
                .toList();
    }

    private static FailureGroup group(CompositeBucket bucket) {
        FieldValue status = bucket.key().get("status");
        FailureKind kind = new FailureKind(
                text(bucket, "source"),
                Problem.Kind.valueOf(text(bucket, "problem")),
                status == null || status.isNull() ? null : (int) status.longValue());
        List<FailingUrl> samples = bucket.aggregations().get("samples").topHits().hits().hits().stream()
                .map(hit -> failing(Objects.requireNonNull(hit.source()).to(FrontierDocument.class)))
                .toList();
        return new FailureGroup(kind, bucket.docCount(), samples);
    }

    @Override
    public List<FailingUrl> failing(FailureKind kind, int page, int size) {
        int from = (page - 1) * size;
        if (from + size > DEEPEST) {
            return List.of();
        }
        BoolQuery.Builder query = of(kind.source(), kind.problem());
        if (kind.status() == null) {
            query.mustNot(exists("status"));
        } else {
            query.filter(f -> f.term(t -> t.field("status").value(kind.status())));
        }
        return send(() -> client.search(
                        s -> s.index(readAlias)
                                .query(query.build())
                                .from(from)
                                .size(size)
                                .sort(by -> by.field(f -> f.field("fetchedAt").order(SortOrder.Desc)))
                                .sort(by -> by.field(f -> f.field("url").order(SortOrder.Asc))),
                        FrontierDocument.class))
                .hits()
                .hits()
                .stream()
                .map(hit -> failing(Objects.requireNonNull(hit.source())))
                .toList();
    }

    private static FailingUrl failing(FrontierDocument document) {
        return new FailingUrl(
                document.url(),
                document.host(),
                document.state(),
                document.status(),
                document.note(),
                document.failures(),
                document.fetchedAt(),
                document.nextFetch().isBefore(RecrawlSchedule.NEVER) ? document.nextFetch() : null);
    }

    @Override
    public List<HostSize> hosts(int most) {
        Aggregation due = Aggregation.of(a -> a.filter(f -> f.range(
                r -> r.date(d -> d.field("nextFetch").lte(clock.instant().toString())))));
        return send(() -> client.search(
                        s -> s.index(readAlias).size(0).aggregations("hosts", a -> a.terms(t -> t.field("host")
                                        .size(most)
                                        .order(
                                                NamedValue.of("due", SortOrder.Desc),
                                                NamedValue.of("_count", SortOrder.Desc)))
                                .aggregations("due", due)),
                        Void.class))
                .aggregations()
                .get("hosts")
                .sterms()
                .buckets()
                .array()
                .stream()
                .map(bucket -> new HostSize(
                        bucket.key().stringValue(),
                        bucket.aggregations().get("due").filter().docCount(),
                        bucket.docCount()))
                .toList();
    }

    @Override
    public boolean retry(URI url) {
        refresh();
        String id = ArticleId.of(url).value();
        List<Hit<FrontierDocument>> hits = send(() -> client.search(
                        s -> s.index(readAlias)
                                .query(q -> q.ids(i -> i.values(id)))
                                .seqNoPrimaryTerm(true),
                        FrontierDocument.class))
                .hits()
                .hits();
        makeDue(hits);
        return !hits.isEmpty();
    }

    @Override
    public long retry(String source, Problem.Kind problem) {
        long[] made = {0};
        refresh();
        scan(of(source, problem).build()._toQuery(), true, hits -> made[0] += makeDue(hits));
        return made[0];
    }

    /** Those that are being fetched just now are left to who fetches them. */
    private long makeDue(List<Hit<FrontierDocument>> hits) {
        Instant now = clock.instant();
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(writeAlias).requireAlias(true);
        boolean any = false;
        for (Hit<FrontierDocument> hit : hits) {
            FrontierDocument document = Objects.requireNonNull(hit.source());
            if (document.isHeld(lease, now)) {
                continue;
            }
            any = true;
            FrontierUrl due = document.frontierUrl().dueAt(now);
            bulk.operations(op -> op.index(index -> index.id(hit.id())
                    .ifSeqNo(hit.seqNo())
                    .ifPrimaryTerm(hit.primaryTerm())
                    .document(FrontierDocument.free(due))));
        }
        return any ? written(bulk) : 0;
    }

    @Override
    public long forget(String source) {
        Query all = Query.of(q -> q.term(t -> t.field("source").value(source)));
        long[] deleted = {0};
        // A crawl that has not heard of it yet may add some meanwhile.
        for (int round = 0; round < ROUNDS; round++) {
            refresh();
            long before = deleted[0];
            scan(all, false, hits -> {
                BulkRequest.Builder bulk =
                        new BulkRequest.Builder().index(writeAlias).requireAlias(true);
                hits.forEach(hit -> bulk.operations(op -> op.delete(d -> d.id(hit.id()))));
                deleted[0] += written(bulk);
            });
            if (deleted[0] == before) {
                break;
            }
        }
        known.clear();
        return deleted[0];
    }

    /** @return how many were changed: without those that another changed first */
    private long written(BulkRequest.Builder bulk) {
        List<BulkResponseItem> items = send(() -> client.bulk(bulk.build())).items();
        items.stream()
                .filter(item -> item.status() != ElasticsearchCall.CONFLICT)
                .forEach(ElasticsearchCall::requireWritten);
        return items.stream().filter(item -> item.status() / 100 == 2).count();
    }

    private void refresh() {
        send(() -> client.indices().refresh(refresh -> refresh.index(readAlias)));
    }

    private interface Batch {
        void take(List<Hit<FrontierDocument>> hits);
    }

    private void scan(Query query, boolean withSource, Batch batch) {
        String pit = send(() -> client.openPointInTime(p -> p.index(readAlias).keepAlive(KEEP_ALIVE)))
                .id();
        try {
            List<FieldValue> position = List.of();
            while (true) {
                SearchRequest.Builder request = new SearchRequest.Builder()
                        .pit(p -> p.id(pit).keepAlive(KEEP_ALIVE))
                        .query(query)
                        .size(BATCH)
                        .seqNoPrimaryTerm(true)
                        .source(source -> source.fetch(withSource))
                        .trackTotalHits(t -> t.enabled(false))
                        .sort(o -> o.field(f -> f.field("_shard_doc")));
                if (!position.isEmpty()) {
                    request.searchAfter(position);
                }
                List<Hit<FrontierDocument>> hits = send(() -> client.search(request.build(), FrontierDocument.class))
                        .hits()
                        .hits();
                if (hits.isEmpty()) {
                    return;
                }
                batch.take(hits);
                position = hits.get(hits.size() - 1).sort();
            }
        } finally {
            send(() -> client.closePointInTime(p -> p.id(pit)));
        }
    }

    private interface BucketReader {
        void take(CompositeBucket bucket);
    }

    /** All buckets, a batch at a time. */
    private void composite(
            Query query,
            List<Map<String, CompositeAggregationSource>> keys,
            Map<String, Aggregation> inEach,
            BucketReader reader) {
        Map<String, FieldValue> after = Map.of();
        do {
            Map<String, FieldValue> position = after;
            CompositeAggregate found = send(() -> client.search(
                            s -> s.index(readAlias).size(0).query(query).aggregations("all", a -> a.composite(c -> {
                                        c.size(BATCH).sources(keys);
                                        return position.isEmpty() ? c : c.after(position);
                                    })
                                    .aggregations(inEach)),
                            Void.class))
                    .aggregations()
                    .get("all")
                    .composite();
            found.buckets().array().forEach(reader::take);
            after = found.afterKey();
        } while (!after.isEmpty());
    }

    private static Map<String, CompositeAggregationSource> by(String field) {
        return Map.of(
                field,
                CompositeAggregationSource.of(s -> s.terms(t -> t.field(field).missingBucket(true))));
    }

    private static String text(CompositeBucket bucket, String field) {
        return bucket.key().get(field).stringValue();
    }

    private static BoolQuery.Builder of(String source, Problem.Kind problem) {
        return new BoolQuery.Builder()
                .filter(f -> f.term(t -> t.field("source").value(source)))
                .filter(f -> f.term(t -> t.field("problem").value(problem.name())));
    }

    private static Query exists(String field) {
        return Query.of(q -> q.exists(e -> e.field(field)));
    }

    private static Query matchAll() {
        return Query.of(q -> q.matchAll(m -> m));
    }
}
