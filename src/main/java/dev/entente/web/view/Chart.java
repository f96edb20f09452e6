package dev.entente.web.view;

import dev.entente.search.Criteria;
import dev.entente.search.SearchResult.Histogram;
import dev.entente.search.SearchResult.Histogram.Bucket;
import dev.entente.search.SearchResult.Histogram.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Articles over time, as bars in a box of {@code width} by {@value #HEIGHT} units.
 *
 * @param unit "day", "month" or "year"
 * @param first and last: labels of the ends of the axis
 * @param highest the count of the highest bar
 */
public record Chart(String unit, int width, List<Bar> bars, String first, String last, long highest) {
    public static final int HEIGHT = 64;
    private static final int STEP = 10;
    private static final int BAR = 8;
    /** Fewer bars than this are not stretched over the whole width. */
    private static final int LEAST_STEPS = 12;

    /** @param href the search for the period alone */
    public record Bar(int x, int y, int width, int height, String label, long count, String href) {
        public String counted() {
            return Words.number(count);
        }
    }

    /** Null where nothing is dated. */
    public static @Nullable Chart of(Criteria criteria, Histogram histogram) {
        List<Bucket> buckets = histogram.buckets();
        if (buckets.isEmpty() || histogram.first() == null || histogram.last() == null) {
            return null;
        }
        long highest =
                Math.max(1, buckets.stream().mapToLong(Bucket::count).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (Bucket bucket : buckets) {
            bars.add(bar(criteria, histogram.interval(), bucket, bars.size() * STEP, highest));
        }
        return new Chart(
                histogram.interval().name().toLowerCase(Locale.ROOT),
                Math.max(LEAST_STEPS, buckets.size()) * STEP,
                bars,
                Words.day(histogram.first()),
                Words.day(histogram.last()),
                highest);
    }

    public int height() {
        return HEIGHT;
    }

    /** The bars with articles, for the table. */
    public List<Bar> filled() {
        return bars.stream().filter(bar -> bar.count() > 0).toList();
    }

    private static Bar bar(Criteria criteria, Interval interval, Bucket bucket, int x, long highest) {
        // The least bar is still seen: 2 units.
        int height =
                bucket.count() == 0 ? 0 : (int) Math.max(2, Math.round((double) HEIGHT * bucket.count() / highest));
        LocalDate first = bucket.date();
        return new Bar(
                x,
                HEIGHT - height,
                BAR,
                height,
                label(interval, first),
                bucket.count(),
                Links.search(criteria.withDates(
                        later(first, criteria.from()), earlier(lastDay(interval, first), criteria.to()))));
    }

    private static LocalDate lastDay(Interval interval, LocalDate first) {
        return switch (interval) {
            case DAY -> first;
            case MONTH -> first.plusMonths(1).minusDays(1);
            case YEAR -> first.plusYears(1).minusDays(1);
        };
    }

    private static String label(Interval interval, LocalDate first) {
        return switch (interval) {
            case DAY -> Words.day(first);
            case MONTH -> Words.month(first);
            case YEAR -> Integer.toString(first.getYear());
        };
    }

    private static LocalDate later(LocalDate day, @Nullable LocalDate bound) {
        return bound != null && bound.isAfter(day) ? bound : day;
    }

    private static LocalDate earlier(LocalDate day, @Nullable LocalDate bound) {
        return bound != null && bound.isBefore(day) ? bound : day;
    }
}
