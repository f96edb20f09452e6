package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimQueueTest {
    private static final URI FOUND = URI.create("http://site.example/a");

    private final SetClock clock = new SetClock();
    private final Shaky frontier = new Shaky(new MemoryFrontier(clock));
    private final ClaimQueue queue = new ClaimQueue(
            frontier,
            new Frontier.Due("local", false, clock.instant().plusSeconds(1)),
            Neighbours.none(new UrlRules(Sources.of(URI.create("http://site.example/")))));

    @Test
    void keepsLinksThatCouldNotBeWritten() {
        queue.add(List.of(new Link(FOUND, FrontierUrl.Kind.PAGE, null)));
        frontier.away = true;
        assertThatExceptionOfType(FrontierUnavailable.class).isThrownBy(queue::flush);
        frontier.away = false;
        queue.flush();
        assertThat(queue.take(Duration.ZERO).url().url()).isEqualTo(FOUND);
    }

    /** A frontier that may be away. */
    private static final class Shaky implements Frontier {
        private final Frontier real;
        private boolean away;

        private Shaky(Frontier real) {
            this.real = real;
        }

        @Override
        public Set<URI> add(String source, Collection<Link> links) {
            if (away) {
                throw new FrontierUnavailable("It is away.", null);
            }
            return real.add(source, links);
        }

        @Override
        public List<Claim> claim(Due due, int most, Set<String> without) {
            return real.claim(due, most, without);
        }

        @Override
        public Optional<Instant> nextReturn(Due due) {
            return real.nextReturn(due);
        }

        @Override
        public void settle(Collection<Settled> settled) {
            real.settle(settled);
        }

        @Override
        public boolean isHeld(Claim claim) {
            return real.isHeld(claim);
        }

        @Override
        public void abandon(Claim claim) {
            real.abandon(claim);
        }

        @Override
        public boolean isReadElsewhere(URI article, URI url) {
            return real.isReadElsewhere(article, url);
        }

        @Override
        public Waiting waiting() {
            return real.waiting();
        }
    }
}
