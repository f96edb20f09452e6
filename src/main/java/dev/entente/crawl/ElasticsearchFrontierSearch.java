package dev.entente.crawl;

import static dev.entente.crawl.ElasticsearchCall.send;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.MultiBucketBase;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.entente.crawl.ElasticsearchFrontier.Limits;
import dev.entente.crawl.Frontier.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for URLs in the index {@code frontier}. Claims are looked for after a refresh, so that all that was written is seen. */
final class ElasticsearchFrontierSearch {
    /** Hosts of one source that are read at once. */
    private static final int HOSTS = 16;

    private static final int SOURCES = 10_000;
    private static final int PATTERNS = 1_000;

    private final ElasticsearchClient client;
    private final String readAlias;
    private final CrawlLease lease;

    ElasticsearchFrontierSearch(ElasticsearchClient client, String readAlias, CrawlLease lease) {
        this.client = client;
        this.readAlias = readAlias;
        this.lease = lease;
    }

    /** Of each host an equal share, in turns. */
    List<Hit<FrontierDocument>> mostUrgent(Due due, Instant now, int most, Limits limits) {
        refresh();
        Query query = open(due, now)
                .filter(free(now, limits.held()))
                .mustNot(n -> n.terms(t -> t.field("host").terms(v -> v.value(values(limits.hosts())))))
                .build()
                ._toQuery();
        SearchResponse<FrontierDocument> found = search(request(query, most)
                .aggregations("hosts", a -> a.terms(t -> t.field("host").size(HOSTS))));
        List<String> hosts = found.aggregations().get("hosts").sterms().buckets().array().stream()
                .map(bucket -> bucket.key().stringValue())
                .toList();
        if (hosts.size() < 2) {
            return found.hits().hits();
        }
        int share = Math.max(1, most / hosts.size());
        List<List<Hit<FrontierDocument>>> ofHosts = new ArrayList<>();
        for (String host : hosts) {
            Query ofHost = Query.of(q -> q.bool(
                    b -> b.filter(query).filter(f -> f.term(t -> t.field("host").value(host)))));
            ofHosts.add(search(request(ofHost, share)).hits().hits());
        }
        List<Hit<FrontierDocument>> inTurns = new ArrayList<>();
        for (int turn = 0; turn < share; turn++) {
            for (List<Hit<FrontierDocument>> ofHost : ofHosts) {
                if (turn < ofHost.size() && inTurns.size() < most) {
                    inTurns.add(ofHost.get(turn));
                }
            }
        }
        return inTurns;
    }

    Optional<FrontierDocument> firstHeld(Due due, Instant now) {
        refresh();
        Query query = open(due, now)
                .filter(f -> f.exists(e -> e.field("holder")))
                .build()
                ._toQuery();
        return search(new SearchRequest.Builder().query(query).size(1).sort(by -> by.field(f -> f.field("leaseUntil"))))
                .hits()
                .hits()
                .stream()
                .findFirst()
                .map(Hit::source);
    }

    boolean any(BoolQuery query) {
        refresh();
        return !search(new SearchRequest.Builder().query(query._toQuery()).size(1))
                .hits()
                .hits()
                .isEmpty();
    }

    /** Known sources, each with the number of URLs that are due and free. */
    Map<String, Long> due(Instant now, Set<String> held) {
        Query due = Query.of(q -> q.bool(b -> b.filter(isDue(now)).filter(free(now, held))));
        Map<String, Long> waiting = new HashMap<>();
        search(new SearchRequest.Builder().size(0).aggregations("sources", a -> a.terms(
                                t -> t.field("source").size(SOURCES))
                        .aggregations("due", in -> in.filter(due))))
                .aggregations()
                .get("sources")
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> waiting.put(
                        bucket.key().stringValue(),
                        bucket.aggregations().get("due").filter().docCount()));
        return waiting;
    }

    Map<String, Traps.Census> census(String source) {
        Map<String, Traps.Census> census = new LinkedHashMap<>();
        search(new SearchRequest.Builder()
                        .query(q -> q.term(t -> t.field("source").value(source)))
                        .size(0)
                        .aggregations("patterns", by -> by.terms(
                                        t -> t.field("pattern").size(PATTERNS))
                                .aggregations("states", of -> of.terms(t -> t.field("state")))))
                .aggregations()
                .get("patterns")
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> census.put(bucket.key().stringValue(), census(bucket)));
        return census;
    }

    private static Traps.Census census(StringTermsBucket pattern) {
        Map<String, Long> states = pattern.aggregations().get("states").sterms().buckets().array().stream()
                .collect(Collectors.toMap(bucket -> bucket.key().stringValue(), MultiBucketBase::docCount));
        long articles = states.getOrDefault(UrlState.FETCHED.name(), 0L);
        long unread = states.getOrDefault(UrlState.DISCOVERED.name(), 0L);
        return new Traps.Census(articles, pattern.docCount() - articles - unread, unread);
    }

    private static BoolQuery.Builder open(Due due, Instant now) {
        return new BoolQuery.Builder()
                .filter(f -> f.term(t -> t.field("source").value(due.source())))
                .filter(isDue(due.early() ? RecrawlSchedule.NEVER.minusSeconds(1) : now))
                .mustNot(f -> f.range(r ->
                        r.date(d -> d.field("fetchedAt").gte(due.startedAt().toString()))));
    }

    private static Query isDue(Instant now) {
        return Query.of(q -> q.range(r -> r.date(d -> d.field("nextFetch").lte(now.toString()))));
    }

    /** Held by nobody, or by one that died. */
    private Query free(Instant now, Set<String> held) {
        return Query.of(q -> q.bool(b -> b.should(s -> s.bool(n -> n.mustNot(m -> m.exists(e -> e.field("holder")))))
                .should(s -> s.bool(over -> over.filter(f -> f.range(r -> r.date(d -> d.field("leaseUntil")
                                .lte(now.minus(lease.margin()).toString()))))
                        .mustNot(m -> m.terms(t -> t.field("holder").terms(v -> v.value(values(lease.others())))))
                        .mustNot(m -> m.ids(i -> i.values(List.copyOf(held))))))
                .minimumShouldMatch("1")));
    }

    private static SearchRequest.Builder request(Query query, int most) {
        return new SearchRequest.Builder()
                .query(query)
                .size(most)
                .seqNoPrimaryTerm(true)
                .sort(by -> by.field(f -> f.field("rank").order(SortOrder.Asc)))
                .sort(by -> by.field(f -> f.field("nextFetch").order(SortOrder.Asc)))
                .sort(by -> by.field(f -> f.field("url").order(SortOrder.Asc)));
    }

    private SearchResponse<FrontierDocument> search(SearchRequest.Builder request) {
        SearchRequest built =
                request.index(readAlias).trackTotalHits(t -> t.enabled(false)).build();
        return send(() -> client.search(built, FrontierDocument.class));
    }

    private void refresh() {
        send(() -> client.indices().refresh(refresh -> refresh.index(readAlias)));
    }

    private static List<FieldValue> values(Collection<String> values) {
        return values.stream().map(Objects::requireNonNull).map(FieldValue::of).toList();
    }
}
