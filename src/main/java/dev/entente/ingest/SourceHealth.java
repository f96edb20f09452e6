package dev.entente.ingest;

import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourcesUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Which sources are left alone for a while: those that could not be read at all, by whichever instance and before whichever
 * restart; and for this instance alone, those that another one reads. Safe for use by many threads.
 */
final class SourceHealth {
    private static final Logger LOG = Logger.getLogger(SourceHealth.class);
    /** Where it cannot be written down how long to leave a source that failed. */
    private static final Duration UNWRITTEN = Duration.ofMinutes(10);

    private final SourceCatalogue catalogue;
    private final Map<String, Instant> left = new ConcurrentHashMap<>();

    SourceHealth(SourceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    boolean mayTry(String source, Instant now) {
        return !now.isBefore(left.getOrDefault(source, Instant.MIN))
                && catalogue.outage(source).mayTry(now);
    }

    /** @return whether it had been given up, and is not any more */
    boolean worked(String source) {
        left.remove(source);
        try {
            return catalogue.worked(source);
        } catch (SourcesUnavailable e) {
            LOG.debugf("That %s can be read is written down the next time. %s", source, e.getMessage());
            return false;
        }
    }

    /** @return whether it is given up by this */
    boolean failed(String source, String reason, Instant now) {
        try {
            return catalogue.failed(source, reason);
        } catch (SourcesUnavailable e) {
            LOG.debugf("That %s fails is written down the next time. %s", source, e.getMessage());
            leave(source, UNWRITTEN, now);
            return false;
        }
    }

    /** Nothing is wrong with it, but this instance need not look at it for so long. */
    void leave(String source, Duration time, Instant now) {
        left.put(source, now.plus(time));
    }
}
