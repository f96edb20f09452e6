package dev.entente.extract;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Tells articles from pages that are none. */
final class ArticleDecision {
    /** Fewer words than a short news item has. */
    private static final double FEWEST_WORDS = 25;

    private ArticleDecision() {}

    /** The reason for readers why the page is no article, empty where it is one. */
    static Optional<String> refuse(
            Document page, String title, List<String> paragraphs, MetaTags meta, StructuredData data) {
        double words = paragraphs.stream().mapToDouble(Words::count).sum();
        if (words < FEWEST_WORDS) {
            return Optional.of("The page holds no text to speak of.");
        }
        return Optional.empty();
    }
}
