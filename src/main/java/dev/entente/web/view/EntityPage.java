package dev.entente.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one country, official or topic.
 *
 * @param kind "country", "official" or "topic"
 * @param related values of the other facets that come with it most often
 */
public record EntityPage(
        String kind,
        String title,
        List<Fact> facts,
        long total,
        @Nullable Chart chart,
        List<HitView> hits,
        List<Related> related,
        String searchHref,
        String feedHref) {
    /** @param href null for plain text */
    public record Fact(String term, String text, @Nullable String href) {}

    public record Related(String kind, String title, List<FacetView.Row> rows) {}

    public String counted() {
        return Words.counted(total, "article");
    }
}
