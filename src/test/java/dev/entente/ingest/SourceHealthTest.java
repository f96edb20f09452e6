package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Sources;
import dev.entente.source.MemorySourceStore;
import dev.entente.source.Outage;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceState.Kind;
import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceHealthTest {
    private final SetClock clock = new SetClock();
    private final MemorySourceStore store = new MemorySourceStore();
    private final SourceHealth health = started();

    @Test
    void leavesASourceThatFailedAloneForAWhileAndThenForLonger() {
        assertThat(mayTry("times")).isTrue();
        fail("times");
        clock.advance(Duration.ofMinutes(9));
        assertThat(mayTry("times")).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(mayTry("times")).isTrue();
        fail("times");
        assertThat(mayTry("other")).isTrue();
        clock.advance(Duration.ofMinutes(19));
        assertThat(mayTry("times")).isFalse();
    }

    @Test
    void goesOnWithTheRowAfterARestartAndInAnotherInstance() {
        fail("times");
        clock.advance(Duration.ofMinutes(5));
        assertThat(started().mayTry("times", clock.instant())).isFalse();
        clock.advance(Duration.ofMinutes(5));
        SourceHealth restarted = started();
        assertThat(restarted.mayTry("times", clock.instant())).isTrue();
        restarted.failed("times", "It answers 500.", clock.instant());
        clock.advance(Duration.ofMinutes(19));
        assertThat(health.mayTry("times", clock.instant())).isFalse();
        health.worked("times");
        assertThat(started().mayTry("times", clock.instant())).isTrue();
    }

    @Test
    void countsOneFailureWhereSeveralTryAtOnce() {
        fail("times");
        started().failed("times", "It answers 500.", clock.instant());
        assertThat(catalogue().outage("times").crawls()).isEqualTo(1);
    }

    @Test
    void givesASourceUpThatFailsAgainAndAgainForADayAcrossRestarts() {
        int crawls = 0;
        boolean givenUp = false;
        Duration passed = Duration.ZERO;
        while (!givenUp) {
            Duration wait = Duration.ofMinutes(10).multipliedBy(crawls == 0 ? 0 : 1L << (crawls - 1));
            clock.advance(wait);
            passed = passed.plus(wait);
            givenUp = started().failed("times", "It answers 500.", clock.instant());
            crawls++;
        }
        assertThat(passed).isGreaterThanOrEqualTo(Duration.ofDays(1));
        assertThat(crawls).isGreaterThanOrEqualTo(6);
        assertThat(catalogue().state("times").kind()).isEqualTo(Kind.PAUSED_FAILING);
        assertThat(catalogue().state("times").reason()).isEqualTo("It answers 500.");
    }

    @Test
    void doesNotGiveASourceUpForManyFailuresOfOneHour() {
        for (int i = 0; i < 50; i++) {
            assertThat(fail("times")).isFalse();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        fail("times");
        assertThat(health.worked("times")).isFalse();
        assertThat(mayTry("times")).isTrue();
        clock.advance(Duration.ofDays(9));
        assertThat(fail("times")).isFalse();
    }

    @Test
    void beginsAnewWhereAnAdministratorResumesIt() {
        fail("times");
        SourceCatalogue catalogue = catalogue();
        catalogue.resume("times");
        assertThat(catalogue.outage("times")).isEqualTo(Outage.NONE);
        assertThat(catalogue.state("times").isActive()).isTrue();
    }

    @Test
    void leavesASourceAloneEvenIfThatCannotBeWrittenDown() {
        store.away = true;
        fail("times");
        assertThat(mayTry("times")).isFalse();
        clock.advance(Duration.ofMinutes(10));
        assertThat(mayTry("times")).isTrue();
        store.away = false;
        clock.advance(Duration.ofMinutes(1));
        assertThat(catalogue().outage("times")).isEqualTo(Outage.NONE);
    }

    private boolean mayTry(String source) {
        return health.mayTry(source, clock.instant());
    }

    private boolean fail(String source) {
        return health.failed(source, "It answers 500.", clock.instant());
    }

    private SourceHealth started() {
        return new SourceHealth(catalogue());
    }

    private SourceCatalogue catalogue() {
        return new SourceCatalogue(
                List.of(
                        Sources.named("times", URI.create("https://times.example/")),
                        Sources.named("other", URI.create("https://other.example/"))),
                store,
                clock);
    }
}
