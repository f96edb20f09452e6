package dev.entente.crawl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long hosts are left in peace that answer 503 without saying for how long: half a minute, and twice as long each time
 * that it is so again, up to a quarter of an hour. Safe for use by many threads.
 */
final class Overloads {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int HOSTS = 1_000;

    private final Clock clock;
    private final Map<String, Pause> hosts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pause> eldest) {
            return size() > HOSTS;
        }
    };

    private record Pause(Duration length, Instant until) {
        Duration twice() {
            Duration twice = length.multipliedBy(2);
            return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        }
    }

    Overloads(Clock clock) {
        this.clock = clock;
    }

    /** @return empty where it is left in peace already: what failed was asked for before that */
    synchronized Optional<Duration> pause(String host) {
        Instant now = clock.instant();
        Pause before = hosts.get(host);
        if (before != null && now.isBefore(before.until())) {
            return Optional.empty();
        }
        Duration length = before == null ? FIRST : before.twice();
        hosts.put(host, new Pause(length, now.plus(length)));
        return Optional.of(length);
    }

    /** The host does not fail any more. */
    synchronized void over(String host) {
        hosts.remove(host);
    }
}
