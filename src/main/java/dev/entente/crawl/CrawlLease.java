package dev.entente.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The right of this running app to hold URLs and hosts. It is renewed while the app lives, so it can be short: what a killed
 * app held comes back soon after. Safe for use by many threads.
 *
 * <p>Whether a lease is over is judged by the clock of who looks, so the clocks of all machines must agree within {@link
 * #margin}, a quarter of the lease; ordinary time synchronisation keeps them a hundred times closer. Of two apps whose
 * clocks differ by more, one may take URLs and hosts from the other while that one still works on them: such a URL is fetched
 * twice, but neither lost nor settled twice.
 */
interface CrawlLease {
    /**
     * The name under which this app holds things now. Another one after a time in which the lease could not be renewed.
     *
     * @throws FrontierUnavailable if the lease cannot be had
     */
    String holder();

    /** Whether the app is sure to hold what it took under this name. */
    boolean isHeld(String holder);

    /** Names of all other apps that may live, as they were known not longer than a lease ago. */
    Set<String> others();

    Duration length();

    /** How much the clocks of two machines may differ. */
    default Duration margin() {
        return length().dividedBy(4);
    }

    /** Whether somebody may still work on what was taken under this name until that time. */
    default boolean mayLive(String holder, Instant leaseUntil, Instant now) {
        return leaseUntil.plus(margin()).isAfter(now) || others().contains(holder) || isHeld(holder);
    }
}
