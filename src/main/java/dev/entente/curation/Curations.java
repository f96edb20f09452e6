package dev.entente.curation;

import dev.entente.tag.Amendment;
import dev.entente.tag.Official;
import dev.entente.tag.Tagger;
import dev.entente.tag.Taxonomy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The acts that hold now, and the taxonomy and tagger that they make. What another instance adds is seen within {@link
 * #FRESH}. While the log does not answer, what was last known holds. Safe for use by many threads.
 */
@Singleton
public class Curations {
    public static final Duration FRESH = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(Curations.class);

    private final CurationLog log;
    private final Taxonomy taxonomy;
    private final Tagger tagger;
    private final Clock clock;
    private volatile @Nullable State known;

    @Inject
    Curations(CurationLog log, Taxonomy taxonomy, Tagger tagger) {
        this(log, taxonomy, tagger, Clock.systemUTC());
    }

    public Curations(CurationLog log, Taxonomy taxonomy, Tagger tagger, Clock clock) {
        this.log = log;
        this.taxonomy = taxonomy;
        this.tagger = tagger;
        this.clock = clock;
    }

    /**
     * All that belongs together at a time.
     *
     * @param taxonomy with the officials as curators want them
     * @param tagger likewise, and without the phrases that they took out
     * @param fresh until when it need not be looked whether there is more
     */
    public record State(Curation curation, Amendment amendment, Taxonomy taxonomy, Tagger tagger, Instant fresh) {
        State until(Instant time) {
            return new State(curation, amendment, taxonomy, tagger, time);
        }
    }

    /** @throws CurationUnavailable where the log has not answered since the start: without it no text may be tagged */
    public State now() {
        State last = known;
        if (last != null && clock.instant().isBefore(last.fresh())) {
            return last;
        }
        synchronized (this) {
            if (known == last || known == null) {
                known = load(known);
            }
            return known;
        }
    }

    private State load(@Nullable State last) {
        Instant until = clock.instant().plus(FRESH);
        try {
            if (last != null && log.size() == last.curation().log().size()) {
                return last.until(until);
            }
            Curation curation = Curation.of(log.all());
            Amendment amendment = curation.amendment(taxonomy);
            if (last != null && amendment.equals(last.amendment())) {
                return new State(curation, amendment, last.taxonomy(), last.tagger(), until);
            }
            return new State(
                    curation, amendment, taxonomy.with(amendment.officials()), tagger.amended(amendment), until);
        } catch (CurationUnavailable e) {
            if (last == null) {
                throw e;
            }
            LOG.debugf("The acts of curators stay as they were last known: %s", e.getMessage());
            return last.until(until);
        }
    }

    /** Looks again at the next call. */
    public void changed() {
        State last = known;
        if (last != null) {
            known = last.until(Instant.MIN);
        }
    }

    /** What pages show while the log cannot be read: the registry as it came. */
    private State orNone() {
        try {
            return now();
        } catch (CurationUnavailable e) {
            return new State(Curation.NONE, Amendment.NONE, taxonomy, tagger, Instant.MIN);
        }
    }

    /** The name that curators gave an official, or the registry's; empty for others. */
    public Optional<String> officialName(String id) {
        State now = orNone();
        return now.curation().name(id).or(() -> now.taxonomy().official(id).map(Official::name));
    }

    /** The official of the registry, as curators describe him or her. */
    public Optional<Official> official(String id) {
        return orNone().taxonomy().official(id);
    }

    /** The id by which a person is known now. */
    public String canonical(String official) {
        return orNone().curation().canonical(official);
    }
}
