package dev.entente.web.view;

import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.search.FacetFilter;
import dev.entente.search.SearchResult.FacetCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One facet beside a result.
 *
 * @param rows selected values first, then the most frequent
 * @param moreHref the page that lists all values; null where all are shown
 * @param switchText offers the other way to combine several chosen values; null where there are not several
 */
public record FacetView(
        String parameter,
        String title,
        List<Row> rows,
        @Nullable String moreHref,
        @Nullable String switchText,
        @Nullable String switchHref) {
    static final int SHOWN = 8;

    /**
     * @param state "on", "off" or "not"
     * @param href turns the value on, or off again
     * @param excludeHref leaves the articles with this value out
     */
    public record Row(String id, String label, long count, String state, String href, String excludeHref) {
        public String counted() {
            return Words.number(count);
        }

        public boolean selected() {
            return !state.equals("off");
        }
    }

    static FacetView of(Facet facet, List<FacetCount> counts, Criteria criteria, Labels labels) {
        List<Row> all = rows(facet, counts, criteria, labels);
        long selected = all.stream().filter(Row::selected).count();
        int shown = (int) Math.min(all.size(), Math.max(SHOWN, selected));
        FacetFilter filter = criteria.filter(facet);
        FacetFilter other = other(facet, filter);
        return new FacetView(
                facet.parameter(),
                Labels.of(facet),
                all.subList(0, shown),
                shown < all.size() ? Links.facet(facet, criteria) : null,
                other == null ? null : filter.all().size() > 1 ? "Any of these instead" : "All of these instead",
                other == null ? null : Links.search(criteria.withFilter(facet, other)));
    }

    /** Every value, selected ones first. */
    static List<Row> rows(Facet facet, List<FacetCount> counts, Criteria criteria, Labels labels) {
        labels.prepare(facet, counts.stream().map(FacetCount::id).toList());
        List<Row> rows = new ArrayList<>();
        for (FacetCount count : counts) {
            rows.add(row(facet, count, criteria, labels.of(facet, count.id())));
        }
        for (String id : missing(counts, criteria.filter(facet))) {
            rows.add(row(facet, new FacetCount(id, 0), criteria, labels.of(facet, id)));
        }
        // Stable: frequency decides within the chosen and within the others.
        rows.sort(Comparator.comparing(row -> !row.selected()));
        return rows;
    }

    /** Chosen values that no article of the result has, such as those left out: they must be shown to be let in again. */
    private static Set<String> missing(List<FacetCount> counts, FacetFilter filter) {
        Set<String> missing = new LinkedHashSet<>(filter.all());
        missing.addAll(filter.any());
        missing.addAll(filter.not());
        counts.forEach(count -> missing.remove(count.id()));
        return missing;
    }

    private static Row row(Facet facet, FacetCount count, Criteria criteria, String label) {
        FacetFilter filter = criteria.filter(facet);
        String id = count.id();
        boolean on = filter.all().contains(id) || filter.any().contains(id);
        boolean not = filter.not().contains(id);
        return new Row(
                id,
                label,
                count.count(),
                on ? "on" : not ? "not" : "off",
                Links.search(on || not ? Links.removing(criteria, facet, id) : Links.adding(criteria, facet, id)),
                Links.search(Links.excluding(criteria, facet, id)));
    }

    private static @Nullable FacetFilter other(Facet facet, FacetFilter filter) {
        if (!facet.multiValued()) {
            return null;
        }
        if (filter.all().size() > 1 && filter.any().isEmpty()) {
            return new FacetFilter(List.of(), filter.all(), filter.not());
        }
        if (filter.any().size() > 1 && filter.all().isEmpty()) {
            return new FacetFilter(filter.any(), List.of(), filter.not());
        }
        return null;
    }

    /** Rows whose label holds the words, without regard to case. */
    static List<Row> matching(List<Row> rows, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return rows.stream()
                .filter(row -> row.label().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }
}
