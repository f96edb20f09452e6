package dev.entente.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one country, official, topic or agency.
 *
 * @param kind "country", "official", "topic" or "agency"
 * @param none what is said where no article has it
 * @param strips its topics over time; null for a topic, or where there are none
 * @param lists what comes with it most often
 */
public record EntityPage(
        String kind,
        String title,
        List<Fact> facts,
        long total,
        String none,
        @Nullable Chart chart,
        @Nullable Strips strips,
        List<Companions> lists,
        List<HitView> hits,
        String searchHref,
        String feedHref) {
    public record Fact(String term, List<Value> values) {
        /** @param href null for plain text */
        public record Value(String text, @Nullable String href) {}
    }

    /**
     * One table.
     *
     * @param id for headings
     * @param kind of the rows, for their hue
     * @param counted what the articles have in common that are counted
     * @param more leads to a longer list; null where this one is whole
     */
    public record Companions(
            String id,
            String kind,
            String title,
            String counted,
            List<Row> rows,
            @Nullable More more) {
        /**
         * @param href to the page of what is listed
         * @param searchHref to the articles that are counted
         * @param newest day in words; empty where none is dated
         */
        public record Row(String label, String href, String articles, String searchHref, String newest) {}

        public record More(String text, String href) {}
    }

    public String counted() {
        return Words.counted(total, "article");
    }
}
