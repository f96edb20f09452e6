package dev.entente.search;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregationExecutionHint;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.util.NamedValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A country, official, topic or agency → the one request of its page. Pure. */
final class EntityRequests {
    static final String SERVING = "serving";
    static final String TRENDS = "trends";
    static final String NEWEST = "newest";

    /** Facets whose values are listed with it. */
    static final List<Facet> LISTED =
            List.of(Facet.COUNTRY, Facet.OFFICIAL, Facet.TOPIC, Facet.AGENCY, Facet.MEETING, Facet.SOURCE);

    /** Between the two ids in the fields "meetings" and "serving". */
    private static final String BETWEEN = "_";

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]");

    private EntityRequests() {}

    static SearchRequest page(Facet facet, String id, int size) {
        Criteria criteria = Criteria.EVERYTHING.withFilter(facet, new FacetFilter(List.of(id), List.of(), List.of()));
        return SearchRequest.of(s -> {
            s.index(SearchRequests.INDEX)
                    .query(SearchRequests.query(criteria))
                    .size(size)
                    .trackTotalHits(t -> t.enabled(true))
                    .source(SearchRequests.FOR_HITS)
                    .sort(SearchRequests.sort(criteria))
                    .collapse(c -> c.field("story"))
                    .aggregations(aggregations(facet, id));
            return size > 0 ? s.highlight(SearchRequests.highlight()) : s;
        });
    }

    private static Map<String, Aggregation> aggregations(Facet own, String id) {
        Map<String, Aggregation> aggregations = new LinkedHashMap<>(FacetRequests.overTime(CalendarInterval.Month));
        for (Facet facet : LISTED) {
            // One more: the tag itself comes with itself always.
            int size = EntitySearch.COMPANIONS + (facet == own ? 1 : 0);
            boolean ofOfficial = facet == Facet.MEETING && own == Facet.OFFICIAL;
            aggregations.put(
                    facet.parameter(), companions(facet.field(), size, ofOfficial ? meetingsOf(id) : null, ofOfficial));
        }
        if (own == Facet.COUNTRY) {
            aggregations.put(
                    SERVING, companions("serving", EntitySearch.COMPANIONS, escaped(id) + BETWEEN + ".*", false));
        }
        if (own != Facet.TOPIC) {
            aggregations.put(TRENDS, trends());
        }
        return aggregations;
    }

    /**
     * @param only a regular expression for the values
     * @param ofFew whether only a small part of the index has the values: then the expression is held against these, one
     *     by one, and not against all values that there are
     */
    private static Aggregation companions(String field, int size, @Nullable String only, boolean ofFew) {
        return Aggregation.of(a -> a.terms(t -> {
                    t.field(field).size(size).order(mostFrequent());
                    if (only != null) {
                        t.include(i -> i.regexp(only));
                    }
                    return ofFew ? t.executionHint(TermsAggregationExecutionHint.Map) : t;
                })
                .aggregations(NEWEST, m -> m.max(x -> x.field("publishedAt"))));
    }

    private static Aggregation trends() {
        return Aggregation.of(a -> a.terms(t ->
                        t.field(Facet.TOPIC.field()).size(EntitySearch.TRENDS).order(mostFrequent()))
                .aggregations(FacetRequests.VALUES, FacetRequests.histogram(CalendarInterval.Month)));
    }

    private static List<NamedValue<SortOrder>> mostFrequent() {
        return List.of(NamedValue.of("_count", SortOrder.Desc), NamedValue.of("_key", SortOrder.Asc));
    }

    private static String meetingsOf(String official) {
        String id = escaped(official);
        return id + BETWEEN + ".*|.*" + BETWEEN + id;
    }

    /** For Lucene's regular expressions, in which more than in Java's has a meaning. */
    private static String escaped(String id) {
        return NO_WORD.matcher(id).replaceAll("\\\\$0");
    }
}
