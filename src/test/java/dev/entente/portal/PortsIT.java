package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the app says, and how it ends, where it cannot start as it was told. */
class PortsIT {
    @TempDir
    Path data;

    @Test
    void takesAnotherPortAndSaysSoWhereTheUsualOneIsTaken() throws Exception {
        try (TakenPort usual = new TakenPort(8080);
                Portal portal = withoutElasticsearch(Portal.onUsualPort(data)).launch()) {
            portal.awaiting("the address").until(() -> portal.said().contains("The portal will be at"));

            assertThat(portal.said())
                    .contains("Port " + usual.number() + " is taken; the portal uses "
                            + portal.address().getPort());
            assertThat(portal.address().getPort()).isBetween(8081, 8099);
            assertThat(portal.address().getHost()).isEqualTo("localhost");
            portal.awaiting("a page").until(() -> new Http(portal).answers("/", 503));
        }
    }

    @Test
    void endsWhereThePortThatWasAskedForIsTaken() throws Exception {
        try (TakenPort taken = new TakenPort(Portal.freePort());
                Portal portal = Portal.on(data)
                        .with("quarkus.http.port", taken.number())
                        .launch()) {
            assertThat(portal.awaitExit()).isNotZero();
            assertThat(portal.said()).contains("Port " + taken.number(), "in use");
            portal.awaitNoEngine();
        }
    }

    @Test
    void endsWhereTheSourcesFileIsWrong() throws Exception {
        Path sources = Files.writeString(
                data.resolve("my sources.yaml"),
                "sources:\n  - id: example\n    home: https://www.example.org/\n    delay: soon\n");
        try (Portal portal = Portal.on(data).with("entente.sources", sources).launch()) {
            assertThat(portal.awaitExit()).isNotZero();
            assertThat(portal.said()).contains("my sources.yaml").containsPattern("line 4.*delay");
            assertThat(portal.engines()).isEmpty();
        }
    }

    @Test
    void staysUpAndSaysWhyWhereTheClusterDoesNotAnswer() throws Exception {
        try (Portal portal = withoutElasticsearch(Portal.on(data)).launch()) {
            Http http = new Http(portal);
            portal.awaiting("a complaint").until(() -> portal.said().contains("Elasticsearch does not answer"));

            assertThat(http.answers("/q/health/ready", 503)).isTrue();
            assertThat(http.answers("/q/health/live", 200)).isTrue();
            assertThat(http.page("/", 503).text()).contains("Elasticsearch does not answer");
            assertThat(portal.isAlive()).isTrue();
            assertThat(portal.engines()).isEmpty();
        }
    }

    private static Portal.Settings withoutElasticsearch(Portal.Settings settings) throws IOException {
        return settings.with("entente.elasticsearch.embedded", false)
                .with("quarkus.elasticsearch.hosts", "127.0.0.1:" + Portal.freePort());
    }
}
