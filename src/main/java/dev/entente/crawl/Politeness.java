package dev.entente.crawl;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets each host be asked by one at a time, and leaves it in peace for a while after each answer. */
@Singleton
class Politeness {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Host> hosts = new LinkedHashMap<>();

    /** Waits until the host may be asked. */
    Turn turn(String name, Duration delay) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            forgetRested();
            Host host = hosts.computeIfAbsent(name, key -> new Host());
            while (host.busy || host.rest() > 0) {
                if (host.busy) {
                    changed.await();
                } else {
                    changed.awaitNanos(host.rest());
                }
                hosts.putIfAbsent(name, host);
                host = hosts.get(name);
            }
            host.busy = true;
            return new Turn(host, delay);
        } finally {
            lock.unlock();
        }
    }

    /** Leaves the host in peace for at least so long from now. */
    void rest(String name, Duration time) {
        lock.lock();
        try {
            hosts.computeIfAbsent(name, key -> new Host()).restFor(time);
        } finally {
            lock.unlock();
        }
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

    private void forgetRested() {
        hosts.values().removeIf(host -> !host.busy && host.rest() <= 0);
    }

    private static final class Host {
        private boolean busy;
        private long readyAt = System.nanoTime();

        long rest() {
            return readyAt - System.nanoTime();
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
            lock.lock();
            try {
                host.busy = false;
                host.restFor(delay);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
