package dev.entente.crawl;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All known URLs. A URL is fetched only by who holds a claim of it; a claim ends by itself when its lease does, so a
 * worker that dies loses nothing. Safe for use by many threads and many processes.
 *
 * <p>Every method throws {@link FrontierUnavailable} where the store does not answer.
 */
interface Frontier {
    /**
     * Adds the URLs that are new, and makes those due that changed since they were last asked for. A URL that was taken for
     * a page becomes the feed or sitemap that it is now known to be.
     *
     * @return how many of them are to be fetched now that were not before
     */
    int add(String source, Collection<Link> links);

    /** Claims up to so many of the URLs for so long, most urgent first. Empty: none can be claimed now. */
    List<Claim> claim(Due due, int most, Duration lease);

    /** When the first of the URLs that another holds comes back at the latest; empty where no other holds any. */
    Optional<Instant> nextReturn(Due due);

    /** Records what became of the URL and ends the claim; false where the lease had ended and another took it. */
    boolean settle(Claim claim, FrontierUrl after);

    /** Whether the article is read from another URL too, which the site still has. */
    boolean isReadElsewhere(URI article, URI url);

    /** How many pages of each {@link UrlPattern} of the source are known, and what became of them. */
    default Map<String, Traps.Census> census(String source) {
        return Map.of();
    }

    /** Ends the claim of a URL that was not asked for. */
    default void release(Claim claim) {
        settle(claim, claim.url());
    }

    /**
     * Which URLs a crawl is to fetch.
     *
     * @param early whether those too whose time has not come
     * @param startedAt those that were not asked for since
     */
    record Due(String source, boolean early, Instant startedAt) {}

    /** The right to fetch a URL until the lease ends; the version is the store's. */
    record Claim(FrontierUrl url, Instant leaseUntil, long version, long term) {}
}
