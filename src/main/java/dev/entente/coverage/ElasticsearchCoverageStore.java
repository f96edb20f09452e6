package dev.entente.coverage;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts in Elasticsearch, without scripts: one request a method. */
@Singleton
final class ElasticsearchCoverageStore implements CoverageStore {
    private static final String DAYS = "crawl-days";
    private static final String ARTICLES = "articles";
    private static final int SOURCES = 2_000;
    private static final int MOST_DAYS = 10_000;
    private static final int LATELY = 28;

    private final ElasticsearchClient client;

    @Inject
    ElasticsearchCoverageStore(ElasticsearchClient client) {
        this.client = client;
    }

    @Override
    public Map<String, CrawlHistory> histories(LocalDate since, LocalDate today) {
        Aggregation perSource = Aggregation.of(a -> a.terms(
                        t -> t.field("source").size(SOURCES))
                .aggregations("visited", v -> v.filter(visited())
                        .aggregations("first", m -> m.min(x -> x.field("day")))
                        .aggregations("last", m -> m.max(x -> x.field("lastSuccess")))
                        .aggregations("since", f -> f.filter(from("day", since)).aggregations("days", daily("day"))))
                .aggregations("lately", lately(today))
                .aggregations("remarked", f -> f.filter(from("day", today.minusDays(1)))
                        .aggregations(
                                "remark", r -> r.terms(t -> t.field("remark").size(1)))));
        Map<String, CrawlHistory> histories = new HashMap<>();
        buckets(DAYS, perSource).forEach(bucket -> histories.put(bucket.key().stringValue(), history(bucket)));
        return histories;
    }

    private static Aggregation lately(LocalDate today) {
        return Aggregation.of(a -> {
            var sums = a.filter(from("day", today.minusDays(LATELY)));
            for (String field : COUNTS) {
                sums.aggregations(field, m -> m.sum(x -> x.field(field)));
            }
            return sums;
        });
    }

    private static final List<String> COUNTS =
            List.of("fetched", "read", "created", "updated", "unchanged", "skipped", "blocked", "failed");

