package dev.entente.crawl;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All known URLs. A URL is fetched only by the app that holds a claim of it. A claim ends when it is settled, and by itself
 * some time after the app that holds it has died, so what an app leaves behind is not lost. Safe for use by many threads and
 * many processes.
 *
 * <p>Every method throws {@link FrontierUnavailable} where the store does not answer.
 */
interface Frontier {
    /**
     * Adds the URLs that are new, and makes those due that changed since they were last asked for. A URL that was taken for
     * a page becomes the feed or sitemap that it is now known to be.
     *
     * @return those of them that are to be fetched now and were not before
     */
    Set<URI> add(String source, Collection<Link> links);

    /**
     * As {@link #add}, of URLs on a host that several sources share. One that was another source's becomes this one's, and is
     * due if nothing was read from it so far.
     */
    default Set<URI> assign(String source, Collection<Link> links) {
        return add(source, links);
    }

    /**
     * Claims up to so many of the URLs: of each host those most urgent, and of all hosts as many as may be, in turns.
     *
     * @param without hosts that cannot be asked now
     * @return empty: none can be claimed now
     */
    List<Claim> claim(Due due, int most, Set<String> without);

    /** When the first of the URLs that another holds comes back at the latest; empty where no other holds any. */
    Optional<Instant> nextReturn(Due due);

    /** Records what became of URLs and ends their claims; passes over those whose claim had ended and that another took. */
    void settle(Collection<Settled> settled);

    /** Whether this app is sure to have the URL still. */
    boolean isHeld(Claim claim);

    /** Lets the claim of a URL end by itself, because it is not known what became of it. */
    void abandon(Claim claim);

    /** Whether the article is read from another URL too, which the site still has. */
    boolean isReadElsewhere(URI article, URI url);

    /** How many pages of each {@link UrlPattern} of the source are known, and what became of them. */
    default Map<String, Traps.Census> census(String source) {
        return Map.of();
    }

    /** Which sources have known URLs, and which of these have some to fetch now. */
    Waiting waiting();

    /** Of which source how many URLs are due; known sources without any are there with 0. */
    record Waiting(Map<String, Long> due) {}

    /**
     * Which URLs a crawl is to fetch.
     *
     * @param early whether those too whose time has not come
     * @param startedAt those that were not asked for since
     */
    record Due(String source, boolean early, Instant startedAt) {}

    /** The right to fetch a URL; the version is the store's. */
    record Claim(FrontierUrl url, String holder, long version, long term) {
        /** The URL was not asked for. */
        Settled untouched() {
            return new Settled(this, url);
        }
    }

    record Settled(Claim claim, FrontierUrl after) {}
}
