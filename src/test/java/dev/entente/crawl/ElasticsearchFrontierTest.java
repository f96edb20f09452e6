package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import dev.entente.index.ElasticsearchJson;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ElasticsearchFrontierTest extends FrontierTest {
    static final String ALIAS = "frontier-test";
    private static ElasticsearchClient client;

    @BeforeAll
    static void createIndex() throws IOException {
        client = TestElasticsearch.client();
        if (client.indices().existsAlias(alias -> alias.name(ALIAS)).value()) {
            return;
        }
        try (InputStream body = ElasticsearchFrontier.class.getResourceAsStream("/index-mappings/frontier.json")) {
            client.indices().create(index -> index.index(ALIAS + "-000001").withJson(body));
        }
        client.indices().updateAliases(update -> update.actions(
                        action -> action.add(add -> add.index(ALIAS + "-000001").alias(ALIAS)))
                .actions(
                        action -> action.add(add -> add.index(ALIAS + "-000001").alias(ALIAS + "-write"))));
    }

    static Frontier at(Clock clock, CrawlLease lease) {
        return new ElasticsearchFrontier(client, ALIAS, lease, new KnownUrls(), clock);
    }

    /** On the index that {@link #createIndex} made, with the true time. */
    static Frontier shared(CrawlLease lease) {
        return at(Clock.tickMillis(ZoneOffset.UTC), lease);
    }

    @Override
    Frontier frontier(CrawlLease lease) {
        return at(clock, lease);
    }

    @Override
    void refresh() {
        try {
            client.indices().refresh(r -> r.index(ALIAS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    String source() {
        return "s" + UUID.randomUUID();
    }

    @Test
    void saysThatElasticsearchIsAway() throws IOException {
        try (RestClient nobody =
                RestClient.builder(HttpHost.create("http://127.0.0.1:9")).build()) {
            Frontier away = new ElasticsearchFrontier(
                    new ElasticsearchClient(new RestClientTransport(nobody, ElasticsearchJson.mapper())),
                    ALIAS,
                    FakeLease.alone(),
                    new KnownUrls(),
                    clock);
            Frontier.Due due = new Frontier.Due("local", true, clock.instant());
            assertThatExceptionOfType(FrontierUnavailable.class)
                    .isThrownBy(() -> away.claim(due, 1, Set.of()))
                    .withMessageStartingWith("Elasticsearch does not answer");
        }
    }
}
