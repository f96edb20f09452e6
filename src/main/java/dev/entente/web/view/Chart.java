package dev.entente.web.view;

import dev.entente.search.Criteria;
import dev.entente.search.SearchResult.Histogram;
import dev.entente.search.SearchResult.Histogram.Bucket;
import dev.entente.search.SearchResult.Histogram.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
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
    /** The least bar is still seen. */
    private static final int LEAST = 2;
    /** A strip is drawn at a third of the height. */
    private static final int LEAST_OF_STRIP = 8;

    private static final int HATCH = 8;
    /** Fewer bars than this are not stretched over the whole width. */
    private static final int STRETCHED = 12;

    /**
     * @param href the search for the period alone; null where none is offered
     * @param missed "not crawled" or "not crawled on 3 days"; empty where the period was crawled throughout
     */
    public record Bar(
            int x,
            int y,
            int width,
            int height,
            String label,
            long count,
            @Nullable String href,
            String missed) {
        public String counted() {
            return Words.number(count);
        }

        public boolean isMissed() {
            return !missed.isEmpty();
        }

        /** Diagonals over the full height, as the data of a path; neighbours join. */
        public String hatching() {
            StringBuilder path = new StringBuilder();
            for (int at = HATCH; at <= HEIGHT; at += HATCH) {
                path.append('M')
                        .append(x)
                        .append(' ')
                        .append(at)
                        .append("l")
                        .append(STEP)
                        .append(" -")
                        .append(HATCH);
            }
            return path.toString();
        }
    }

    /** Null where nothing is dated. */
    public static @Nullable Chart of(Criteria criteria, Histogram histogram) {
        return of(criteria, histogram, new TreeSet<>());
    }

    /**
     * One of several that stand below each other. Null where nothing is dated.
     *
     * @param highest the count of the highest bar of all
     */
    static @Nullable Chart strip(Criteria criteria, Histogram histogram, long highest) {
        return histogram.buckets().isEmpty()
                ? null
                : of(criteria, histogram, histogram.buckets(), new TreeSet<>(), highest, LEAST_OF_STRIP);
    }

    /**
     * Null where nothing is dated.
     *
     * @param missed days that were not crawled
     */
    public static @Nullable Chart of(Criteria criteria, Histogram histogram, SortedSet<LocalDate> missed) {
        if (histogram.buckets().isEmpty() || histogram.first() == null || histogram.last() == null) {
            return null;
        }
        List<Bucket> buckets = withGaps(histogram, criteria, missed);
        return of(criteria, histogram, buckets, missed, highest(buckets), LEAST);
    }

    private static Chart of(
            Criteria criteria,
            Histogram histogram,
            List<Bucket> buckets,
            SortedSet<LocalDate> missed,
            long highest,
            int least) {
        Interval interval = histogram.interval();
        List<Bar> bars = new ArrayList<>();
        for (Bucket bucket : buckets) {
            LocalDate first = bucket.date();
            LocalDate last = lastDay(interval, first);
            String href = Links.search(criteria.withDates(later(first, criteria.from()), earlier(last, criteria.to())));
            String gap = missed(missed.subSet(first, last.plusDays(1)).size(), first, last);
            bars.add(bar(bars.size(), bucket, highest, least, label(interval, first), href, gap));
        }
        boolean extended = buckets.size() > histogram.buckets().size();
        return new Chart(
                interval.name().toLowerCase(Locale.ROOT),
                bars.size() * STEP,
                bars,
                extended ? bars.get(0).label() : Words.day(histogram.first()),
                extended ? bars.get(bars.size() - 1).label() : Words.day(histogram.last()),
                highest);
    }

    /**
     * Days of one source.
     *
     * @param perDay one count a day, the last of {@code last}
     */
    public static Chart ofDays(List<Long> perDay, LocalDate last, SortedSet<LocalDate> missed) {
        LocalDate first = last.minusDays(perDay.size() - 1L);
        List<Bucket> buckets = new ArrayList<>();
        perDay.forEach(count -> buckets.add(new Bucket(first.plusDays(buckets.size()), count)));
        long highest = highest(buckets);
        List<Bar> bars = new ArrayList<>();
        for (Bucket bucket : buckets) {
            String gap = missed.contains(bucket.date()) ? "not crawled" : "";
            bars.add(bar(bars.size(), bucket, highest, LEAST, Words.day(bucket.date()), null, gap));
        }
        return new Chart("day", bars.size() * STEP, bars, Words.day(first), Words.day(last), highest);
    }

    public int height() {
        return HEIGHT;
    }

    /** Whether there are so few bars that the strip is only as wide as they need. */
    public boolean few() {
        return bars.size() < STRETCHED;
    }

    /** In pixels, where there are few bars. */
    public int fewWidth() {
        return bars.size() * 40;
    }

    /** Whether any part was not crawled. */
    public boolean gaps() {
        return bars.stream().anyMatch(Bar::isMissed);
    }

    /** The bars with articles or gaps, for the table. */
    public List<Bar> filled() {
        return bars.stream().filter(bar -> bar.count() > 0 || bar.isMissed()).toList();
    }

    /** Where the search is limited to a period of which something was not crawled, all of the period is shown. */
    private static List<Bucket> withGaps(Histogram histogram, Criteria criteria, SortedSet<LocalDate> missed) {
        List<Bucket> buckets = new ArrayList<>(histogram.buckets());
        if (criteria.from() == null || criteria.to() == null || missed.isEmpty()) {
            return buckets;
        }
        Interval interval = histogram.interval();
        LocalDate first = buckets.get(0).date();
        for (LocalDate before = step(interval, first, -1);
                !lastDay(interval, before).isBefore(later(criteria.from(), missed.first()));
                before = step(interval, before, -1)) {
            buckets.add(0, new Bucket(before, 0));
        }
        LocalDate last = buckets.get(buckets.size() - 1).date();
        for (LocalDate after = step(interval, last, 1);
                !after.isAfter(earlier(criteria.to(), missed.last()));
                after = step(interval, after, 1)) {
            buckets.add(new Bucket(after, 0));
        }
        return buckets;
    }

    private static Bar bar(
            int place, Bucket bucket, long highest, int least, String label, @Nullable String href, String missed) {
        int height =
                bucket.count() == 0 ? 0 : (int) Math.max(least, Math.round((double) HEIGHT * bucket.count() / highest));
        return new Bar(place * STEP, HEIGHT - height, BAR, height, label, bucket.count(), href, missed);
    }

    private static long highest(List<Bucket> buckets) {
        return Math.max(1, buckets.stream().mapToLong(Bucket::count).max().orElse(1));
    }

    private static String missed(int days, LocalDate first, LocalDate last) {
        if (days == 0) {
            return "";
        }
        boolean all = days == last.toEpochDay() - first.toEpochDay() + 1;
        return all ? "not crawled" : "not crawled on " + Words.counted(days, "day");
    }

    private static LocalDate step(Interval interval, LocalDate first, int steps) {
        return switch (interval) {
            case DAY -> first.plusDays(steps);
            case MONTH -> first.plusMonths(steps);
            case YEAR -> first.plusYears(steps);
        };
    }

    private static LocalDate lastDay(Interval interval, LocalDate first) {
        return step(interval, first, 1).minusDays(1);
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
