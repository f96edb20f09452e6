package dev.entente.crawl;

import static dev.entente.crawl.ElasticsearchCall.CONFLICT;
import static dev.entente.crawl.ElasticsearchCall.requireWritten;
import static dev.entente.crawl.ElasticsearchCall.send;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.MultiBucketBase;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.entente.article.ArticleId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The frontier in the index {@code frontier}. Every change of a document names the version that it was read at
 * ({@code if_seq_no}), so of two workers that want one URL exactly one gets it.
 */
@Singleton
class ElasticsearchFrontier implements Frontier {
    private static final int BATCH = 500;
    private static final int PATTERNS = 1_000;

    private final ElasticsearchClient client;
    private final String readAlias;
    private final String writeAlias;
    private final Clock clock;

    @Inject
    ElasticsearchFrontier(ElasticsearchClient client) {
        this(client, "frontier", Clock.tickMillis(ZoneOffset.UTC));
    }

    /** @param alias to read by; {@code <alias>-write} is the one to write by */
    ElasticsearchFrontier(ElasticsearchClient client, String alias, Clock clock) {
        this.client = client;
        this.readAlias = alias;
        this.writeAlias = alias + "-write";
        this.clock = clock;
    }

    @Override
    public int add(String source, Collection<Link> links) {
        Map<String, Link> byId = new LinkedHashMap<>();
        links.forEach(link -> byId.merge(id(link.url()), link, ElasticsearchFrontier::newer));
        List<String> ids = List.copyOf(byId.keySet());
        int added = 0;
        for (int i = 0; i < ids.size(); i += BATCH) {
            added += addBatch(source, byId, ids.subList(i, Math.min(ids.size(), i + BATCH)));
        }
        return added;
    }

    private int addBatch(String source, Map<String, Link> links, List<String> ids) {
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(writeAlias).requireAlias(true);
        for (String id : ids) {
            FrontierUrl url = FrontierUrl.discovered(links.get(id), source, clock.instant());
            bulk.operations(op -> op.create(create -> create.id(id).document(FrontierDocument.of(url, null))));
        }
        List<String> known = new ArrayList<>();
        for (BulkResponseItem item : send(() -> client.bulk(bulk.build())).items()) {
            if (item.status() == CONFLICT) {
                known.add(Objects.requireNonNull(item.id()));
            } else {
                requireWritten(item);
            }
        }
        return ids.size()
                - known.size()
                + revise(known.stream().filter(id -> tellsMore(links.get(id))).toList(), links);
    }

    private static boolean tellsMore(Link link) {
        return link.modifiedAt() != null || link.kind() != FrontierUrl.Kind.PAGE;
    }

    /** Known URLs of which more is known now. One that another holds or changes just now is left to that one. */
    private int revise(List<String> ids, Map<String, Link> links) {
        if (ids.isEmpty()) {
            return 0;
        }
        int revisions = 0;
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(writeAlias).requireAlias(true);
        for (var item : send(() -> client.mget(get -> get.index(readAlias).ids(ids), FrontierDocument.class))
                .docs()) {
            GetResult<FrontierDocument> found = item.isResult() ? item.result() : null;
            if (found == null || found.source() == null || isLeased(found.source())) {
                continue;
            }
            FrontierUrl url = found.source().frontierUrl();
            FrontierUrl revised = url.revised(links.get(found.id()), clock.instant());
            if (!revised.equals(url)) {
                bulk.operations(op -> op.index(index -> index.id(found.id())
                        .ifSeqNo(found.seqNo())
                        .ifPrimaryTerm(found.primaryTerm())
                        .document(FrontierDocument.of(revised, null))));
                revisions++;
            }
        }
        if (revisions > 0) {
            send(() -> client.bulk(bulk.build())).items().stream()
                    .filter(item -> item.status() != CONFLICT)
                    .forEach(ElasticsearchCall::requireWritten);
        }
        return revisions;
    }

    private boolean isLeased(FrontierDocument document) {
        return document.leaseUntil() != null && document.leaseUntil().isAfter(clock.instant());
    }

