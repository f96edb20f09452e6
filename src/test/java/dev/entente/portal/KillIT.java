package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entente.sample.SampleSite;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the app and of its Elasticsearch: what was acknowledged stays, and what was begun goes on. */
class KillIT {
    /** Two sites with the same pages: a crawl of one is left in peace and says what the other must come to. */
    private static final String PEACEFUL = "peaceful";

    private static final String DISTURBED = "disturbed";

    /** Between two fetches: without it the crawl is over before anybody can kill anything. */
    private static final String SLOW_ENOUGH_TO_DISTURB = "0.5s";

    @TempDir
    static Path data;

    private static SampleSite peaceful;
    private static SampleSite disturbed;
    private static Portal portal;

    @BeforeAll
    static void start() throws IOException {
        peaceful = site("peaceful-edition");
        disturbed = site("disturbed-edition");
        Files.writeString(
                data.resolve("sources.yaml"),
                "sources:\n" + entry(PEACEFUL, peaceful, "0s") + entry(DISTURBED, disturbed, SLOW_ENOUGH_TO_DISTURB));
        portal = notCrawling().start();
    }

    @AfterAll
    static void end() {
        if (portal != null) {
            portal.close();
        }
        peaceful.close();
        disturbed.close();
    }

    @Test
    void keepsWhatWasAcknowledgedWhenTheAppIsKilledDuringAnImport() throws Exception {
        String source = "app-killed";
        Http http = new Http(portal);
        for (int first = 0; first < 1_800; first += 600) {
            assertThat(counted(http.imported(new Lines(source, first, 600).stream())))
                    .isEqualTo(600);
        }
        InputStream cutOff = new Lines(source, 1_800, 1_200).stream(700, () -> {
            awaitMoreThan(1_800, source);
            portal.kill();
        });
        assertThatThrownBy(() -> http.importLines(cutOff)).isInstanceOf(IOException.class);
        portal.awaitNoEngine();

        portal = notCrawling().start();

        for (int number : new int[] {0, 599, 600, 1_799}) {
            assertThat(portal.get("/api/v1/articles/" + Lines.id(source, number))
                            .path("title")
                            .textValue())
                    .isEqualTo("Report " + number);
        }
        assertThat(portal.total("source=" + source)).isBetween(1_800L, 3_000L);
        JsonNode again = new Http(portal).imported(new Lines(source, 0, 3_000).stream());
        assertThat(again.path("unchanged").intValue()).isGreaterThanOrEqualTo(1_800);
        assertThat(counted(again)).isEqualTo(3_000);
        assertThat(portal.total("source=" + source)).isEqualTo(3_000);
    }

    @Test
    void outlivesElasticsearchBeingKilledDuringAnImport() throws Exception {
        String source = "engine-killed";
        Http http = new Http(portal);

        InputStream disturbedLines = new Lines(source, 0, 3_000).stream(1_500, () -> {
            awaitMoreThan(0, source);
            portal.killEngine();
        });
        HttpResponse<String> answer = http.importLines(disturbedLines);

        if (answer.statusCode() == 200) {
            assertThat(counted(Http.json(answer, 200))).isEqualTo(3_000);
        } else {
            String detail = Http.json(answer, 503).path("detail").textValue();
            assertThat(detail)
                    .containsPattern("Elasticsearch stopped answering at line \\d+")
                    .contains("again");
        }
        portal.awaiting("Elasticsearch is started again").until(() -> http.answers("/q/health/ready", 200));
        assertThat(counted(http.imported(new Lines(source, 0, 3_000).stream()))).isEqualTo(3_000);
        assertThat(portal.total("source=" + source)).isEqualTo(3_000);
        assertThat(portal.engines()).hasSize(1);
    }

    @Test
    void goesOnWithACrawlAfterElasticsearchAndThenBothAreKilled() throws Exception {
        new Http(portal).crawl(PEACEFUL);
        portal.awaitCrawled(PEACEFUL);
        long all = portal.total("source=" + PEACEFUL);
        assertThat(all).isGreaterThanOrEqualTo(24);
        portal.stop();
        portal = settings().start();
        awaitUnderWay(DISTURBED);

        portal.killEngine();

        Http http = new Http(portal);
        portal.awaiting("Elasticsearch is started again").until(() -> http.answers("/q/health/ready", 200));

        portal.killEngine();
        portal.kill();
        portal = settings().start();

        portal.awaitCrawled(DISTURBED);
        // What the killed app held comes back when its lease ends, and is read then.
        portal.awaiting("nothing is lost").until(() -> portal.total("source=" + DISTURBED) == all);
        assertThat(portal.total("source=" + PEACEFUL)).isEqualTo(all);
        assertThat(portal.engines()).hasSize(1);
    }

    private static void awaitUnderWay(String source) {
        portal.awaiting("a crawl of " + source + " is under way").until(() -> {
            JsonNode report = portal.crawl(source);
            return report.path("state").textValue().equals("running")
                    && report.path("fetched").intValue() > 10;
        });
    }

    /** The import is under way when some of its lines can be found. */
    private static void awaitMoreThan(long count, String source) {
        portal.awaiting("some lines are indexed").until(() -> portal.total("source=" + source) > count);
    }

    private static int counted(JsonNode report) {
        assertThat(report.path("rejectedTotal").intValue())
                .as(report.toString())
                .isZero();
        return report.path("accepted").intValue()
                + report.path("updated").intValue()
                + report.path("unchanged").intValue();
    }

    /** Crawls only what it is told to. */
    private static Portal.Settings notCrawling() throws IOException {
        return settings().with("entente.crawl.every", "off");
    }

    private static Portal.Settings settings() throws IOException {
        return Portal.on(data).with("entente.sources", data.resolve("sources.yaml"));
    }

    private static SampleSite site(String edition) throws IOException {
        return new SampleSite(new SampleSite.Settings(0, data.resolve(edition), Duration.ofDays(1)));
    }

    private static String entry(String id, SampleSite site, String delay) {
        return "  - {id: %s, home: '%s', include: ['/\\d{4}/\\d{2}/\\d{2}/'], language: en, delay: %s, allow-private: true}\n"
                .formatted(id, site.home(), delay);
    }
}
