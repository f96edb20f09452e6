package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.extract.Extraction.NotAnArticle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PageExtractorTest {
    private static final URI PAGE = URI.create("https://www.courier.example/world/joint-border-desk?from=home");
    private static final PageExtractor EXTRACTOR =
            new PageExtractor(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    @Test
    void readsAnArticleOutOfItsClutter() {
        ExtractedArticle article = article("clutter-around-text.html");

        assertThat(article.title()).isEqualTo("Ministers agree on a joint border desk");
        assertThat(article.author()).isEqualTo("Mara Ellison, Tomas Verhoeven");
        assertThat(article.publishedAt()).isEqualTo(OffsetDateTime.parse("2024-03-05T09:30:00+02:00"));
        assertThat(article.language()).isEqualTo("en");
        assertThat(article.canonicalUrl()).isEqualTo(URI.create("https://www.courier.example/world/joint-border-desk"));
        assertThat(article.body().split("\n\n"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("The interior ministers")
                                .endsWith("of the day."),
                        second -> assertThat(second).startsWith("Officers of both sides"),
                        heading -> assertThat(heading).isEqualTo("What the desk will do"),
                        item -> assertThat(item).startsWith("Check number plates"),
                        item -> assertThat(item).startsWith("Pass on warnings"),
                        quote -> assertThat(quote).startsWith("Critics say").endsWith("home affairs committee."),
                        last -> assertThat(last).startsWith("The ministers will meet again"));
    }

    @Test
    void saysThatAnEmptyPageIsNoArticle() {
        assertThat(EXTRACTOR.extract(PAGE, new byte[0], null))
                .isEqualTo(new NotAnArticle("The page holds no text to speak of."));
    }

    private static ExtractedArticle article(String fixture) {
        Extraction extraction = EXTRACTOR.extract(PAGE, Fixtures.bytes(fixture), null);
        assertThat(extraction).isInstanceOf(ExtractedArticle.class);
        return (ExtractedArticle) extraction;
    }

    static byte[] utf8(String html) {
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
