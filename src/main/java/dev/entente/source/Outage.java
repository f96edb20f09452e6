package dev.entente.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of crawls in which nothing at all of a source could be read. It is tried again after ten minutes, then each time
 * twice as late, a day at most.
 *
 * @param crawls how many in a row; 0: the source is well
 * @param since when the first of them ended; null where there is none
 * @param notBefore when it may be tried again; null where there is none
 */
public record Outage(
        int crawls, @Nullable Instant since, @Nullable Instant notBefore) {
    public static final Outage NONE = new Outage(0, null, null);

    static final Duration FIRST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    /** A source is given up after so many crawls in vain, if they took a day or more. */
    private static final int GIVE_UP = 6;

    private static final Duration AT_LEAST = Duration.ofDays(1);

    public boolean mayTry(Instant now) {
        return notBefore == null || !now.isBefore(notBefore);
    }

    /** With one more. What fails before its time, because several apps tried it at once or somebody asked for it, is none. */
    Outage longer(Instant now) {
        if (!mayTry(now)) {
            return this;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(crawls, 10));
        return new Outage(
                crawls + 1,
                since == null ? now : since,
                now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }

    boolean isHopeless(Instant now) {
        return crawls >= GIVE_UP && since != null && !since.plus(AT_LEAST).isAfter(now);
    }
}
