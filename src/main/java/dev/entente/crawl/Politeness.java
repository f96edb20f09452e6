package dev.entente.crawl;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets each host be asked by one at a time, and leaves it in peace for a while after each answer: among the threads of this
 * app by a lock, and among all running apps by {@link SharedHosts}.
 */
@Singleton
class Politeness {
    private static final Duration IDLE = Duration.ofSeconds(5);

    /** Longest pause that is sat out, beside the usual one between two fetches. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(45);

    /** How long what all apps know of a host's rest is relied on, where the host is not this app's alone. */
    private static final Duration KNOWN = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final SharedHosts shared;
    private final Clock clock;
    private final Duration idle;

    /** For an app that is alone. */
    Politeness() {
        this(SharedHosts.ALONE);
    }

    @Inject
    Politeness(SharedHosts shared) {
        this(shared, Clock.systemUTC(), IDLE);
    }

    /** @param idle a host that was not asked for so long is let go, for other apps */
    Politeness(SharedHosts shared, Clock clock, Duration idle) {
        this.shared = shared;
        this.clock = clock;
        this.idle = idle;
    }

    /** As {@link #turn(String, Duration, int)} with one connection. */
    Turn turn(String name, Duration delay) throws HostResting, InterruptedException {
        return turn(name, delay, 1);
    }

    /**
     * Waits until the host may be asked.
     *
     * @param connections most at once; where one, then over all running apps, otherwise in this one
     * @throws HostTaken if another app has the host
     * @throws HostResting at once, if the host is to be left in peace for longer than {@link #LONGEST_WAIT}
     */
    Turn turn(String name, Duration delay, int connections) throws HostResting, InterruptedException {
        Host host = enter(name, delay, connections);
        try {
            while (true) {
                if (connections == 1 && !shared.has(name)) {
                    take(name, host, delay);
                } else if (connections > 1) {
                    lookUp(name, host);
                }
                if (!awaitRest(host)) {
                    return new Turn(host, delay);
                }
            }
        } catch (HostResting | InterruptedException | RuntimeException e) {
            leave(host, Duration.ZERO);
            throw e;
        }
    }

    private Host enter(String name, Duration delay, int connections) throws HostResting, InterruptedException {
        lock.lockInterruptibly();
        try {
            Host host = hosts.computeIfAbsent(name, key -> new Host());
            host.goAt(delay);
            while (host.busy >= connections || host.rest() > 0) {
                host.checkRest();
                if (host.rest() > 0) {
                    changed.awaitNanos(host.rest());
                } else {
                    changed.await();
                }
                hosts.putIfAbsent(name, host);
                host = hosts.get(name);
                host.goAt(delay);
            }
            host.busy++;
            return host;
        } finally {
            lock.unlock();
        }
    }

    private void take(String name, Host host, Duration delay) {
        SharedHosts.Taken taken = shared.take(name);
        restUntil(host, taken.readyAt());
        if (taken.fromDead()) {
            restUntil(host, clock.instant().plus(delay));
        }
    }

    private void lookUp(String name, Host host) {
        boolean known;
        lock.lock();
        try {
            known = System.nanoTime() - host.lookedUpAt < KNOWN.toNanos();
            host.lookedUpAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
        if (!known) {
            restUntil(host, shared.readyAt(name));
        }
    }

    private void restUntil(Host host, Instant readyAt) {
        Instant now = clock.instant();
        if (readyAt.isAfter(now)) {
            lock.lock();
            try {
                host.restFor(Duration.between(now, readyAt));
            } finally {
                lock.unlock();
            }
        }
    }

    /** @return false if there was no need to wait */
    private boolean awaitRest(Host host) throws HostResting, InterruptedException {
        lock.lockInterruptibly();
        try {
            boolean waited = false;
            while (host.rest() > 0) {
                host.checkRest();
                changed.awaitNanos(host.rest());
                waited = true;
            }
            return waited;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Host host, Duration delay) {
        lock.lock();
        try {
            host.busy--;
            host.askedAt = System.nanoTime();
            host.restFor(delay);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes sure that no other app asks the host, before it is asked.
     *
     * @throws HostTaken if another app has it
     */
    void hold(String name, Duration delay) {
        if (shared.has(name)) {
            return;
        }
        Host host;
        lock.lock();
        try {
            host = hosts.computeIfAbsent(name, key -> new Host());
            host.askedAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
        take(name, host, delay);
    }

    /** Leaves the host in peace for at least so long from now; so do all other apps. */
    void rest(String name, Duration time) {
        lock.lock();
        try {
            hosts.computeIfAbsent(name, key -> new Host()).restFor(time);
        } finally {
            lock.unlock();
        }
        shared.rest(name, clock.instant().plus(time), "It asked for a pause.");
    }

    /** How long the host is left in peace from now; not more than zero where it may be asked. */
    Duration rest(String name) {
        lock.lock();
        try {
            Host host = hosts.get(name);
            return host == null ? Duration.ZERO : Duration.ofNanos(host.rest());
        } finally {
            lock.unlock();
        }
    }

    /** Waits, and asks nobody anything. */
    void pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets other apps have the hosts that this one has not asked for a while. Those that could not be let go are tried again
     * the next time.
     *
     * @throws FrontierUnavailable if one of them could not be let go
     */
    void letGo() {
        RuntimeException first = null;
        for (String name : idleHosts()) {
            try {
                letGo(name);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private List<String> idleHosts() {
        lock.lock();
        try {
            return hosts.entrySet().stream()
                    .filter(host -> host.getValue().isIdleFor(idle))
                    .map(Map.Entry::getKey)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private void letGo(String name) {
        Host host;
        lock.lock();
        try {
            host = hosts.get(name);
            if (host == null || !host.isIdleFor(idle)) {
                return;
            }
            host.busy++;
        } finally {
            lock.unlock();
        }
        boolean released = false;
        try {
            shared.release(name, clock.instant().plusNanos(Math.max(0, host.rest())));
            released = true;
        } finally {
            lock.lock();
            try {
                host.busy--;
                if (released && host.busy == 0 && host.rest() <= 0) {
                    hosts.remove(name);
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class Host {
        private int busy;
        /** The longest of the usual pauses between two fetches. */
        private Duration pace = Duration.ZERO;

        private long readyAt = System.nanoTime();
        private long askedAt = System.nanoTime();
        private long lookedUpAt = System.nanoTime() - KNOWN.toNanos();

        long rest() {
            return readyAt - System.nanoTime();
        }

        void goAt(Duration delay) {
            pace = delay.compareTo(pace) > 0 ? delay : pace;
        }

        void checkRest() throws HostResting {
            Duration asked = Duration.ofNanos(rest()).minus(pace);
            if (asked.compareTo(LONGEST_WAIT) > 0) {
                throw new HostResting(asked);
            }
        }

        boolean isIdleFor(Duration time) {
            return busy == 0 && System.nanoTime() - askedAt >= time.toNanos();
        }

        void restFor(Duration time) {
            long until = System.nanoTime() + time.toNanos();
            if (until - readyAt > 0) {
                readyAt = until;
            }
        }
    }

    /** The right to ask the host, until it is closed. */
    final class Turn implements AutoCloseable {
        private final Host host;
        private final Duration delay;

        private Turn(Host host, Duration delay) {
            this.host = host;
            this.delay = delay;
        }

        @Override
        public void close() {
            leave(host, delay);
        }
    }
}
