package dev.entente.crawl;

import java.time.Instant;

/**
 * Which host is asked by which running app, so that one connection a host holds over all of them. Safe for use by many
 * threads. Every method throws {@link FrontierUnavailable} where the store does not answer.
 */
interface SharedHosts {
    /**
     * Takes the host for this app until {@link #release}, or finds it taken already.
     *
     * @throws HostTaken if another app has it
     */
    Taken take(String host);

    /** Lets others have it. @param readyAt when it may be asked next */
    void release(String host, Instant readyAt);

    /** Whether this app is sure to have the host still. */
    boolean has(String host);

    /** When the host may be asked next, by whomever. */
    Instant readyAt(String host);

    /** Leaves the host in peace until then, by all. @param reason a sentence for people */
    void rest(String host, Instant until, String reason);

    /**
     * @param readyAt when the host may be asked
     * @param fromDead whether it was another's that died, so that nobody knows when it was last asked
     */
    record Taken(Instant readyAt, boolean fromDead) {}

    /** For an app that is alone. */
    SharedHosts ALONE = new SharedHosts() {
        @Override
        public Taken take(String host) {
            return new Taken(Instant.MIN, false);
        }

        @Override
        public void release(String host, Instant readyAt) {}

        @Override
        public boolean has(String host) {
            return true;
        }

        @Override
        public Instant readyAt(String host) {
            return Instant.MIN;
        }

        @Override
        public void rest(String host, Instant until, String reason) {}
    };
}
