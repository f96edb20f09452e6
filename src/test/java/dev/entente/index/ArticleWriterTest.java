package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.sun.net.httpserver.HttpServer;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.extract.Extraction;
import dev.entente.extract.PageExtractor;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.index.ArticleWriter.Written.Outcome;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;

class ArticleWriterTest {
    private final ElasticsearchClient client = TestElasticsearch.client();
    private final SampleArticles articles = new SampleArticles("writer-test");
    private final ArticleWriter writer = SampleArticles.writer();

    @Test
    void createsUpdatesAndLeavesUnchanged() throws IOException {
        TaggedArticle first = articles.article("a", "2024-01-17", "en", "Title", "Body.", "IR");
        TaggedArticle changed = articles.article("a", "2024-01-17", "en", "Title", "Another body.", "IR");
        assertThat(outcomes(writer.write(List.of(first)))).containsExactly(Outcome.CREATED);
        ArticleDocument before = document(first);
        assertThat(outcomes(writer.write(List.of(first)))).containsExactly(Outcome.UNCHANGED);
        assertThat(outcomes(writer.write(List.of(changed)))).containsExactly(Outcome.UPDATED);
        ArticleDocument after = document(first);
        assertThat(after.indexedAt()).isEqualTo(before.indexedAt());
        assertThat(after.changedAt()).isAfter(before.changedAt());
        assertThat(after.body()).containsEntry("en", "Another body.");
    }

    @Test
    void keepsWhatWasReadAndTheRuleOfEachField() throws IOException {
        URI url = URI.create("https://observer.example/live/lindby-writer-test");
        try (InputStream page = getClass().getResourceAsStream("/extract/every-field.html")) {
            var read = (Extraction.ExtractedArticle) new PageExtractor().extract(url, page.readAllBytes(), "utf-8");
            TaggedArticle article = new TaggedArticle(
                    new Article(
                            ArticleId.of(url),
                            url,
                            "observer",
                            read.title(),
                            read.body(),
                            read.author(),
                            read.publishedAt(),
                            read.language(),
                            read.details()),
                    Tags.NONE);
            assertThat(outcomes(writer.write(List.of(article)))).containsExactly(Outcome.CREATED);
            assertThat(document(article).details()).isEqualTo(read.details());
            assertThat(document(article).details().rules()).containsKeys("title", "language", "standfirst", "posts");
        }
    }

    @Test
    void keepsTheDateOfACaptureAndNoNewerTextIsLost() throws IOException {
        Instant early = Instant.parse("2020-05-01T00:00:00Z");
        TaggedArticle old = articles.article("captured", "2020-04-30", "en", "Title", "Old body.");
        TaggedArticle older = articles.article("captured", "2020-04-30", "en", "Title", "Older body.");
        TaggedArticle now = articles.article("captured", "2020-04-30", "en", "Title", "The body of today.");
        assertThat(outcomes(writer.writeCaptures(List.of(new ArticleWriter.Capture(old, early)))))
                .containsExactly(Outcome.CREATED);
        assertThat(document(old).changedAt()).isEqualTo(early);
        assertThat(document(old).indexedAt()).isAfter(early);
        writer.write(List.of(now));
        List<ArticleWriter.Capture> file = List.of(
                new ArticleWriter.Capture(older, early.minusSeconds(60)), new ArticleWriter.Capture(old, early));
        assertThat(outcomes(writer.writeCaptures(file))).containsExactly(Outcome.UPDATED, Outcome.UNCHANGED);
        assertThat(document(now).body().values()).containsExactly("The body of today.");
        assertThat(document(now).earlier())
                .extracting(version -> version.body())
                .containsExactly("Older body.", "Old body.");
    }

    @Test
    void writesAgainWhenOnlyTheTagsChange() {
        writer.write(List.of(articles.article("tags", "2024-01-17", "en", "Title", "Body.", "IR")));
        assertThat(outcomes(writer.write(
                        List.of(articles.article("tags", "2024-01-17", "en", "Title", "Body.", "IR", "CN")))))
                .containsExactly(Outcome.UPDATED);
    }

    @Test
    void givesEachOfARepeatedArticleItsOwnResult() {
        TaggedArticle one = articles.article("twice", "", "en", "One", "Body.");
        TaggedArticle two = articles.article("twice", "", "en", "Two", "Body.");
        assertThat(outcomes(writer.write(List.of(one, one, two))))
                .containsExactly(Outcome.CREATED, Outcome.UNCHANGED, Outcome.UPDATED);
    }

