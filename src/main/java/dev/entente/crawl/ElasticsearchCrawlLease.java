package dev.entente.crawl;

import static dev.entente.crawl.ElasticsearchCall.send;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One document in the index {@code crawlers}, renewed four times in a lease from the first use on. */
@Singleton
class ElasticsearchCrawlLease implements CrawlLease {
    private static final Logger LOG = Logger.getLogger(ElasticsearchCrawlLease.class);
    private static final int MOST = 1_000;

    private final ElasticsearchClient client;
    private final String alias;
    private final Duration length;
    private final Clock clock;
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "crawl-lease");
        thread.setDaemon(true);
        return thread;
    });
    private boolean started;
    private volatile Held held = Held.NOTHING;

    private record Held(String name, long renewedAt, Set<String> others) {
        static final Held NOTHING = new Held("", 0, Set.of());
    }

    record Document(Instant until) {}

    @Inject
    ElasticsearchCrawlLease(ElasticsearchClient client, CrawlSettings settings) {
        this(client, "crawlers", settings.lease(), Clock.tickMillis(ZoneOffset.UTC));
    }

    /** @param alias to read by; {@code <alias>-write} is the one to write by */
    ElasticsearchCrawlLease(ElasticsearchClient client, String alias, Duration length, Clock clock) {
        this.client = client;
        this.alias = alias;
        this.length = length;
        this.clock = clock;
    }

    @Override
    public String holder() {
        return current().name();
    }

    @Override
    public boolean isHeld(String holder) {
        Held now = held;
        return now.name().equals(holder) && isFresh(now);
    }

    @Override
    public Set<String> others() {
        return current().others();
    }

    @Override
    public Duration length() {
        return length;
    }

    private Held current() {
        Held now = held;
        if (isFresh(now)) {
            return now;
        }
        synchronized (this) {
            if (!isFresh(held)) {
                renew();
            }
            if (!started) {
                started = true;
                long pause = length.dividedBy(4).toMillis();
                renewals.scheduleWithFixedDelay(this::tryToRenew, pause, pause, TimeUnit.MILLISECONDS);
            }
            return held;
        }
    }

    private boolean isFresh(Held some) {
        return some != Held.NOTHING && System.nanoTime() - some.renewedAt() < length.toNanos();
    }

    private void tryToRenew() {
        try {
            renew();
        } catch (RuntimeException e) {
            // What is held is given up when the lease ends; until then the next try may do better.
            LOG.debugf("The crawler's lease was not renewed: %s", e.getMessage());
        }
    }

    private synchronized void renew() {
        long began = System.nanoTime();
        // A lease that was over may have cost all that was held: a new name makes sure that nobody relies on it.
        String name = isFresh(held) ? held.name() : UUID.randomUUID().toString();
        Instant now = clock.instant();
        send(() -> client.index(index -> index.index(alias + "-write")
                .requireAlias(true)
                .id(name)
                .refresh(Refresh.True)
                .document(new Document(now.plus(length)))));
        held = new Held(name, began, living(name, now));
    }

    private Set<String> living(String own, Instant now) {
        Set<String> names = new HashSet<>();
        send(() -> client.search(
                        search -> search.index(alias)
                                .size(MOST)
                                .source(source -> source.fetch(false))
                                .query(q -> q.range(r -> r.date(d ->
                                        d.field("until").gt(now.minus(margin()).toString())))),
                        Void.class))
                .hits()
                .hits()
                .forEach(hit -> names.add(hit.id()));
        names.remove(own);
        return Set.copyOf(names);
    }

    /** Others need not wait for the lease to end. */
    @PreDestroy
    void end() {
        renewals.shutdownNow();
        Held last = held;
        held = Held.NOTHING;
        if (last == Held.NOTHING) {
            return;
        }
        try {
            client.delete(delete -> delete.index(alias + "-write").id(last.name()));
        } catch (java.io.IOException | RuntimeException e) {
            LOG.debugf("The crawler's lease ends by itself: %s", e.getMessage());
        }
    }
}
