package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.entente.tag.TaggingQuality.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the quality that was reached, a little below what {@link TaggingQuality} prints. */
class TaggingQualityTest {
    private static TaggingQuality quality;

    @BeforeAll
    static void needsTheLabelledArticles() {
        Path data = Path.of(System.getProperty("entente.data", "../shared/data"));
        assumeTrue(
                Files.isDirectory(data.resolve("tagging")),
                "Not measured: there are no labelled articles in " + data + "; name their folder by -Dentente.data");
        quality = new TaggingQuality(data, false);
    }

    @Test
    void tagsTheLabelledArticles() throws IOException {
        Map<String, Score> scores = quality.labelled();

        assertThat(scores.get("countries about").f1()).isGreaterThan(0.95);
        assertThat(scores.get("countries any").f1()).isGreaterThan(0.98);
        assertThat(scores.get("topics").f1()).isGreaterThan(0.82);
        assertThat(scores.get("officials").f1()).isGreaterThan(0.98);
        assertThat(scores.get("officials' countries").precision()).isGreaterThan(0.96);
        assertThat(scores.get("officials' mentions").f1()).isGreaterThan(0.97);
        assertThat(scores.get("agencies").f1()).isGreaterThan(0.7);
        for (TaggingQuality.Order order : TaggingQuality.Order.values()) {
            assertThat(quality.identities(true, order)).isGreaterThan(0.95);
            assertThat(quality.identities(false, order)).isGreaterThan(0.95);
        }
    }

    /** Most newswire items that are tagged US never name it. */
    @Test
    void filesNewswireUnderItsCountries() throws IOException {
        assumeTrue(quality.hasReuters(), "Not measured: there is no newswire beside the labelled articles");

        assertThat(quality.reuters().get("countries about").f1()).isGreaterThan(0.8);
    }

    @Test
    void tagsTheSeeds() throws IOException {
        assumeTrue(quality.hasSeeds(), "Not measured: there are no seeds beside the labelled articles");

        Map<String, Score> scores = quality.seeds();

        assertThat(scores.get("countries any").f1()).isGreaterThan(0.9);
        assertThat(scores.get("topics").f1()).isGreaterThan(0.8);
        assertThat(scores.get("officials").f1()).isGreaterThan(0.94);
    }
}
