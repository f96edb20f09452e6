package dev.entente.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.coverage.VisitedDays.Gap;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VisitedDaysTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-01-10");

    @Test
    void findsDaysWithoutAVisit() {
        VisitedDays days = days(Map.of("a", day(2)), Map.of(day(2), 1L, day(3), 1L, day(6), 1L, day(8), 1L));
        assertThat(days.missed(day(1), day(31), TODAY)).containsExactly(day(4), day(5), day(7), day(9));
        assertThat(days.missed(day(5), day(5), TODAY)).containsExactly(day(5));
    }

    @Test
    void doesNotCountWhatWasBeforeTheFirstVisitOrIsNotOver() {
        VisitedDays days = days(Map.of("a", day(9)), Map.of(day(9), 1L));
        assertThat(days.missed(day(1), TODAY, TODAY)).isEmpty();
        assertThat(days(Map.of(), Map.of()).missed(day(1), TODAY, TODAY)).isEmpty();
    }

    @Test
    void countsADayThatHalfOfTheSourcesMissed() {
        VisitedDays days =
                days(Map.of("a", day(1), "b", day(1), "c", day(4)), Map.of(day(1), 2L, day(2), 1L, day(4), 2L));
        assertThat(days.missed(day(1), day(5), TODAY)).containsExactly(day(2), day(3), day(5));
    }

    @Test
    void joinsDaysToGaps() {
        assertThat(VisitedDays.gaps(Set.of(day(4), day(5), day(7))))
                .containsExactly(new Gap(day(4), day(5)), new Gap(day(7), day(7)));
        assertThat(VisitedDays.gaps(Set.of(day(4), day(5), day(7))).get(0).days())
                .isEqualTo(2);
        assertThat(VisitedDays.gaps(Set.of())).isEmpty();
    }

    private static VisitedDays days(Map<String, LocalDate> first, Map<LocalDate, Long> visited) {
        return new VisitedDays(first, new TreeMap<>(visited));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 1, day);
    }
}
