package dev.entente.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * On which days some sources were read.
 *
 * @param first day that a source was ever read on, by source; missing for those that never were
 * @param visited number of these sources read, by day; days without any may be missing
 */
public record VisitedDays(Map<String, LocalDate> first, SortedMap<LocalDate, Long> visited) {
    /** Consecutive days, both inclusive. */
    public record Gap(LocalDate from, LocalDate to) {
        public long days() {
            return to.toEpochDay() - from.toEpochDay() + 1;
        }
    }

    /**
     * The days of a period on which half or more of the sources that had been read before were not. Neither days before the
     * first reading count, nor those from {@code today} on: today is not over.
     */
    public SortedSet<LocalDate> missed(LocalDate from, LocalDate to, LocalDate today) {
        SortedSet<LocalDate> missed = new TreeSet<>();
        LocalDate begin = first.values().stream().min(LocalDate::compareTo).orElse(today);
        List<LocalDate> begins = first.values().stream().sorted().toList();
        int known = 0;
        LocalDate day = begin.isAfter(from) ? begin : from;
        for (; !day.isAfter(to) && day.isBefore(today); day = day.plusDays(1)) {
            while (known < begins.size() && !begins.get(known).isAfter(day)) {
                known++;
            }
            if (2 * visited.getOrDefault(day, 0L) <= known && known > 0) {
                missed.add(day);
            }
        }
        return missed;
    }

    /** Runs of days. */
    public static List<Gap> gaps(Set<LocalDate> missed) {
        List<Gap> gaps = new ArrayList<>();
        LocalDate begin = null;
        LocalDate last = null;
        for (LocalDate day : new TreeSet<>(missed)) {
            if (begin != null && last != null && !last.plusDays(1).equals(day)) {
                gaps.add(new Gap(begin, last));
                begin = day;
            }
            begin = begin == null ? day : begin;
            last = day;
        }
        if (begin != null && last != null) {
            gaps.add(new Gap(begin, last));
        }
        return List.copyOf(gaps);
    }
}
