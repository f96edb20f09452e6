package dev.entente.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the search page.
 *
 * @param heading what was searched, for the title and the h1
 * @param fields of the search form: what is kept when other words are searched
 * @param dateFields of the date form
 * @param period the span of the result in words, empty where nothing is dated
 * @param noHits what to try instead; null where there are hits
 */
public record SearchPage(
        String heading,
        String q,
        List<Links.Field> fields,
        List<Links.Field> dateFields,
        List<Links.Field> saveFields,
        String suggestedName,
        String from,
        String to,
        long total,
        long stories,
        @Nullable CopiesLink copies,
        String withdrawnHref,
        String period,
        List<Chip> chips,
        List<SortLink> sorts,
        @Nullable Suggestion suggestion,
        List<FacetView> facets,
        @Nullable Chart chart,
        List<HitView> hits,
        Pager pager,
        @Nullable NoHits noHits,
        String feedHref,
        String exportHref) {
    /** Lists each copy, or one article of each story again. */
    public record CopiesLink(String label, String href) {}

    public record SortLink(String label, String href, boolean current) {}

    public record Suggestion(String words, String href) {}

    /**
     * @param searched the search in words
     * @param removals each filter with the number of articles that would be found without it
     * @param held articles of the searched period, whatever they say
     * @param periodLimited whether the search is limited to a period
     * @param crawled a sentence on whether the period was crawled; empty where that cannot be told
     */
    public record NoHits(String searched, List<Removal> removals, long held, boolean periodLimited, String crawled) {
        public record Removal(String text, String href, long count) {
            public String counted() {
                return Words.counted(count, "article");
            }
        }

        public String heldCounted() {
            return Words.counted(held, "article");
        }
    }

    public String counted() {
        return Words.counted(total, "article");
    }

    /** Whether several articles tell one story. */
    public boolean copiesFound() {
        return stories < total;
    }

    public String storiesCounted() {
        return stories == 1 ? "1 story" : Words.number(stories) + " stories";
    }

    /** Whether neither words nor filters narrow the result. */
    public boolean everything() {
        return q.isEmpty() && chips.isEmpty();
    }

    /** Whether nothing has been indexed at all. */
    public boolean nothingHeld() {
        return total == 0 && everything();
    }

    /** Whether the page number lies beyond the last hit. */
    public boolean beyondLastPage() {
        return total > 0 && hits.isEmpty();
    }
}
