package dev.entente.search;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that defines a result; always fully in the URL. {@link CriteriaParameters} reads and writes the URL's form.
 *
 * @param q the words searched, empty for all articles
 * @param filters only facets that are filtered by; never an empty filter
 * @param from first day, inclusive, UTC
 * @param to last day, inclusive, UTC
 * @param copies whether each article is listed, and not one of each story
 * @param withdrawn whether the articles are listed that their sources have withdrawn, and no others
 * @param page from 1
 */
public record Criteria(
        String q,
        Map<Facet, FacetFilter> filters,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Sort sort,
        boolean copies,
        boolean withdrawn,
        int page) {
    public static final Criteria EVERYTHING = new Criteria("", Map.of(), null, null, Sort.NEWEST, false, false, 1);

    public FacetFilter filter(Facet facet) {
        return filters.getOrDefault(facet, FacetFilter.NONE);
    }

    public Criteria withPage(int number) {
        return new Criteria(q, filters, from, to, sort, copies, withdrawn, number);
    }

    public Criteria withSort(Sort order) {
        return new Criteria(q, filters, from, to, order, copies, withdrawn, 1);
    }

    public Criteria withQ(String words) {
        return new Criteria(words, filters, from, to, sort, copies, withdrawn, 1);
    }

    public Criteria withDates(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new Criteria(q, filters, first, last, sort, copies, withdrawn, 1);
    }

    public Criteria withCopies(boolean each) {
        return new Criteria(q, filters, from, to, sort, each, withdrawn, 1);
    }

    public Criteria withWithdrawn(boolean only) {
        return new Criteria(q, filters, from, to, sort, copies, only, 1);
    }

    /** An empty filter takes the facet's filter away. */
    public Criteria withFilter(Facet facet, FacetFilter filter) {
        Map<Facet, FacetFilter> changed = new java.util.EnumMap<>(Facet.class);
        changed.putAll(filters);
        if (filter.isEmpty()) {
            changed.remove(facet);
        } else {
            changed.put(facet, filter);
        }
        return new Criteria(q, Map.copyOf(changed), from, to, sort, copies, withdrawn, 1);
    }

    /** Whether nothing narrows the result. */
    public boolean isEverything() {
        return q.isBlank() && filters.isEmpty() && from == null && to == null && !withdrawn;
    }
}
