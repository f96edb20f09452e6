package dev.entente.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a result with all that is shown beside it.
 *
 * @param total exact number of matching articles
 * @param stories how many stories they tell: what is listed, unless each copy is. Exact up to 40,000 stories
 *     (Elasticsearch counts by HyperLogLog++), beyond that within about one in a hundred
 * @param took milliseconds that Elasticsearch worked
 * @param facets for every facet, most frequent value first, selected values always included
 * @param histogram from the first to the last day of the result, empty periods included; empty where nothing is dated
 * @param didYouMean another spelling of q, null where there is none to offer
 */
public record SearchResult(
        long total,
        long stories,
        long took,
        List<Hit> hits,
        Map<Facet, List<FacetCount>> facets,
        Histogram histogram,
        @Nullable String didYouMean) {
    /** @param count articles that the result would have with this value, other facets' filters applied */
    public record FacetCount(String id, long count) {}

    /** @param first and last: the span of dated articles in the result, null where none is dated */
    public record Histogram(
            Interval interval,
            List<Bucket> buckets,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        public enum Interval {
            DAY,
            MONTH,
            YEAR
        }

        /** @param date first day of the period */
        public record Bucket(LocalDate date, long count) {}
    }
}
