package dev.entente.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import dev.entente.search.SearchResult.Histogram;
import dev.entente.search.SearchResult.Histogram.Bucket;
import dev.entente.search.SearchResult.Histogram.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by period → the bars of a strip: neither too many, nor gaps left out. Pure. */
final class Histograms {
    static final Histogram EMPTY = new Histogram(Interval.MONTH, List.of(), null, null);

    /** More months than these are counted by years. */
    static final int MOST_MONTHS = 180;

    /** More months than these are counted by years where there is a strip for each of several things. */
    static final int MOST_MONTHS_OF_STRIPS = 36;

    private Histograms() {}

    /** @param counted as {@link FacetRequests#overTime} asks for it, by DAY or MONTH */
    static Histogram of(Map<String, Aggregate> counted, Interval interval) {
        SortedMap<LocalDate, Long> counts = counts(counted.get(FacetRequests.VALUES));
        return counts.isEmpty()
                ? EMPTY
                : of(
                        counts,
                        interval,
                        day((long) counted.get(FacetRequests.FIRST).min().value()),
                        day((long) counted.get(FacetRequests.LAST).max().value()));
    }

    /**
     * A part of the articles over the whole span of all of them, by months or by years.
     *
     * @param part by months
     */
    static Histogram within(Histogram all, Aggregate part) {
        LocalDate first = all.first();
        LocalDate last = all.last();
        if (first == null || last == null) {
            return EMPTY;
        }
        boolean byYears = months(first, last) > MOST_MONTHS_OF_STRIPS;
        SortedMap<LocalDate, Long> counts = new TreeMap<>();
        for (LocalDate end : List.of(first, last)) {
            counts.put(byYears ? end.withDayOfYear(1) : end.withDayOfMonth(1), 0L);
        }
        counts(part)
                .forEach((month, count) -> counts.merge(byYears ? month.withDayOfYear(1) : month, count, Long::sum));
        return filled(counts, byYears ? Interval.YEAR : Interval.MONTH, first, last);
    }

    private static SortedMap<LocalDate, Long> counts(Aggregate histogram) {
        SortedMap<LocalDate, Long> counts = new TreeMap<>();
        histogram.dateHistogram().buckets().array().forEach(bucket -> counts.put(day(bucket.key()), bucket.docCount()));
        return counts;
    }

    static LocalDate day(long epochMillis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC);
    }

    /** @param counts by the first day of each period that has any; of the given interval, DAY or MONTH */
    static Histogram of(SortedMap<LocalDate, Long> counts, Interval interval, LocalDate first, LocalDate last) {
        if (interval == Interval.MONTH && months(first, last) > MOST_MONTHS) {
            SortedMap<LocalDate, Long> years = new TreeMap<>();
            counts.forEach((month, count) -> years.merge(month.withDayOfYear(1), count, Long::sum));
            return filled(years, Interval.YEAR, first, last);
        }
        return filled(counts, interval, first, last);
    }

    private static Histogram filled(
            SortedMap<LocalDate, Long> counts, Interval interval, LocalDate first, LocalDate last) {
        List<Bucket> buckets = new ArrayList<>();
        for (LocalDate date = counts.firstKey(); !date.isAfter(counts.lastKey()); date = next(date, interval)) {
            buckets.add(new Bucket(date, counts.getOrDefault(date, 0L)));
        }
        return new Histogram(interval, List.copyOf(buckets), first, last);
    }

    private static LocalDate next(LocalDate date, Interval interval) {
        return switch (interval) {
            case DAY -> date.plusDays(1);
            case MONTH -> date.plusMonths(1);
            case YEAR -> date.plusYears(1);
        };
    }

    private static long months(LocalDate first, LocalDate last) {
        return (last.getYear() - first.getYear()) * 12L + last.getMonthValue() - first.getMonthValue() + 1;
    }
}
