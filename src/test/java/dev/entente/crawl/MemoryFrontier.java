package dev.entente.crawl;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A frontier that dies with the test. {@link FrontierTest} holds it to the same promises as the real one. */
final class MemoryFrontier implements Frontier {
    private final Map<URI, Entry> entries = new LinkedHashMap<>();
    private final Clock clock;

    private record Entry(FrontierUrl url, Instant leaseUntil, long version) {}

    MemoryFrontier(Clock clock) {
        this.clock = clock;
    }

    synchronized List<FrontierUrl> all() {
        return entries.values().stream().map(Entry::url).toList();
    }

    @Override
    public synchronized Map<String, Traps.Census> census(String source) {
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

    synchronized FrontierUrl get(URI url) {
        return entries.get(url).url();
    }

    @Override
    public synchronized int add(String source, Collection<Link> links) {
        int added = 0;
        for (Link link : links) {
            added += entries.containsKey(link.url()) ? 0 : 1;
            entries.merge(
                    link.url(),
                    new Entry(FrontierUrl.discovered(link, source, clock.instant()), Instant.MIN, 0),
                    (known, same) -> leased(known)
                            ? known
                            : new Entry(known.url().revised(link, clock.instant()), Instant.MIN, known.version() + 1));
        }
        return added;
    }

    @Override
    public synchronized List<Claim> claim(Due due, int most, Duration lease) {
        Instant until = clock.instant().plus(lease);
        List<FrontierUrl> urls = open(due, entry -> !leased(entry))
                .map(Entry::url)
                .sorted(Comparator.comparingInt(FrontierUrl::rank)
                        .thenComparing(FrontierUrl::nextFetch)
                        .thenComparing(url -> url.url().toString()))
                .limit(most)
                .toList();
        return urls.stream()
                .map(url -> {
                    long version = entries.get(url.url()).version() + 1;
                    entries.put(url.url(), new Entry(url, until, version));
                    return new Claim(url, until, version, 1);
                })
                .toList();
    }

    @Override
    public synchronized Optional<Instant> nextReturn(Due due) {
        return open(due, this::leased).map(Entry::leaseUntil).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized boolean settle(Claim claim, FrontierUrl after) {
        URI url = claim.url().url();
        if (entries.get(url).version() != claim.version()) {
            return false;
        }
        entries.put(url, new Entry(after, Instant.MIN, claim.version() + 1));
        return true;
    }

    @Override
    public synchronized boolean isReadElsewhere(URI article, URI url) {
        return entries.values().stream()
                .map(Entry::url)
                .anyMatch(other -> article.equals(other.article())
                        && other.state() == UrlState.FETCHED
                        && !other.url().equals(url));
    }

    private Stream<Entry> open(Due due, Predicate<Entry> which) {
        return entries.values().stream()
                .filter(which)
                .filter(entry -> entry.url().source().equals(due.source()))
                .filter(entry -> entry.url().fetchedAt() == null
                        || entry.url().fetchedAt().isBefore(due.startedAt()))
                .filter(entry -> due.early() || !entry.url().nextFetch().isAfter(clock.instant()));
    }

    private boolean leased(Entry entry) {
        return entry.leaseUntil().isAfter(clock.instant());
    }
}
