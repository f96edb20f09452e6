package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal on an Elasticsearch that it did not start. */
class OwnClusterIT {
    @TempDir
    Path data;

    @Test
    void usesTheClusterAndStartsNoneOfItsOwn() throws Exception {
        try (Portal portal = onCluster(TestElasticsearch.password()).start()) {
            Lines lines = new Lines("own-cluster", 0, 3);
            assertThat(new Http(portal)
                            .imported(lines.stream())
                            .path("accepted")
                            .intValue())
                    .isEqualTo(3);
            assertThat(portal.total("source=own-cluster")).isEqualTo(3);
            assertThat(portal.engines()).isEmpty();
            assertThat(data.resolve("elasticsearch")).doesNotExist();
        }
        assertThat(TestElasticsearch.client().count(c -> c.index("articles")).count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void endsAndSaysWhyWhereThePasswordIsWrong() throws Exception {
        try (Portal portal = onCluster("mistyped").launch()) {
            assertThat(portal.awaitExit()).isNotZero();
            assertThat(portal.said())
                    .contains("Elasticsearch refuses the portal (401)", "quarkus.elasticsearch")
                    .doesNotContain("\tat ");
        }
    }

    private Portal.Settings onCluster(String password) throws IOException {
        return Portal.on(data)
                .with("entente.elasticsearch.embedded", false)
                .with("entente.crawl.every", "off")
                .with("quarkus.elasticsearch.hosts", TestElasticsearch.address().getAuthority())
                .with("quarkus.elasticsearch.username", TestElasticsearch.user())
                .with("quarkus.elasticsearch.password", password);
    }
}
