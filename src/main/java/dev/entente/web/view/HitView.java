package dev.entente.web.view;

import dev.entente.search.Facet;
import dev.entente.search.Hit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article in a list.
 *
 * @param titleHtml and highlights: escaped, matches in {@code <mark>}; the only texts that templates print raw
 * @param day ISO date, empty where none is known
 * @param fresh whether it came since the reader last looked
 */
public record HitView(
        String href,
        String titleHtml,
        List<String> highlights,
        String source,
        String date,
        String day,
        String language,
        String languageName,
        String direction,
        List<TagLink> tags,
        boolean fresh,
        boolean withdrawn,
        @Nullable More more) {
    private static final int TAGS_OF_A_KIND = 4;
    /** Fewer, for their names are long and mostly say their country again. */
    private static final int AGENCIES = 2;

    /** Who else tells the story: "and 3 more sources". */
    public record More(String text, String href) {}

    public record TagLink(String kind, String label, String href) {}

    static HitView of(Hit hit, Labels labels, boolean fresh) {
        List<TagLink> tags = new ArrayList<>();
        add(tags, Facet.COUNTRY, hit.countries(), TAGS_OF_A_KIND, labels);
        add(tags, Facet.OFFICIAL, hit.officials(), TAGS_OF_A_KIND, labels);
        add(tags, Facet.TOPIC, hit.topics(), TAGS_OF_A_KIND, labels);
        add(tags, Facet.AGENCY, hit.agencies(), AGENCIES, labels);
        return new HitView(
                Links.article(hit.id()),
                hit.titleHtml(),
                hit.highlights(),
                labels.source(hit.source()),
                Words.dayOf(hit.publishedAt()),
                hit.publishedAt() == null ? "" : hit.publishedAt().toLocalDate().toString(),
                hit.language(),
                Words.language(hit.language()),
                Words.direction(hit.language()),
                tags,
                fresh,
                hit.withdrawnAt() != null,
                more(hit));
    }

    private static @Nullable More more(Hit hit) {
        Hit.Telling told = hit.told();
        if (told.articles() < 2) {
            return null;
        }
        String text = told.sources() > 1
                ? Words.counted(told.sources() - 1L, "more source")
                : Words.counted(told.articles() - 1, "more article") + " of this source";
        return new More("and " + text, Links.story(hit.story()));
    }

    private static void add(List<TagLink> tags, Facet facet, List<String> ids, int most, Labels labels) {
        ids.stream()
                .limit(most)
                .forEach(id -> tags.add(new TagLink(facet.parameter(), labels.of(facet, id), Links.entity(facet, id))));
    }
}
