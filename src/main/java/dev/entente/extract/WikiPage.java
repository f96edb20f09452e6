package dev.entente.extract;

import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What MediaWiki, and wikis that follow it, put around and into their texts. */
final class WikiPage {
    private static final String FACTS = "infobox";

    private WikiPage() {}

    /** References and their numbers, links to edit a section, boxes of facts, and lines on which page this is. */
    static boolean isMark(Element element) {
        return switch (element.normalName()) {
            case "sup" -> element.hasClass("reference");
            case "span" -> element.hasClass("mw-editsection");
            case "div" -> element.hasClass("hatnote") || element.id().equals("siteSub");
            case "table" -> element.hasClass(FACTS);
            case "ol" -> element.hasClass("references");
            default -> false;
        };
    }

    /** In a box of facts, whose dates are those of other events. */
    static boolean isFact(Element element) {
        return element.closest("." + FACTS) != null;
    }

    /** Texts that say when the page was last edited. */
    static Stream<String> lastEdit(Document page) {
        return page.select("#footer-info-lastmod, #lastmod, .docInfo").eachText().stream();
    }
}
