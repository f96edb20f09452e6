package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PolitenessTest {
    private final Politeness politeness = new Politeness();

    @Test
    void letsOneAtATimeAskAHost() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        AtomicInteger asking = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try {
            Future<?>[] all = new Future<?>[4];
            for (int i = 0; i < all.length; i++) {
                all[i] = workers.submit(() -> {
                    for (int turn = 0; turn < 50; turn++) {
                        try (Politeness.Turn ours = politeness.turn("a", Duration.ZERO)) {
                            most.accumulateAndGet(asking.incrementAndGet(), Math::max);
                            Thread.onSpinWait();
                            asking.decrementAndGet();
                        }
                    }
                    return null;
                });
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(most).hasValue(1);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void letsDifferentHostsBeAskedAtOnce() throws Exception {
        try (Politeness.Turn one = politeness.turn("a", Duration.ZERO);
                Politeness.Turn other = politeness.turn("b", Duration.ZERO)) {
            assertThat(one).isNotEqualTo(other);
        }
    }

    @Test
    void leavesAHostInPeaceAfterATurn() throws Exception {
        politeness.turn("a", Duration.ofMillis(300)).close();
        assertThat(politeness.rest("a")).isPositive();
        politeness.turn("a", Duration.ZERO).close();
        assertThat(politeness.rest("a")).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void endsTheWaitOfACrawlThatIsStopped() throws Exception {
        politeness.rest("a", Politeness.LONGEST_WAIT);
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            began.countDown();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> politeness.turn("a", Duration.ZERO));
            ended.countDown();
        });
        waiting.start();
        began.await();
        waiting.interrupt();
        ended.await();
    }

    @Test
    void goesOnAskingHostsThatCouldNotBeLetGo() throws Exception {
        FakeHosts shared = new FakeHosts();
        Politeness among = new Politeness(shared, Clock.systemUTC(), Duration.ZERO);
        for (String host : List.of("a", "b", "c")) {
            among.turn(host, Duration.ZERO).close();
        }
        shared.stuck = Set.of("a");
        assertThatExceptionOfType(FrontierUnavailable.class)
                .isThrownBy(among::letGo)
                .withMessage("a");
        assertThat(shared.released).as("the others are let go").containsExactly("b", "c");
        among.turn("a", Duration.ZERO).close();
        among.turn("b", Duration.ZERO).close();
        shared.stuck = Set.of();
        among.letGo();
        assertThat(shared.released).containsExactly("b", "c", "a", "b");
    }

    @Test
    void doesNotSitOutALongPause() {
        politeness.rest("a", Duration.ofHours(1));
        assertThatExceptionOfType(HostResting.class)
                .isThrownBy(() -> politeness.turn("a", Duration.ofSeconds(2)))
                .withMessageMatching("It is to be left in peace for 35\\d\\d seconds more.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void doesNotSitOutALongPauseThatAnotherAppWasAskedFor(int connections) {
        FakeHosts shared = new FakeHosts();
        shared.readyAt = Instant.now().plus(Duration.ofHours(1));
        Politeness among = new Politeness(shared);
        assertThatExceptionOfType(HostResting.class).isThrownBy(() -> among.turn("a", Duration.ZERO, connections));
        assertThatExceptionOfType(HostResting.class)
                .as("the turn that was not had is over")
                .isThrownBy(() -> among.turn("a", Duration.ZERO, connections));
    }

    @Test
    void sitsOutTheUsualPauseOfASlowSource() throws Exception {
        politeness.turn("a", Duration.ofMinutes(20)).close();
        AtomicReference<Exception> end = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                politeness.turn("a", Duration.ZERO);
            } catch (Exception e) {
                end.set(e);
            }
        });
        waiting.start();
        while (waiting.isAlive() && waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        waiting.join();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    /** What all apps know, with hosts of which the store cannot be told anything. */
    private static final class FakeHosts implements SharedHosts {
        private final List<String> released = new ArrayList<>();
        private Set<String> stuck = Set.of();
        private Instant readyAt = Instant.MIN;

        @Override
        public Taken take(String host) {
            return new Taken(readyAt, false);
        }

        @Override
        public void release(String host, Instant at) {
            if (stuck.contains(host)) {
                throw new FrontierUnavailable(host, null);
            }
            released.add(host);
        }

        @Override
        public boolean has(String host) {
            return false;
        }

        @Override
        public Instant readyAt(String host) {
            return readyAt;
        }

        @Override
        public void rest(String host, Instant until, String reason) {}
    }
}
