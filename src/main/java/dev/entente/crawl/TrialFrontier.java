package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The URLs of one trial, which are forgotten with it. Few lists are read, so that pages get their turn. For use by one
 * thread.
 */
final class TrialFrontier implements Frontier {
    static final int LISTS = 5;

    private final Map<URI, FrontierUrl> urls = new LinkedHashMap<>();
    private final Set<URI> taken = new HashSet<>();
    private final Clock clock;
    private int lists;

    TrialFrontier(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<URI> add(String source, Collection<Link> links) {
        Set<URI> added = new HashSet<>();
        for (Link link : links) {
            FrontierUrl url = FrontierUrl.discovered(link, source, clock.instant());
            if (urls.putIfAbsent(link.url(), url) == null) {
                added.add(link.url());
            }
        }
        return added;
    }

    /** One at a time, so that what it leads to is known before the next is chosen. */
    @Override
    public List<Claim> claim(Due due, int most, Set<String> without) {
        Optional<FrontierUrl> next = urls.values().stream()
                .filter(url -> !taken.contains(url.url()) && !without.contains(url.host()))
                .filter(url -> url.kind() == Kind.PAGE || lists < LISTS)
                .min(Comparator.comparingInt(FrontierUrl::rank));
        next.ifPresent(url -> taken.add(url.url()));
        next.filter(url -> url.kind() != Kind.PAGE).ifPresent(list -> lists++);
        return next.map(url -> new Claim(url, "trial", 1, 1)).stream().toList();
    }

    @Override
    public Optional<Instant> nextReturn(Due due) {
        return Optional.empty();
    }

    @Override
    public void settle(Collection<Settled> settled) {
        settled.stream()
                .map(Settled::after)
                .filter(after -> after.fetchedAt() == null)
                .forEach(after -> taken.remove(after.url()));
    }

    @Override
    public boolean isHeld(Claim claim) {
        return true;
    }

    @Override
    public void abandon(Claim claim) {}

    @Override
    public Waiting waiting() {
        return new Waiting(Map.of());
    }

    @Override
    public boolean isReadElsewhere(URI article, URI url) {
        return false;
    }
}
