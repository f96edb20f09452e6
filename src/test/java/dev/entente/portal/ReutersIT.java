package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A newswire's year in one request. */
class ReutersIT {
    private static final int ARTICLES = 13_684;

    @Test
    void allArriveAndSendingThemAgainChangesNothing() throws IOException {
        Path file = DevelopmentData.require("data/reuters/articles.ndjson.gz");
        Portal portal = SharedPortal.get();

        JsonNode first = imported(portal, file);

        assertThat(counts(first)).containsExactly(ARTICLES, 0, 0, 0);
        assertThat(portal.total("source=reuters-1987")).isEqualTo(ARTICLES);

        JsonNode second = imported(portal, file);

        assertThat(counts(second)).containsExactly(0, 0, ARTICLES, 0);
        assertThat(portal.total("source=reuters-1987")).isEqualTo(ARTICLES);
    }

    private static JsonNode imported(Portal portal, Path file) throws IOException {
        return new Http(portal).imported(new GZIPInputStream(Files.newInputStream(file)));
    }

    private static int[] counts(JsonNode report) {
        return new int[] {
            report.path("accepted").intValue(),
            report.path("updated").intValue(),
            report.path("unchanged").intValue(),
            report.path("rejectedTotal").intValue()
        };
    }
}
