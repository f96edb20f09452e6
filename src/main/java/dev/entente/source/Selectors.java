package dev.entente.source;

import java.util.List;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * CSS selectors for a site whose pages resist: what they find is taken before the extractor's own judgement.
 *
 * @param body the elements that hold the paragraphs; null: the extractor finds them
 * @param title the element with the headline
 * @param author the elements with one author each
 * @param date the element with the publication date, as text or in its datetime or content attribute
 * @param drop elements that are no part of an article, removed first
 */
public record Selectors(
        @Nullable String body,
        @Nullable String title,
        @Nullable String author,
        @Nullable String date,
        List<String> drop) {
    public static final Selectors NONE = new Selectors(null, null, null, null, List.of());

    /** Whether the text can be used as a CSS selector. */
    public static boolean isSelector(String text) {
        try {
            QueryParser.parse(text);
            return true;
        } catch (SelectorParseException | IllegalArgumentException e) {
            return false;
        }
    }

    public Selectors {
        drop = List.copyOf(drop);
    }
}
