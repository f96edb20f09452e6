package dev.entente.article;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read of an article beside its text.
 *
 * @param standfirst the sentences between headline and text, also the first paragraph of the body
 * @param authors persons as printed, in order
 * @param changedAt when the site last changed the article, with the zone that it gives; null where it does not say
 * @param captions texts under pictures, which are no part of the body
 * @param site the name that the site gives itself
 * @param section of the site, as printed
 * @param picture the lead image
 * @param truncated whether the page shows only the beginning of the text
 * @param paywalled whether the page says that readers must pay or register for the text
 * @param kinds what each paragraph of the body is; empty where all are plain text
 * @param posts of a live blog, in the order of the page
 * @param rules for each field read, by its name in JSON, the rule that gave it
 */
public record Details(
        @Nullable String standfirst,
        List<String> authors,
        @Nullable OffsetDateTime changedAt,
        List<String> captions,
        @Nullable String site,
        @Nullable String section,
        @Nullable Picture picture,
        boolean truncated,
        boolean paywalled,
        List<Kind> kinds,
        List<Post> posts,
        Map<String, String> rules) {
    /** For articles that came without a page, as from an import. */
    public static final Details NONE = new Details(
            null, List.of(), null, List.of(), null, null, null, false, false, List.of(), List.of(), Map.of());

    /** What a paragraph of the body is. */
    public enum Kind {
        TEXT,
        HEADING,
        ITEM,
        QUOTE
    }

    public record Picture(URI url, @Nullable String caption) {}

    /**
     * An entry of a live blog.
     *
     * @param at when it was written; null where the page does not say
     * @param paragraph index of its first paragraph in the body
     */
    public record Post(@Nullable OffsetDateTime at, int paragraph) {}

    /** Lists and maps may be missing in what was stored by an earlier release. */
    public Details {
        authors = authors == null ? List.of() : List.copyOf(authors);
        captions = captions == null ? List.of() : List.copyOf(captions);
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        posts = posts == null ? List.of() : List.copyOf(posts);
        rules = rules == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(rules));
    }

    /** The same, with these rules beside the others and before them. */
    public Details withRules(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(rules);
        all.putAll(more);
        return new Details(
                standfirst,
                authors,
                changedAt,
                captions,
                site,
                section,
                picture,
                truncated,
                paywalled,
                kinds,
                posts,
                all);
    }
}
