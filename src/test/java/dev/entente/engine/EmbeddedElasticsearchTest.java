package dev.entente.engine;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.entente.support.TestElasticsearch;
import org.junit.jupiter.api.Test;

class EmbeddedElasticsearchTest {
    private final ElasticsearchClient client = TestElasticsearch.client();

    @Test
    void answersAsOneNodeClusterOfThePinnedVersion() throws Exception {
        var health = client.cluster().health();

        assertThat(health.clusterName()).isEqualTo("entente");
        assertThat(health.numberOfNodes()).isEqualTo(1);
        assertThat(client.cat().nodes(cat -> cat.h("version")).valueBody())
                .extracting(node -> node.version())
                .containsExactly(Distribution.find(null).version());
    }
}
