package dev.entente.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Slows down who guesses the administrator's token: so many wrong ones in a while, from one address and from all. */
@Singleton
public final class SignInLimit {
    static final int WRONG_FROM_ONE = 5;
    static final int WRONG_FROM_ALL = 100;
    public static final Duration WHILE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Deque<Instant>> wrong = new HashMap<>();

    @Inject
    SignInLimit() {
        this(Clock.systemUTC());
    }

    SignInLimit(Clock clock) {
        this.clock = clock;
    }

    /** Whether a token from this address is looked at now. */
    public synchronized boolean allows(String address) {
        forget();
        return wrong.getOrDefault(address, new ArrayDeque<>()).size() < WRONG_FROM_ONE
                && wrong.values().stream().mapToInt(Deque::size).sum() < WRONG_FROM_ALL;
    }

    public synchronized void wrong(String address) {
        wrong.computeIfAbsent(address, any -> new ArrayDeque<>()).add(clock.instant());
    }

    /** Lets somebody try again at once. */
    public synchronized void forget(String address) {
        wrong.remove(address);
    }

    private void forget() {
        Instant before = clock.instant().minus(WHILE);
        wrong.values().forEach(times -> times.removeIf(time -> time.isBefore(before)));
        wrong.values().removeIf(Deque::isEmpty);
    }
}
