package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.source.Selectors;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SelectorsTest {
    private static final URI PAGE = URI.create("https://courier.example/world/joint-border-desk");
    private static final PageExtractor EXTRACTOR = new PageExtractor();

    @Test
    void takesWhatTheSelectorsOfTheSourceFind() {
        ExtractedArticle article =
                read(new Selectors(".newsletter-signup", "h2", ".byline a", "meta[property=x], .when", List.of()));
        assertThat(article.title()).isEqualTo("What the desk will do");
        assertThat(article.author()).isEqualTo("Mara Ellison");
        assertThat(article.body()).startsWith("Get the morning letter").endsWith("whenever you like.");
        assertThat(article.details().rules())
                .containsEntry("title", "selector h2")
                .containsEntry("author", "selector .byline a")
                .containsEntry("body", "selector .newsletter-signup")
                .containsEntry("publishedAt", "date in meta");
    }

    @Test
    void leavesOutWhatIsToBeDroppedAndLeavesThePageAsItIs() {
        Document page = PageParser.parse(PAGE, html(), "utf-8");
        String before = page.outerHtml();
        Selectors drop = new Selectors(null, null, null, null, List.of(".story-text > ul", "h2"));
        ExtractedArticle article = (ExtractedArticle) EXTRACTOR.extract(PAGE, page, SiteKnowledge.of(drop));
        assertThat(article.body())
                .doesNotContain("Check number plates")
                .doesNotContain("What the desk will do")
                .contains("Critics say");
        assertThat(page.outerHtml()).isEqualTo(before);
    }

    @Test
    void readsAsEverWhereTheSelectorsFindNothing() {
        assertThat(read(new Selectors(".gone", "h6", "#nobody", "time.never", List.of(".nothing"))))
                .isEqualTo(read(Selectors.NONE));
    }

    @Test
    void findsTheDateByItsSelector() {
        ExtractedArticle article = (ExtractedArticle) EXTRACTOR.extract(
                PAGE,
                PageParser.parse(
                        PAGE,
                        ("<p class=d>Am 5. März 2023</p><p>"
                                        + "Die Minister trafen sich am Montag an der Grenze. ".repeat(5) + "</p>")
                                .getBytes(StandardCharsets.UTF_8),
                        "utf-8"),
                SiteKnowledge.of(new Selectors("p", null, null, "p.d", List.of())));
        assertThat(article.publishedAt()).hasToString("2023-03-05T00:00Z");
    }

    private static ExtractedArticle read(Selectors selectors) {
        return (ExtractedArticle) EXTRACTOR.extract(PAGE, html(), "utf-8", SiteKnowledge.of(selectors));
    }

    private static byte[] html() {
        return Fixtures.bytes("clutter-around-text.html");
    }
}
