package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.support.TestElasticsearch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal on an Elasticsearch that it did not start. */
class OwnClusterIT {
    @TempDir
    Path data;

    @Test
    void usesTheClusterAndStartsNoneOfItsOwn() throws Exception {
        Portal.Settings settings = Portal.on(data)
                .with("entente.elasticsearch.embedded", false)
                .with("entente.crawl-at-start", false)
                .with("quarkus.elasticsearch.hosts", TestElasticsearch.address().getAuthority())
                .with("quarkus.elasticsearch.username", TestElasticsearch.user())
                .with("quarkus.elasticsearch.password", TestElasticsearch.password());
        try (Portal portal = settings.start()) {
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
}
