package dev.entente.search;

import dev.entente.search.SearchResult.Histogram;
import dev.entente.search.SearchResult.Histogram.Bucket;
import dev.entente.search.SearchResult.Histogram.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by period → the bars of a strip: neither too many, nor gaps left out. Pure. */
final class Histograms {
    static final Histogram EMPTY = new Histogram(Interval.MONTH, List.of(), null, null);

    /** More months than these are counted by years. */
    static final int MOST_MONTHS = 180;

    private Histograms() {}

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
