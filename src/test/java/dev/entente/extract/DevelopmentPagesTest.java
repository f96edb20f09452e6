package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Floors a little under what was measured; {@code bench/README.md} tells how to measure. */
class DevelopmentPagesTest {
    @Test
    void readsNewsPagesAsWellAsMeasured() {
        ExtractionScore score = score("news");
        assertThat(score.f1()).isGreaterThan(0.952);
        assertThat(score.dates()).isGreaterThan(0.90);
        assertThat(score.titles()).isGreaterThan(0.95);
        assertThat(score.authors()).isGreaterThan(0.90);
    }

    @Test
    void readsGuidesAsWellAsMeasured() {
        assertThat(score("guides").f1()).isGreaterThan(0.94);
    }

    private static ExtractionScore score(String set) {
        assumeTrue(
                Files.isDirectory(DevelopmentPages.folder().resolve(set)),
                "No development pages in " + DevelopmentPages.folder());
        PageExtractor extractor = new PageExtractor();
        ExtractionScore score = new ExtractionScore();
        DevelopmentPages.read(set)
                .forEach(page ->
                        score.add(page, ExtractionBench.read(extractor.extract(page.url(), page.html(), null))));
        return score;
    }
}