    @Test
    void writesManyAtOnceFromManyThreads() {
        List<CompletableFuture<List<Written>>> running = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.supplyAsync(() -> writer.write(IntStream.range(0, 400)
                        .mapToObj(i -> articles.article("many/" + i, "", "en", "Title " + i, "Body."))
                        .toList())))
                .toList();
        List<Outcome> all = running.stream()
                .flatMap(result -> result.join().stream())
                .map(Written::outcome)
                .toList();
        assertThat(all).hasSize(3_200).containsOnly(Outcome.CREATED, Outcome.UNCHANGED);
        assertThat(all.stream().filter(Outcome.CREATED::equals)).hasSize(400);
    }

    @Test
    void keepsTextsOfOtherLanguagesUnderOther() throws IOException {
        TaggedArticle turkish = articles.article("tr", "", "tr", "Başlık", "Metin.");
        writer.write(List.of(turkish));
        assertThat(document(turkish).title()).containsOnlyKeys("other");
    }

    @Test
    void waitsOutABusyServer() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (Server busy = new Server(requests, 3)) {
            BulkWriter bulk = new BulkWriter(busy.client(), Duration.ofSeconds(30));
            assertThat(outcomes(SampleArticles.writer(busy.client(), bulk)
                            .write(List.of(articles.article("busy", "", "en", "Title", "Body.")))))
                    .containsExactly(Outcome.CREATED);
            assertThat(requests.get()).isGreaterThanOrEqualTo(4);
            bulk.close();
        }
    }

    @Test
    void saysThatElasticsearchIsAwayAfterItsPatience() throws IOException {
        try (Server dead = new Server(new AtomicInteger(), Integer.MAX_VALUE)) {
            BulkWriter bulk = new BulkWriter(dead.client(), Duration.ofMillis(300));
            Written written = SampleArticles.writer(dead.client(), bulk)
                    .write(List.of(articles.article("away", "", "en", "Title", "Body.")))
                    .get(0);
            assertThat(written.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(written.error()).isNotBlank();
            bulk.close();
        }
    }

    @Test
    void waitsUntilARolloverAllowsWritesAgain() throws Exception {
        String index = client.indices().getAlias(a -> a.name("articles-write")).result().keySet().stream()
                .findFirst()
                .orElseThrow();
        client.indices().putSettings(p -> p.index(index).settings(s -> s.blocks(b -> b.write(true))));
        CompletableFuture<List<Written>> waiting = CompletableFuture.supplyAsync(
                () -> writer.write(List.of(articles.article("blocked", "", "en", "Title", "Body."))));
        try {
            CompletableFuture<Void> aWhile = new CompletableFuture<>();
            aWhile.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
            assertThat(waiting).isNotDone();
        } finally {
            Rollover.allowWrites(client, index);
        }
        assertThat(outcomes(waiting.get(60, TimeUnit.SECONDS))).containsExactly(Outcome.CREATED);
    }

    private ArticleDocument document(TaggedArticle article) throws IOException {
        return client.get(g -> g.index("articles").id(article.article().id().value()), ArticleDocument.class)
                .source();
    }

    private static List<Outcome> outcomes(List<Written> results) {
        return results.stream().map(Written::outcome).toList();
    }

    /** Answers 503 to the first requests, then as an empty Elasticsearch would. */
    private static final class Server implements AutoCloseable {
        private final HttpServer server;
        private final RestClient http;

        Server(AtomicInteger requests, int refused) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] request = exchange.getRequestBody().readAllBytes();
                boolean refuse = requests.incrementAndGet() <= refused;
                String answer = refuse
                        ? "{\"error\":{\"type\":\"busy\",\"reason\":\"busy\"},\"status\":503}"
                        : answer(exchange.getRequestURI().getPath(), new String(request, StandardCharsets.UTF_8));
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                exchange.getResponseHeaders()
                        .add("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8");
                exchange.sendResponseHeaders(refuse ? 503 : 200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            http = RestClient.builder(
                            new HttpHost("127.0.0.1", server.getAddress().getPort()))
                    .build();
        }

        private static String answer(String path, String request) {
            if (path.endsWith("_mget")) {
                String id = request.replaceAll("(?s).*\"ids\":\\[\"([0-9a-f]+)\".*", "$1");
                return "{\"docs\":[{\"_index\":\"articles\",\"_id\":\"" + id + "\",\"found\":false}]}";
            }
            return """
                    {"took":1,"errors":false,"items":[{"create":{"_index":"articles","_id":"1","_version":1,
                     "result":"created","status":201,"_seq_no":0,"_primary_term":1,
                     "_shards":{"total":1,"successful":1,"failed":0}}}]}""";
        }

        ElasticsearchClient client() {
            return new ElasticsearchClient(new RestClientTransport(http, ElasticsearchJson.mapper()));
        }

        @Override
        public void close() throws IOException {
            http.close();
            server.stop(0);
        }
    }
}
