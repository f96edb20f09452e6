package dev.entente.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.util.NamedValue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The counts beside a result. Pure.
 *
 * <p>Each facet's counts are taken with the post filters of the other facets only: so a count says how many articles
 * choosing that value would give.
 */
final class FacetRequests {
    static final String HISTOGRAM = "histogram";
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String VALUES = "values";
    static final String SELECTED = "selected";

    /** Up to this many days between from and to, the histogram counts days. */
    static final long DAYS_SHOWN = 92;

    private FacetRequests() {}

    /** The filters by alternatives of all facets but one. */
    static Query alternatives(Criteria criteria, @Nullable Facet but) {
        BoolQuery.Builder bool = new BoolQuery.Builder();
        criteria.filters().forEach((facet, filter) -> {
            if (facet != but && !filter.any().isEmpty()) {
                bool.filter(any(facet, filter.any()));
            }
        });
        return bool.build()._toQuery();
    }

    private static Query any(Facet facet, List<String> values) {
        return Query.of(f -> f.terms(t -> t.field(facet.field())
                .terms(v -> v.value(values.stream().map(FieldValue::of).toList()))));
    }

    static Map<String, Aggregation> aggregations(Criteria criteria) {
        Map<String, Aggregation> aggregations = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            FacetFilter filter = criteria.filter(facet);
            List<String> chosen = Stream.of(filter.all(), filter.any())
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            aggregations.put(facet.parameter(), Aggregation.of(a -> {
                var filtered = a.filter(alternatives(criteria, facet))
                        .aggregations(VALUES, terms(facet, facet.counted(), List.of()));
                return chosen.isEmpty()
                        ? filtered
                        : filtered.aggregations(SELECTED, terms(facet, chosen.size(), chosen));
            }));
        }
        CalendarInterval interval = countsDays(criteria) ? CalendarInterval.Day : CalendarInterval.Month;
        aggregations.put(HISTOGRAM, Aggregation.of(a -> a.filter(alternatives(criteria, null))
                .aggregations(SearchRequests.STORIES, StoryRequests.countStories())
                .aggregations(overTime(interval))));
        return aggregations;
    }

    /** Counts by period, and the first and the last day. */
    static Map<String, Aggregation> overTime(CalendarInterval interval) {
        return Map.of(
                VALUES, histogram(interval),
                FIRST, Aggregation.of(a -> a.min(m -> m.field("publishedAt"))),
                LAST, Aggregation.of(a -> a.max(m -> m.field("publishedAt"))));
    }

    static Aggregation histogram(CalendarInterval interval) {
        return Aggregation.of(a -> a.dateHistogram(
                d -> d.field("publishedAt").calendarInterval(interval).minDocCount(1)));
    }

    static boolean countsDays(Criteria criteria) {
        LocalDate from = criteria.from();
        LocalDate to = criteria.to();
        return from != null && to != null && ChronoUnit.DAYS.between(from, to) < DAYS_SHOWN;
    }

    private static Aggregation terms(Facet facet, int size, List<String> only) {
        return Aggregation.of(a -> a.terms(t -> {
            t.field(facet.field())
                    .size(size)
                    .order(List.of(NamedValue.of("_count", SortOrder.Desc), NamedValue.of("_key", SortOrder.Asc)));
            return only.isEmpty() ? t : t.include(i -> i.terms(only));
        }));
    }
}
