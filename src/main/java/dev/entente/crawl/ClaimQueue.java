package dev.entente.crawl;

import dev.entente.crawl.Frontier.Claim;
import dev.entente.crawl.Frontier.Due;
import dev.entente.crawl.Frontier.Settled;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The claims of one visit: those to be fetched, those in the hands of its threads, and those settled but not yet written.
 * Safe for use by many threads.
 */
final class ClaimQueue {
    /** What a round of fetches should take, pauses included. */
    private static final Duration ROUND = Duration.ofSeconds(30);

    private static final int MOST_WITH_PAUSES = 20;
    private static final int MOST = 100;
    private static final int MOST_UNWRITTEN = 100;

    private final Frontier frontier;
    private final Due due;
    private final Neighbours neighbours;
    private final int pages;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final Deque<Claim> claims = new ArrayDeque<>();
    private final Set<String> takenHosts = new HashSet<>();
    private List<Pending> settled = new ArrayList<>();
    private List<Link> found = new ArrayList<>();
    private int inHand;
    private long writes;
    private int taken;
    private boolean ended;

    /** @param neighbours of the source, to whom its links may belong */
    ClaimQueue(Frontier frontier, Due due, Neighbours neighbours) {
        this.frontier = frontier;
        this.due = due;
        this.neighbours = neighbours;
        this.pages = neighbours.pages();
    }

    /** @param after what is known of the URL then, given whether its links were news */
    private record Pending(Claim claim, List<Link> links, Function<Boolean, FrontierUrl> after) {
        Settled given(Set<URI> added) {
            return new Settled(claim, after.apply(links.stream().anyMatch(link -> added.contains(link.url()))));
        }
    }

    /** @return null where there is nothing to fetch now */
    @Nullable
    Claim take(Duration delay) {
        lock.lock();
        try {
            while (!isOver()) {
                Claim claim = claims.poll();
                if (claim == null && !settled.isEmpty()) {
                    // What was found must be known before it is said that nothing is left.
                    flush();
                    claim = claims.poll();
                }
                if (claim == null) {
                    claims.addAll(frontier.claim(due, round(delay), takenHosts));
                    claim = claims.poll();
                }
                if (claim == null) {
                    return null;
                }
                if (frontier.isHeld(claim)) {
                    inHand++;
                    taken++;
                    return claim;
                }
                frontier.abandon(claim);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private int round(Duration delay) {
        int left = pages - taken;
        if (delay.isZero()) {
            return Math.min(left, MOST);
        }
        return (int) Math.min(left, Math.max(1, Math.min(MOST_WITH_PAUSES, ROUND.dividedBy(delay))));
    }

    boolean isOver() {
        lock.lock();
        try {
            return ended || taken >= pages;
        } finally {
            lock.unlock();
        }
    }

    /** Links of a page that is in hand. */
    void add(Collection<Link> links) {
        lock.lock();
        try {
            found.addAll(links);
        } finally {
            lock.unlock();
        }
    }

    void settle(Claim claim, FrontierUrl after) {
        settle(claim, List.of(), news -> after);
    }

    /** @param after what is known of the URL then, given whether any of its links was news */
    void settle(Claim claim, List<Link> links, Function<Boolean, FrontierUrl> after) {
        int unwritten;
        lock.lock();
        try {
            settled.add(new Pending(claim, links, after));
            unwritten = settled.size();
        } finally {
            lock.unlock();
        }
        if (unwritten >= MOST_UNWRITTEN) {
            flush();
        }
    }

    /** It was not asked for: another may. */
    void giveBack(Claim claim) {
        lock.lock();
        try {
            taken--;
        } finally {
            lock.unlock();
        }
        settle(claim, claim.url());
    }

    /** Claims that were not taken. */
    private void giveBackAll(List<Claim> untaken) {
        inHand += untaken.size();
        taken += untaken.size();
        claims.removeAll(untaken);
        untaken.forEach(this::giveBack);
    }

    /** Its host is another's: nothing of this host is fetched in this visit. */
    void keepOff(String host, Claim claim) {
        lock.lock();
        try {
            takenHosts.add(host);
            takenHosts.add(claim.url().host());
            giveBack(claim);
            List<Claim> others = claims.stream()
                    .filter(other -> takenHosts.contains(other.url().host()))
                    .toList();
            giveBackAll(others);
        } finally {
            lock.unlock();
        }
    }

    boolean isKeptOff() {
        lock.lock();
        try {
            return !takenHosts.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is fetched in this visit. */
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    void end(Claim notAsked) {
        end();
        giveBack(notAsked);
    }

    void abandon(Claim claim) {
        frontier.abandon(claim);
        lock.lock();
        try {
            inHand--;
            writes++;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Links first: a page whose links were lost would not be read again for them. */
    void flush() {
        List<Pending> batch;
        List<Link> links;
        lock.lock();
        try {
            batch = settled;
            links = found;
            settled = new ArrayList<>();
            found = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        if (batch.isEmpty() && links.isEmpty()) {
            return;
        }
        try {
            Set<URI> added = write(links);
            frontier.settle(batch.stream().map(one -> one.given(added)).toList());
        } catch (RuntimeException e) {
            batch.forEach(one -> frontier.abandon(one.claim()));
            throw e;
        } finally {
            lock.lock();
            try {
                inHand -= batch.size();
                writes++;
                written.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private Set<URI> write(List<Link> links) {
        try {
            return neighbours.add(frontier, links);
        } catch (RuntimeException e) {
            lock.lock();
            try {
                found.addAll(links);
            } finally {
                lock.unlock();
            }
            throw e;
        }
    }

    /** Waits until other threads of this visit have written something; false if none has anything in hand. */
    boolean awaitOthers(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (inHand <= 0) {
                return false;
            }
            long before = writes;
            long left = most.toNanos();
            while (left > 0 && writes == before) {
                left = written.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void giveBackAll() {
        lock.lock();
        try {
            giveBackAll(List.copyOf(claims));
            takenHosts.clear();
        } finally {
            lock.unlock();
        }
        flush();
    }
}
