package dev.entente.search;

import dev.entente.article.MeetingTag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

    /**
     * The same with the ids by which officials are known now.
     *
     * @param known the id of the person whom an id meant before curators merged the two
     */
    public Criteria withOfficials(UnaryOperator<String> known) {
        return withCurrent(Facet.OFFICIAL, known)
                .withCurrent(Facet.MEETING, pair -> current(pair, known))
                .withPage(page);
    }

    /** A meeting of two who turned out to be one stays as it was asked for, and finds nothing. */
    private static String current(String pair, UnaryOperator<String> known) {
        List<String> ids = MeetingTag.officials(pair).stream().map(known).toList();
        return ids.get(0).equals(ids.get(1))
                ? pair
                : MeetingTag.of(ids.get(0), ids.get(1), List.of()).pair();
    }

    private Criteria withCurrent(Facet facet, UnaryOperator<String> known) {
        FacetFilter filter = filter(facet);
        return filter.isEmpty() ? this : withFilter(facet, filter.with(known));
    }

    /** Whether nothing narrows the result. */
    public boolean isEverything() {
        return q.isBlank() && filters.isEmpty() && from == null && to == null && !withdrawn;
    }
}
