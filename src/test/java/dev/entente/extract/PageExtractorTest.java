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
    private static final String SENTENCE =
            "The ministers agreed on Monday to open a joint desk for border police, a spokeswoman said after the talks. ";
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

    @Test
    void readsAPersianPageWhoseDateStandsInItsTextOnly() {
        ExtractedArticle article = article("jalali-date-in-text.html");

        assertThat(article.language()).isEqualTo("fa");
        assertThat(article.publishedAt()).isEqualTo(OffsetDateTime.parse("2024-01-17T12:40:00Z"));
        assertThat(article.author()).isNull();
        assertThat(article.body().split("\n\n")).hasSize(3).allSatisfy(paragraph -> assertThat(paragraph)
                .endsWith("."));
    }

    @Test
    void keepsTheHiddenTextOfAMeteredPage() {
        String text = "<p>" + SENTENCE.repeat(4) + "</p>";
        ExtractedArticle article = (ExtractedArticle) EXTRACTOR.extract(
                PAGE,
                utf8("<h1>A treaty</h1>" + text + "<div style='display: none'>" + text.repeat(3) + "</div>"),
                null);
        assertThat(article.body().split("\n\n")).hasSize(4);
    }

    @Test
    void takesTheTextFromTheMetadataWhereThePageShowsNone() {
        String json = "{\"@type\": \"NewsArticle\", \"headline\": \"A treaty\", \"articleBody\": \""
                + SENTENCE.repeat(8) + "\"}";
        ExtractedArticle article = (ExtractedArticle) EXTRACTOR.extract(
                PAGE, utf8("<script type='application/ld+json'>" + json + "</script><div id=app></div>"), null);
        assertThat(article.body()).startsWith("The ministers agreed");
        assertThat(article.title()).isEqualTo("A treaty");
    }

    @Test
    void saysThatALoginPageIsNoArticle() {
        String page = "<title>Log in</title><h1>Log in</h1><p>" + SENTENCE + SENTENCE
                + "</p><form><input name=user><input type=password></form>";
        assertThat(EXTRACTOR.extract(PAGE, utf8(page), null))
                .isEqualTo(new NotAnArticle("The page asks for a password."));
    }

    @Test
    void saysThatAnErrorPageWithStatus200IsNoArticle() {
        String page = "<title>Page not found</title><h1>Page not found</h1><p>" + SENTENCE + SENTENCE + "</p>";
        assertThat(EXTRACTOR.extract(PAGE, utf8(page), null))
                .isEqualTo(new NotAnArticle("The page says that something went wrong: \"Page not found\"."));
    }

    @Test
    void saysThatATagPageIsAListOfLinks() {
        String teaser = "<div><h3><a href='/a'>Ministers agree on a joint desk</a></h3><p>" + SENTENCE + "</p></div>";
        assertThat(EXTRACTOR.extract(PAGE, utf8("<h1>Border police</h1>" + teaser.repeat(9)), null))
                .isEqualTo(new NotAnArticle("The page is a list of links."));
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
