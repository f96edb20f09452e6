package dev.entente.crawl;

import java.time.Duration;
import java.util.Optional;

/** Settings for tests: short times, small limits. */
public record Settings(
        Optional<String> contact,
        String every,
        int sourcesAtOnce,
        Duration timeout,
        Duration bodyTimeout,
        int pageLimit,
        int listLimit)
        implements CrawlSettings {
    public static final Settings USUAL =
            new Settings(Optional.empty(), "off", 2, Duration.ofSeconds(10), Duration.ofMinutes(1), 100_000, 200_000);

    public Settings withTimeout(Duration time) {
        return new Settings(contact, every, sourcesAtOnce, time, bodyTimeout, pageLimit, listLimit);
    }

    public Settings withSilence(Duration time) {
        return new Settings(contact, every, sourcesAtOnce, timeout, time, pageLimit, listLimit);
    }

    public Settings withContact(String newContact) {
        return new Settings(Optional.of(newContact), every, sourcesAtOnce, timeout, bodyTimeout, pageLimit, listLimit);
    }

    @Override
    public Duration connectTimeout() {
        return timeout;
    }

    @Override
    public Duration headersTimeout() {
        return timeout;
    }

    @Override
    public Duration turn() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(20);
    }

    @Override
    public int connections() {
        return 1;
    }
}
