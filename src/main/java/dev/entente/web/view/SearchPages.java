package dev.entente.web.view;

import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.search.FacetFilter;
import dev.entente.search.SearchResult;
import dev.entente.search.Sort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a search and lays its page out. */
@Singleton
public class SearchPages {
    public static final int SIZE = 20;
    /** Most filters whose removal is tried when nothing is found: each costs a search. */
    private static final int REMOVALS = 6;

    private static final int LONGEST_NAME = 80;

    private final ArticleSearch search;
    private final Labels labels;
    private final Gaps gaps;

    @Inject
    SearchPages(ArticleSearch search, Labels labels, Gaps gaps) {
        this.search = search;
        this.labels = labels;
        this.gaps = gaps;
    }

    public SearchPage of(Criteria asked) {
        Criteria criteria = labels.current(asked);
        SearchResult result = search.search(criteria, SIZE);
        labels.prepare(
                result.hits().stream().flatMap(hit -> hit.officials().stream()).toList());
        List<Chip> chips = Chip.of(criteria, labels);
        return new SearchPage(
                heading(criteria),
                criteria.q(),
                fieldsWithout(criteria, "q"),
                fieldsWithout(criteria, "from", "to"),
                Links.fields(criteria),
                shortened(describe(criteria, criteria.q())),
                text(criteria.from()),
                text(criteria.to()),
                result.total(),
                result.stories(),
                copies(criteria, result),
                Links.search(criteria.withWithdrawn(true)),
                span(result.histogram()),
                chips,
                sorts(criteria),
                result.didYouMean() == null ? null : suggestion(criteria, result.didYouMean()),
                facets(criteria, result),
                Chart.of(criteria, result.histogram(), gaps.missed(criteria, result.histogram())),
                result.hits().stream()
                        .map(hit -> HitView.of(hit, labels, false))
                        .toList(),
                Pager.of(criteria, criteria.copies() ? result.total() : result.stories(), SIZE),
                result.total() == 0 && !criteria.isEverything() ? noHits(criteria, chips) : null,
                Links.feed(criteria),
                Links.export(criteria));
    }

    /** The search in words: "“joint plan” · Iran or China, not Syria, since 3 Jan 2024". */
    public String describe(Criteria criteria) {
        return describe(criteria, "“" + criteria.q() + "”");
    }

    private String describe(Criteria criteria, String words) {
        List<String> parts = new ArrayList<>();
        if (!criteria.q().isEmpty()) {
            parts.add(words);
        }
        List<String> filters = filtersInWords(criteria);
        if (!filters.isEmpty()) {
            parts.add(String.join(", ", filters));
        }
        return parts.isEmpty() ? "All articles" : String.join(" · ", parts);
    }

    private List<String> filtersInWords(Criteria criteria) {
        List<String> filters = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            FacetFilter filter = criteria.filter(facet);
            filter.all().forEach(id -> filters.add(labels.of(facet, id)));
            if (!filter.any().isEmpty()) {
                filters.add(
                        filter.any().stream().map(id -> labels.of(facet, id)).collect(Collectors.joining(" or ")));
            }
            filter.not().forEach(id -> filters.add("not " + labels.of(facet, id)));
        }
        if (criteria.from() != null || criteria.to() != null) {
            filters.add(Chip.period(criteria));
        }
        if (criteria.withdrawn()) {
            filters.add("withdrawn by their sources");
        }
        return filters;
    }

    private String heading(Criteria criteria) {
        return criteria.isEverything() ? "Latest articles" : describe(criteria);
    }

    private List<FacetView> facets(Criteria criteria, SearchResult result) {
        List<FacetView> facets = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            FacetView view =
                    FacetView.of(facet, result.facets().getOrDefault(facet, List.of()), criteria.withPage(1), labels);
            if (!view.rows().isEmpty()) {
                facets.add(view);
            }
        }
        return facets;
    }

    private SearchPage.NoHits noHits(Criteria criteria, List<Chip> chips) {
        List<SearchPage.NoHits.Removal> removals = new ArrayList<>();
        if (!criteria.q().isEmpty() && !chips.isEmpty()) {
            removals.add(removal(
                    "the words “" + criteria.q() + "”", criteria.withQ("").withSort(Sort.NEWEST)));
        }
        chips.stream()
                .filter(chip -> !chip.without().isEverything())
                .limit(REMOVALS)
                .forEach(chip -> removals.add(removal(chip.removed(), chip.without())));
        Criteria period = Criteria.EVERYTHING.withDates(criteria.from(), criteria.to());
        return new SearchPage.NoHits(
                describe(criteria),
                removals,
                search.search(period, 0).total(),
                criteria.from() != null || criteria.to() != null,
                gaps.inWords(criteria));
    }

    private SearchPage.NoHits.Removal removal(String text, Criteria without) {
        return new SearchPage.NoHits.Removal(
                text, Links.search(without), search.search(without, 0).total());
    }

    private static SearchPage.Suggestion suggestion(Criteria criteria, String words) {
        return new SearchPage.Suggestion(words, Links.search(criteria.withQ(words)));
    }

    private static SearchPage.@Nullable CopiesLink copies(Criteria criteria, SearchResult result) {
        if (criteria.copies()) {
            return new SearchPage.CopiesLink("One of each story", Links.search(criteria.withCopies(false)));
        }
        return result.stories() < result.total()
                ? new SearchPage.CopiesLink("List each copy", Links.search(criteria.withCopies(true)))
                : null;
    }

    private static List<SearchPage.SortLink> sorts(Criteria criteria) {
        List<SearchPage.SortLink> sorts = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            if (sort != Sort.RELEVANCE || !criteria.q().isEmpty()) {
                String label = sort.name().charAt(0) + sort.parameter().substring(1);
                sorts.add(
                        new SearchPage.SortLink(label, Links.search(criteria.withSort(sort)), sort == criteria.sort()));
            }
        }
        return sorts;
    }

    private static List<Links.Field> fieldsWithout(Criteria criteria, String... names) {
        return Links.fields(criteria).stream()
                .filter(field -> !List.of(names).contains(field.name()))
                .toList();
    }

    private static String span(SearchResult.Histogram histogram) {
        LocalDate first = histogram.first();
        LocalDate last = histogram.last();
        if (first == null || last == null) {
            return "";
        }
        return first.equals(last) ? Words.day(first) : Words.day(first) + " to " + Words.day(last);
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
    }
}
