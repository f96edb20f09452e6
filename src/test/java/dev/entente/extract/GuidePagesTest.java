package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.extract.Extraction.ExtractedArticle;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What handbooks and blogs do and news pages hardly ever do. */
class GuidePagesTest {
    private static final URI PAGE = URI.create("https://handbook.example/joint-patrols");
    private static final String FIRST =
            "Joint patrols on trains need an agreement of both interior ministries, which names the lines and the hours.";
    private static final String LAST =
            "Both forces write one report for each patrol, and the centre in the capital keeps it for five years.";

    private final PageExtractor extractor = new PageExtractor();

    @Test
    void readsATableInAFigure() {
        String table = "<figure class='wp-block-table'><table><tr><th>Line</th><th>Patrols</th></tr>"
                + "<tr><td>Coast line</td><td>40</td></tr></table></figure>";
        assertThat(paragraphs("<p>" + FIRST + "</p>" + table + "<p>" + LAST + "</p>"))
                .containsExactly(FIRST, "Line", "Patrols", "Coast line", "40", LAST);
    }

    @Test
    void readsItemsThatAreSetAsHeadings() {
        String list = "<ul><li><h3>Radio of both forces</h3></li><li><h3>Badge with a number</h3></li></ul>";
        assertThat(paragraphs("<p>" + FIRST + "</p>" + list + "<p>" + LAST + "</p>"))
                .containsExactly(FIRST, "Radio of both forces", "Badge with a number", LAST);
    }

    @Test
    void readsTheColumnThatIsNamedAfterTheSidebarBesideIt() {
        String before = "<div class='intro'><p>" + (FIRST + " ").repeat(6) + "</p></div>";
        assertThat(paragraphs(before + "<div class='content-has-sidebar'><p>" + LAST + "</p></div>"))
                .contains(LAST);
        assertThat(paragraphs(before + "<div class='left-sidebar'><p>" + LAST + "</p></div>"))
                .doesNotContain(LAST);
    }

    @Test
    void readsABoxThatOnlyLooksLikeACard() {
        String box = "<div class='%s'><p>" + LAST + "</p></div>";
        String text = "<p>" + (FIRST + " ").repeat(6) + "</p>";
        assertThat(paragraphs(text + box.formatted("shadow-card"))).contains(LAST);
        assertThat(paragraphs(text + box.formatted("product-card"))).doesNotContain(LAST);
    }

    @Test
    void leavesOutAFooterThatSaysMoreThanTheArticle() {
        String footer = "<footer class='site'><p>" + "We are no lawyers and no rule here is advice. ".repeat(20)
                + "</p></footer>";
        assertThat(paragraphs("<main><p>" + FIRST + "</p><p>" + LAST + "</p></main>" + footer))
                .containsExactly(FIRST, LAST);
    }

    @Test
    void leavesOutDisclosuresAndBoxesAboutTheAuthor() {
        String disclosure = "<div class='disclosure'><p>We may earn a fee where you buy by our links.</p></div>";
        String author = "<div class='saboxplugin-wrap'><p>She has written on trains for ten years.</p></div>";
        assertThat(paragraphs(disclosure + "<p>" + FIRST + "</p><p>" + LAST + "</p>" + author))
                .containsExactly(FIRST, LAST);
    }

    private String[] paragraphs(String html) {
        String page = "<html lang='en'><body><h1>Joint patrols</h1>" + html + "</body></html>";
        return ((ExtractedArticle) extractor.extract(PAGE, PageExtractorTest.utf8(page), null))
                .body()
                .split("\n\n");
    }
}