    private static CrawlHistory history(StringTermsBucket bucket) {
        Map<String, Aggregate> visits =
                bucket.aggregations().get("visited").filter().aggregations();
        Map<String, Aggregate> sums =
                bucket.aggregations().get("lately").filter().aggregations();
        long[] counts = COUNTS.stream()
                .mapToLong(field -> Math.round(sums.get(field).sum().value()))
                .toArray();
        Set<LocalDate> days = new HashSet<>();
        byDay(visits.get("since").filter().aggregations().get("days")).forEach((day, count) -> days.add(day));
        List<StringTermsBucket> remarks = bucket.aggregations()
                .get("remarked")
                .filter()
                .aggregations()
                .get("remark")
                .sterms()
                .buckets()
                .array();
        boolean ever = bucket.aggregations().get("visited").filter().docCount() > 0;
        return new CrawlHistory(
                ever ? day(visits.get("first").min().value()) : null,
                ever ? instant(visits.get("last").max().value()) : null,
                days,
                new CrawlCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]),
                remarks.isEmpty() ? null : remarks.get(0).key().stringValue());
    }

    @Override
    public Map<String, ArticleFlow> flows(LocalDate today) {
        LocalDate first = today.minusDays(Silence.DAYS);
        Query undated = Query.of(q -> q.bool(b -> b.mustNot(n -> n.exists(e -> e.field("publishedAt")))));
        Aggregation perSource = Aggregation.of(a -> a.terms(
                        t -> t.field("source").size(SOURCES))
                .aggregations(
                        "dated", f -> f.filter(from("publishedAt", first)).aggregations("days", daily("publishedAt")))
                .aggregations("undated", f -> f.filter(q -> q.bool(b -> b.filter(undated, from("indexedAt", first))))
                        .aggregations("days", daily("indexedAt")))
                .aggregations("lately", f -> f.filter(from("publishedAt", today.minusDays(LATELY)))
                        .aggregations(
                                "lag",
                                l -> l.percentiles(p -> p.field("lagSeconds").percents(50.0, 90.0)))));
        Map<String, ArticleFlow> flows = new HashMap<>();
        buckets(ARTICLES, perSource)
                .forEach(bucket -> flows.put(bucket.key().stringValue(), flow(bucket, first, today)));
        return flows;
    }

    private static ArticleFlow flow(StringTermsBucket bucket, LocalDate first, LocalDate today) {
        Function<String, SortedMap<LocalDate, Long>> days = part ->
                byDay(bucket.aggregations().get(part).filter().aggregations().get("days"));
        SortedMap<LocalDate, Long> dated = days.apply("dated");
        SortedMap<LocalDate, Long> undated = days.apply("undated");
        List<Long> perDay = first.datesUntil(today.plusDays(1))
                .map(day -> dated.getOrDefault(day, 0L) + undated.getOrDefault(day, 0L))
                .toList();
        Map<String, String> lag = bucket.aggregations()
                .get("lately")
                .filter()
                .aggregations()
                .get("lag")
                .tdigestPercentiles()
                .values()
                .keyed();
        return new ArticleFlow(bucket.docCount(), perDay, seconds(lag.get("50.0")), seconds(lag.get("90.0")));
    }

    private static @Nullable Duration seconds(@Nullable String value) {
        if (value == null || value.equals("NaN")) {
            return null;
        }
        return Duration.ofSeconds(Math.round(Double.parseDouble(value)));
    }

    @Override
    public List<CrawlDay> days(String source, LocalDate from, LocalDate to) {
        Query period = Query.of(q -> q.bool(
                b -> b.filter(f -> f.term(t -> t.field("source").value(source))).filter(between(from, to))));
        return ElasticsearchRequests.ask(() -> client.search(
                        s -> s.index(DAYS)
                                .query(period)
                                .size(MOST_DAYS)
                                .sort(o -> o.field(f -> f.field("day").order(SortOrder.Asc))),
                        CrawlDayDocument.class))
                .hits()
                .hits()
                .stream()
                .flatMap(hit -> Stream.ofNullable(hit.source()))
                .map(CrawlDayDocument::crawlDay)
                .toList();
    }

    @Override
    public VisitedDays visitedDays(Collection<String> sources, LocalDate from, LocalDate to) {
        Query asked = Query.of(q -> q.bool(b -> b.filter(visited())
                .filter(f -> f.terms(t -> t.field("source")
                        .terms(v -> v.value(sources.stream().map(FieldValue::of).toList()))))));
        SearchResponse<Void> found = ElasticsearchRequests.ask(() -> client.search(
                s -> s.index(DAYS)
                        .size(0)
                        .query(asked)
                        .aggregations(
                                "sources", a -> a.terms(t -> t.field("source").size(SOURCES))
                                        .aggregations("first", m -> m.min(x -> x.field("day"))))
                        .aggregations("period", f -> f.filter(between(from, to)).aggregations("days", daily("day"))),
                Void.class));
        Map<String, LocalDate> first = new HashMap<>();
        found.aggregations()
                .get("sources")
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> first.put(
                        bucket.key().stringValue(),
                        day(bucket.aggregations().get("first").min().value())));
        return new VisitedDays(
                first,
                byDay(found.aggregations().get("period").filter().aggregations().get("days")));
    }

    private List<StringTermsBucket> buckets(String index, Aggregation perSource) {
        return ElasticsearchRequests.ask(
                        () -> client.search(s -> s.index(index).size(0).aggregations("sources", perSource), Void.class))
                .aggregations()
                .get("sources")
                .sterms()
                .buckets()
                .array();
    }

    private static Query visited() {
        return Query.of(q -> q.term(t -> t.field("visited").value(true)));
    }

    private static Query from(String field, LocalDate day) {
        return Query.of(q -> q.range(r -> r.date(d -> d.field(field).gte(day.toString()))));
    }

    private static Query between(LocalDate from, LocalDate to) {
        return Query.of(q ->
                q.range(r -> r.date(d -> d.field("day").gte(from.toString()).lte(to.toString()))));
    }

    private static Aggregation daily(String field) {
        return Aggregation.of(a -> a.dateHistogram(
                d -> d.field(field).calendarInterval(CalendarInterval.Day).minDocCount(1)));
    }

    private static SortedMap<LocalDate, Long> byDay(Aggregate histogram) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        for (DateHistogramBucket bucket : histogram.dateHistogram().buckets().array()) {
            days.put(day(bucket.key()), bucket.docCount());
        }
        return days;
    }

    private static LocalDate day(double epochMillis) {
        return LocalDate.ofInstant(instant(epochMillis), ZoneOffset.UTC);
    }

    private static Instant instant(double epochMillis) {
        return Instant.ofEpochMilli((long) epochMillis);
    }
}
