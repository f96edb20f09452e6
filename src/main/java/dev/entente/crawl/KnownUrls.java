package dev.entente.crawl;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers which URLs were added lately, so that the same links on each page of a site are not sent to the store again and
 * again. Of fixed size: a newer URL may push an older one out, which only costs a request. Two URLs are taken for one with a
 * chance of one in 2^64. Safe for use by many threads.
 */
@Singleton
class KnownUrls {
    private static final int SLOTS = 1 << 17;

    /** What another app has deleted is forgotten here not much later. */
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();

    private final AtomicLongArray slots = new AtomicLongArray(SLOTS);
    private volatile long clearedAt = System.nanoTime();

    /** @param id 32 hexadecimal digits of a good hash */
    boolean contains(String id) {
        if (System.nanoTime() - clearedAt > KEPT_NANOS) {
            clear();
        }
        long hash = hash(id);
        return slots.get(slot(hash)) == hash;
    }

    void add(String id) {
        long hash = hash(id);
        slots.set(slot(hash), hash);
    }

    void clear() {
        clearedAt = System.nanoTime();
        for (int i = 0; i < SLOTS; i++) {
            slots.set(i, 0);
        }
    }

    private static long hash(String id) {
        return Long.parseUnsignedLong(id, 0, 16, 16);
    }

    private static int slot(long hash) {
        return (int) (hash & (SLOTS - 1));
    }
}
