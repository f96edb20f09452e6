package dev.entente.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SilenceTest {
    @Test
    void isHeardWhenABusySourceStopsForADay() {
        Silence silence = Silence.of(thenSilent(days(40, 30), 1)).orElseThrow();
        assertThat(silence).isEqualTo(new Silence(1, 0, 30));
    }

    @Test
    void isHeardLaterWhereLittleIsUsual() {
        assertThat(Silence.of(thenSilent(days(40, 1), 6))).isEmpty();
        assertThat(Silence.of(thenSilent(days(40, 1), 7)).orElseThrow().days()).isEqualTo(7);
        assertThat(Silence.of(thenSilent(weekly(70), 14))).isEmpty();
    }

    @Test
    void isNotHeardFromWhatRestsOnSundays() {
        List<Long> week = List.of(40L, 40L, 40L, 40L, 40L, 12L, 0L);
        List<Long> days = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            days.addAll(week);
            assertThat(Silence.of(days)).isEmpty();
        }
        days.addAll(List.of(0L, 0L));
        assertThat(Silence.of(days)).isPresent();
    }

    @Test
    void isHeardWhenMostFallsAway() {
        List<Long> days = days(42, 100);
        days.set(41, 9L);
        assertThat(Silence.of(days).orElseThrow().seen()).isEqualTo(9);
    }

    @Test
    void isNotHeardFromNewOrEmptySources() {
        assertThat(Silence.of(List.of())).isEmpty();
        assertThat(Silence.of(days(28, 10))).isEmpty();
        assertThat(Silence.of(days(42, 0))).isEmpty();
    }

    @Test
    void countsAsPoissonDid() {
        assertThat(Silence.atMost(0, 3)).isCloseTo(Math.exp(-3), within(1e-12));
        assertThat(Silence.atMost(2, 3)).isCloseTo(Math.exp(-3) * (1 + 3 + 4.5), within(1e-12));
        assertThat(Silence.atMost(10, 0)).isEqualTo(1);
        assertThat(Silence.atMost(2_000, 2_000)).isCloseTo(0.506, within(0.001));
        assertThat(Silence.atMost(5, 100_000)).isZero();
    }

    private static List<Long> days(int days, long each) {
        return new ArrayList<>(Collections.nCopies(days, each));
    }

    private static List<Long> weekly(int days) {
        return new ArrayList<>(
                IntStream.range(0, days).mapToObj(day -> day % 7 == 0 ? 1L : 0L).toList());
    }

    private static List<Long> thenSilent(List<Long> days, int silent) {
        days.addAll(Collections.nCopies(silent, 0L));
        return days;
    }
}
