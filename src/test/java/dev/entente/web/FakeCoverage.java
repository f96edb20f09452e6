package dev.entente.web;

import dev.entente.coverage.ArticleFlow;
import dev.entente.coverage.CoverageStore;
import dev.entente.coverage.CoverageUnavailable;
import dev.entente.coverage.CrawlCounts;
import dev.entente.coverage.CrawlDay;
import dev.entente.coverage.CrawlHistory;
import dev.entente.coverage.Silence;
import dev.entente.coverage.VisitedDays;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The source "courier": read since the first of January 2024 but for some days, and silent. Another was never read. */
@Alternative
@Singleton
class FakeCoverage implements CoverageStore {
    static final LocalDate BEGAN = LocalDate.parse("2024-01-01");
    /** Days not read. */
    volatile Set<LocalDate> missed = Set.of();

    volatile boolean away;

    @Override
    public Map<String, CrawlHistory> histories(LocalDate since, LocalDate today) {
        answer();
        Set<LocalDate> visited = new HashSet<>(since.datesUntil(today).toList());
        visited.removeAll(missed);
        return Map.of(
                "courier",
                new CrawlHistory(
                        BEGAN,
                        today.atTime(6, 30).toInstant(ZoneOffset.UTC),
                        visited,
                        new CrawlCounts(812, 790, 300, 12, 400, 70, 8, 22),
                        "Its robots.txt asks for 120 s between two requests; the source keeps to 60 s."));
    }

    @Override
    public Map<String, ArticleFlow> flows(LocalDate today) {
        answer();
        List<Long> perDay = new ArrayList<>(Collections.nCopies(Silence.DAYS + 1, 12L));
        perDay.subList(Silence.DAYS - 2, Silence.DAYS + 1).replaceAll(count -> 0L);
        return Map.of("courier", new ArticleFlow(12_345, perDay, Duration.ofMinutes(44), Duration.ofHours(9)));
    }

    @Override
    public List<CrawlDay> days(String source, LocalDate from, LocalDate to) {
        answer();
        return source.equals("courier")
                ? from.datesUntil(to)
                        .map(day -> new CrawlDay(
                                source,
                                day,
                                48,
                                new CrawlCounts(30, 29, 12, 1, 14, 2, 1, 1),
                                !missed.contains(day),
                                null,
                                null))
                        .toList()
                : List.of();
    }

    @Override
    public VisitedDays visitedDays(Collection<String> sources, LocalDate from, LocalDate to) {
        answer();
        if (!sources.contains("courier")) {
            return new VisitedDays(Map.of(), new TreeMap<>());
        }
        SortedMap<LocalDate, Long> visited = new TreeMap<>();
        LocalDate first = from.isBefore(BEGAN) ? BEGAN : from;
        first.datesUntil(to.isBefore(first) ? first : to.plusDays(1))
                .filter(day -> !missed.contains(day))
                .forEach(day -> visited.put(day, 1L));
        return new VisitedDays(Map.of("courier", BEGAN), visited);
    }

    private void answer() {
        if (away) {
            throw new CoverageUnavailable("Away on purpose.", null);
        }
    }
}
