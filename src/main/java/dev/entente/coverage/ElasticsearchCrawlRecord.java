package dev.entente.coverage;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import dev.entente.index.ElasticsearchErrors;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Writes days with {@code if_seq_no}, so that instances which add to one day at once both count. */
@Singleton
final class ElasticsearchCrawlRecord implements CrawlRecord {
    private static final String DAYS = "crawl-days";
    private static final String CRAWLS = "crawls";
    private static final int ROUNDS = 20;
    private static final int MOST = 5_000;
    private static final Duration REMEMBERED = Duration.ofDays(28);

    private final ElasticsearchClient client;
    private final Clock clock;

    @Inject
    ElasticsearchCrawlRecord(ElasticsearchClient client) {
        this(client, Clock.systemUTC());
    }

    ElasticsearchCrawlRecord(ElasticsearchClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public void add(CrawlDay part) {
        String id = part.source() + "|" + part.day();
        for (int round = 0; round < ROUNDS; round++) {
            GetResponse<CrawlDayDocument> found = ElasticsearchRequests.ask(
                    () -> client.get(g -> g.index(DAYS).id(id), CrawlDayDocument.class));
            CrawlDayDocument before = found.source();
            CrawlDay sum = before == null ? part : before.crawlDay().plus(part);
            if (written(id, found, CrawlDayDocument.of(sum))) {
                return;
            }
        }
        throw new CoverageUnavailable("Others keep changing the day " + id + ".", null);
    }

    private boolean written(String id, GetResponse<CrawlDayDocument> found, CrawlDayDocument document) {
        try {
            client.index(i -> {
                i.index(DAYS + "-write").id(id).document(document);
                return found.found()
                        ? i.ifSeqNo(found.seqNo()).ifPrimaryTerm(found.primaryTerm())
                        : i.opType(OpType.Create);
            });
            return true;
        } catch (IOException | ElasticsearchException e) {
            if (ElasticsearchErrors.status(e) == ElasticsearchErrors.CONFLICT) {
                return false;
            }
            throw new CoverageUnavailable(ElasticsearchErrors.reason(e), e);
        }
    }

    @Override
    public void tell(CrawlNews news) {
        ElasticsearchRequests.ask(() -> client.index(i -> i.index(CRAWLS + "-write")
                .id(news.source() + "|" + news.instance())
                .document(news)));
    }

    @Override
    public List<CrawlNews> news() {
        Instant now = clock.instant();
        SearchResponse<CrawlNews> found = ElasticsearchRequests.ask(() -> client.search(
                s -> s.index(CRAWLS)
                        .size(MOST)
                        .query(q -> q.range(r -> r.date(
                                d -> d.field("toldAt").gte(now.minus(REMEMBERED).toString()))))
                        .sort(o -> o.field(f -> f.field("startedAt").order(SortOrder.Desc))),
                CrawlNews.class));
        return found.hits().hits().stream()
                .flatMap(hit -> Stream.ofNullable(hit.source()))
                .map(news -> news.at(now))
                .toList();
    }

    @Override
    public void forget(String source) {
        Query ofSource = Query.of(q -> q.term(t -> t.field("source").value(source)));
        for (String index : List.of(DAYS, CRAWLS)) {
            ElasticsearchRequests.ask(() -> client.indices().refresh(r -> r.index(index)));
            List<String> ids = ElasticsearchRequests.ask(() -> client.search(
                            s -> s.index(index).query(ofSource).size(10_000).source(f -> f.fetch(false)), Void.class))
                    .hits()
                    .hits()
                    .stream()
                    .map(hit -> hit.id())
                    .toList();
            if (!ids.isEmpty()) {
                ElasticsearchRequests.ask(() -> client.bulk(b -> {
                    ids.forEach(id -> b.operations(
                            o -> o.delete(d -> d.index(index + "-write").id(id))));
                    return b;
                }));
            }
        }
    }
}
