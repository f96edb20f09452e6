package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceHealthTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SourceHealth health = new SourceHealth();

    @Test
    void leavesASourceThatFailedAloneForAWhileAndThenForLonger() {
        assertThat(health.mayTry("times", NOW)).isTrue();
        health.failed("times", NOW);
        assertThat(health.mayTry("times", NOW.plus(Duration.ofMinutes(9)))).isFalse();
        Instant second = NOW.plus(Duration.ofMinutes(10));
        assertThat(health.mayTry("times", second)).isTrue();
        health.failed("times", second);
        assertThat(health.mayTry("times", second.plus(Duration.ofMinutes(19)))).isFalse();
        assertThat(health.mayTry("other", second)).isTrue();
    }

    @Test
    void givesASourceUpThatFailsAgainAndAgainForADay() {
        Instant time = NOW;
        int crawls = 1;
        while (!health.failed("times", time)) {
            time = time.plus(Duration.ofMinutes(10).multipliedBy(1L << (crawls - 1)));
            crawls++;
        }
        assertThat(Duration.between(NOW, time)).isGreaterThanOrEqualTo(Duration.ofDays(1));
        assertThat(crawls).isGreaterThanOrEqualTo(6);
    }

    @Test
    void doesNotGiveASourceUpForManyFailuresOfOneHour() {
        for (int i = 0; i < 50; i++) {
            assertThat(health.failed("times", NOW.plus(Duration.ofMinutes(i)))).isFalse();
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        health.failed("times", NOW);
        health.worked("times");
        assertThat(health.mayTry("times", NOW)).isTrue();
        assertThat(health.failed("times", NOW.plus(Duration.ofDays(9)))).isFalse();
    }
}