    @Override
    public List<Claim> claim(Due due, int most, Duration lease) {
        Instant now = clock.instant();
        Instant until = now.plus(lease);
        List<Hit<FrontierDocument>> hits =
                search(open(due, now).mustNot(leased(now)).build(), most, "rank", "nextFetch", "url");
        if (hits.isEmpty()) {
            return List.of();
        }
        BulkRequest.Builder bulk = new BulkRequest.Builder().index(writeAlias).requireAlias(true);
        for (Hit<FrontierDocument> hit : hits) {
            FrontierDocument leased = FrontierDocument.of(document(hit).frontierUrl(), until);
            bulk.operations(op -> op.index(index -> index.id(hit.id())
                    .ifSeqNo(hit.seqNo())
                    .ifPrimaryTerm(hit.primaryTerm())
                    .document(leased)));
        }
        List<BulkResponseItem> written = send(() -> client.bulk(bulk.build())).items();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            BulkResponseItem item = written.get(i);
            if (item.status() != CONFLICT) {
                requireWritten(item);
                claims.add(document(hits.get(i))
                        .claim(
                                until,
                                Objects.requireNonNull(item.seqNo()),
                                Objects.requireNonNull(item.primaryTerm())));
            }
        }
        return claims;
    }

    @Override
    public Optional<Instant> nextReturn(Due due) {
        Instant now = clock.instant();
        return search(open(due, now).filter(leased(now)).build(), 1, "leaseUntil").stream()
                .findFirst()
                .map(hit -> document(hit).leaseUntil());
    }

    @Override
    public boolean settle(Claim claim, FrontierUrl after) {
        BulkResponseItem item = send(() -> client.bulk(bulk -> bulk.index(writeAlias)
                        .requireAlias(true)
                        .operations(
                                op -> op.index(index -> index.id(id(claim.url().url()))
                                        .ifSeqNo(claim.version())
                                        .ifPrimaryTerm(claim.term())
                                        .document(FrontierDocument.of(after, null))))))
                .items()
                .get(0);
        if (item.status() == CONFLICT) {
            return false;
        }
        requireWritten(item);
        return true;
    }

    @Override
    public boolean isReadElsewhere(URI article, URI url) {
        return !search(
                        BoolQuery.of(b -> b.filter(
                                        f -> f.term(t -> t.field("article").value(article.toString())))
                                .filter(f -> f.term(t -> t.field("state").value(UrlState.FETCHED.name())))
                                .mustNot(n -> n.ids(i -> i.values(id(url))))),
                        1)
                .isEmpty();
    }

    @Override
    public Map<String, Traps.Census> census(String source) {
        Map<String, Traps.Census> census = new LinkedHashMap<>();
        send(() -> client.search(
                        search -> search.index(readAlias)
                                .query(q -> q.term(t -> t.field("source").value(source)))
                                .size(0)
                                .aggregations("patterns", by -> by.terms(
                                                t -> t.field("pattern").size(PATTERNS))
                                        .aggregations("states", of -> of.terms(t -> t.field("state")))),
                        Void.class))
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

    /** After a refresh, so that it sees all that was written before. */
    private List<Hit<FrontierDocument>> search(BoolQuery query, int most, String... sort) {
        return send(() -> {
                    client.indices().refresh(refresh -> refresh.index(readAlias));
                    return client.search(
                            search -> {
                                search.index(readAlias).query(query).size(most).seqNoPrimaryTerm(true);
                                for (String field : sort) {
                                    search.sort(
                                            by -> by.field(f -> f.field(field).order(SortOrder.Asc)));
                                }
                                return search;
                            },
                            FrontierDocument.class);
                })
                .hits()
                .hits();
    }

    private static BoolQuery.Builder open(Due due, Instant now) {
        BoolQuery.Builder query = new BoolQuery.Builder()
                .filter(f -> f.term(t -> t.field("source").value(due.source())))
                .mustNot(f -> f.range(r ->
                        r.date(d -> d.field("fetchedAt").gte(due.startedAt().toString()))));
        if (!due.early()) {
            query.filter(f -> f.range(r -> r.date(d -> d.field("nextFetch").lte(now.toString()))));
        }
        return query;
    }

    private static Query leased(Instant now) {
        return Query.of(q -> q.range(r -> r.date(d -> d.field("leaseUntil").gt(now.toString()))));
    }

    private static FrontierDocument document(Hit<FrontierDocument> hit) {
        return Objects.requireNonNull(hit.source(), "The frontier keeps whole documents");
    }

    private static Link newer(Link one, Link other) {
        return modified(other).isAfter(modified(one)) ? other : one;
    }

    private static Instant modified(Link link) {
        return link.modifiedAt() == null ? Instant.MIN : link.modifiedAt();
    }

    private static String id(URI url) {
        return ArticleId.of(url).value();
    }
}
