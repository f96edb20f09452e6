package dev.entente.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How often in a row sources could not be read at all since the start of the app, and when each may be tried again: after ten
 * minutes, then each time twice as late, a day at most. Safe for use by many threads.
 */
final class SourceHealth {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    /** A source is given up after so many crawls in vain, if they took a day or more. */
    private static final int GIVE_UP = 6;

    private static final Duration AT_LEAST = Duration.ofDays(1);

    private final Map<String, Row> rows = new HashMap<>();

    private record Row(int failures, Instant since, Instant notBefore) {}

    synchronized boolean mayTry(String source, Instant now) {
        Row row = rows.get(source);
        return row == null || !now.isBefore(row.notBefore());
    }

    synchronized void worked(String source) {
        rows.remove(source);
    }

    /** @return whether it is time to give the source up */
    synchronized boolean failed(String source, Instant now) {
        Row before = rows.get(source);
        int failures = before == null ? 1 : before.failures() + 1;
        Instant since = before == null ? now : before.since();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        rows.put(
                source, new Row(failures, since, now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)));
        return failures >= GIVE_UP && !since.plus(AT_LEAST).isAfter(now);
    }

    /** Nothing is wrong with it, but it need not be looked at for so long. */
    synchronized void leave(String source, Duration time, Instant now) {
        Row before = rows.get(source);
        rows.put(
                source,
                new Row(before == null ? 0 : before.failures(), before == null ? now : before.since(), now.plus(time)));
    }
}
