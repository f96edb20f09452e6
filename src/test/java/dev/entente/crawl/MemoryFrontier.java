package dev.entente.crawl;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A frontier that dies with the test. {@link FrontierTest} holds it to the same promises as the real one. */
final class MemoryFrontier implements Frontier {
    private final Map<URI, Entry> entries;
    private final Set<URI> held = new HashSet<>();
    private final CrawlLease lease;
    private final Clock clock;

    private record Entry(FrontierUrl url, @Nullable String holder, Instant leaseUntil, long version) {}

    MemoryFrontier(Clock clock) {
        this(new LinkedHashMap<>(), FakeLease.alone(), clock);
    }

    private MemoryFrontier(Map<URI, Entry> entries, CrawlLease lease, Clock clock) {
        this.entries = entries;
        this.lease = lease;
        this.clock = clock;
    }

    /** As another app sees it. */
    MemoryFrontier seenBy(CrawlLease other) {
        return new MemoryFrontier(entries, other, clock);
    }

    FrontierUrl get(URI url) {
        synchronized (entries) {
            return entries.get(url).url();
        }
    }

    List<FrontierUrl> all() {
        synchronized (entries) {
            return entries.values().stream().map(Entry::url).toList();
        }
    }

    @Override
    public Map<String, Traps.Census> census(String source) {
        Map<String, Traps.Census> census = new LinkedHashMap<>();
        for (FrontierUrl url : all()) {
            if (url.source().equals(source) && url.kind() == FrontierUrl.Kind.PAGE) {
                boolean article = url.state() == UrlState.FETCHED;
                boolean unread = url.state() == UrlState.DISCOVERED;
                census.merge(
                        UrlPattern.of(url.url()),
                        new Traps.Census(article ? 1 : 0, article || unread ? 0 : 1, unread ? 1 : 0),
                        (a, b) -> new Traps.Census(
                                a.articles() + b.articles(), a.barren() + b.barren(), a.unread() + b.unread()));
            }
        }
        return census;
    }

    @Override
    public Set<URI> add(String source, Collection<Link> links) {
        return add(source, false, links);
    }

    @Override
    public Set<URI> assign(String source, Collection<Link> links) {
        return add(source, true, links);
    }

    private Set<URI> add(String source, boolean takes, Collection<Link> links) {
        synchronized (entries) {
            Set<URI> added = new HashSet<>();
            for (Link link : links) {
                Entry known = entries.get(link.url());
                if (known == null) {
                    FrontierUrl url = FrontierUrl.discovered(link, source, clock.instant());
                    entries.put(link.url(), new Entry(url, null, Instant.MIN, 0));
                    added.add(link.url());
                } else if (!mayBeHeld(known)) {
                    FrontierUrl whose = takes && !known.url().source().equals(source)
                            ? known.url().ofSource(source, clock.instant())
                            : known.url();
                    FrontierUrl revised = whose.revised(link, clock.instant());
                    entries.put(link.url(), new Entry(revised, null, Instant.MIN, known.version() + 1));
                    if (revised.nextFetch().isBefore(known.url().nextFetch())) {
                        added.add(link.url());
                    }
                }
            }
            return added;
        }
    }

    @Override
    public List<Claim> claim(Due due, int most, Set<String> without) {
        synchronized (entries) {
            Map<String, Deque<FrontierUrl>> ofHosts = open(due, entry -> !mayBeHeld(entry))
                    .map(Entry::url)
                    .filter(url -> !without.contains(url.host()))
                    .sorted(Comparator.comparingInt(FrontierUrl::rank)
                            .thenComparing(FrontierUrl::nextFetch)
                            .thenComparing(url -> url.url().toString()))
                    .collect(Collectors.groupingBy(
                            FrontierUrl::host, TreeMap::new, Collectors.toCollection(ArrayDeque::new)));
            List<Claim> claims = new ArrayList<>();
            while (claims.size() < most && !ofHosts.isEmpty()) {
                for (Deque<FrontierUrl> urls : ofHosts.values()) {
                    if (claims.size() < most) {
                        claims.add(take(urls.remove()));
                    }
                }
                ofHosts.values().removeIf(Deque::isEmpty);
            }
            return claims;
        }
    }

    private Claim take(FrontierUrl url) {
        long version = entries.get(url.url()).version() + 1;
        Instant until = clock.instant().plus(lease.length());
        entries.put(url.url(), new Entry(url, lease.holder(), until, version));
        held.add(url.url());
        return new Claim(url, lease.holder(), version, 1);
    }

    @Override
    public Optional<Instant> nextReturn(Due due) {
        synchronized (entries) {
            return open(due, entry -> entry.holder() != null)
                    .map(entry -> entry.leaseUntil().plus(lease.margin()))
                    .min(Comparator.naturalOrder());
        }
    }

    @Override
    public void settle(Collection<Settled> settled) {
        synchronized (entries) {
            for (Settled one : settled) {
                URI url = one.claim().url().url();
                if (entries.get(url).version() == one.claim().version()) {
                    entries.put(
                            url,
                            new Entry(
                                    one.after(), null, Instant.MIN, one.claim().version() + 1));
                }
                held.remove(url);
            }
        }
    }

    @Override
    public boolean isHeld(Claim claim) {
        return lease.isHeld(claim.holder());
    }

    @Override
    public void abandon(Claim claim) {
        synchronized (entries) {
            held.remove(claim.url().url());
        }
    }

    @Override
    public boolean isReadElsewhere(URI article, URI url) {
        synchronized (entries) {
            return entries.values().stream()
                    .map(Entry::url)
                    .anyMatch(other -> article.equals(other.article())
                            && other.state() == UrlState.FETCHED
                            && !other.url().equals(url));
        }
    }

    @Override
    public Waiting waiting() {
        synchronized (entries) {
            return new Waiting(entries.values().stream()
                    .collect(Collectors.groupingBy(
                            entry -> entry.url().source(),
                            Collectors.filtering(
                                    entry -> !mayBeHeld(entry)
                                            && !entry.url().nextFetch().isAfter(clock.instant()),
                                    Collectors.counting()))));
        }
    }

    private Stream<Entry> open(Due due, Predicate<Entry> which) {
        Instant latest = due.early() ? RecrawlSchedule.NEVER.minusSeconds(1) : clock.instant();
        return entries.values().stream()
                .filter(which)
                .filter(entry -> entry.url().source().equals(due.source()))
                .filter(entry -> entry.url().fetchedAt() == null
                        || entry.url().fetchedAt().isBefore(due.startedAt()))
                .filter(entry -> !entry.url().nextFetch().isAfter(latest));
    }

    private boolean mayBeHeld(Entry entry) {
        return entry.holder() != null
                && (entry.leaseUntil().plus(lease.margin()).isAfter(clock.instant())
                        || lease.others().contains(entry.holder())
                        || held.contains(entry.url().url()));
    }
}
