package dev.entente.curation;

import dev.entente.curation.LexiconRecord.LexiconState;
import dev.entente.curation.LexiconRecord.Recorded;
import dev.entente.tag.Lexicon;
import dev.entente.tag.Lexicon.Entry;
import dev.entente.tag.Tagger;
import dev.entente.tag.Taxonomy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Compares the lexicon of this instance with that by which the articles were tagged last, and asks for a re-tag of those
 * that the difference can concern.
 */
@Singleton
public class LexiconWatch {
    private static final Logger LOG = Logger.getLogger(LexiconWatch.class);
    private static final int ROUNDS = 10;

    private final Taxonomy taxonomy;
    private final Tagger tagger;
    private final LexiconRecord record;
    private final Retags retags;
    private final Clock clock;
    private volatile String own = "";

    @Inject
    LexiconWatch(Taxonomy taxonomy, Tagger tagger, LexiconRecord record, Retags retags) {
        this(taxonomy, tagger, record, retags, Clock.systemUTC());
    }

    public LexiconWatch(Taxonomy taxonomy, Tagger tagger, LexiconRecord record, Retags retags, Clock clock) {
        this.taxonomy = taxonomy;
        this.tagger = tagger;
        this.record = record;
        this.retags = retags;
        this.clock = clock;
    }

    /** Looks once, at the start. @throws CurationUnavailable if that has to be done again later */
    public void look() {
        Map<String, Entry> lexicon = Lexicon.of(taxonomy);
        LexiconState now = LexiconChange.state(lexicon, tagger.rules());
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Recorded> before = record.load();
            if (before.isPresent() && before.get().state().hash().equals(now.hash())) {
                own = now.hash();
                return;
            }
            String version = before.map(Recorded::version).orElse("0");
            before.flatMap(recorded -> LexiconChange.between(recorded.state(), lexicon, now))
                    .or(this::earlierRelease)
                    .ifPresent(change -> {
                        String label = "Changed taxonomy or settings: " + change.entries()
                                + (change.entries() == 1 ? " entry" : " entries");
                        LOG.infof("%s; the articles that it can concern are tagged anew", label);
                        retags.add(Retag.waiting(
                                "lexicon-" + version + "-" + now.hash(), label, change.selection(), clock.instant()));
                    });
            if (record.save(now, before.orElse(null))) {
                own = now.hash();
                return;
            }
        }
        throw new CurationUnavailable("Others keep recording another lexicon.", null);
    }

    /** By what the articles of a release without this record were tagged is not known. */
    private Optional<LexiconChange.Change> earlierRelease() {
        return record.load().isEmpty() && retags.count(Selection.ALL) > 0
                ? Optional.of(new LexiconChange.Change(Selection.ALL, 1))
                : Optional.empty();
    }

    /**
     * Whether this instance is one of those that started last: an older one, with another lexicon, must not tag articles
     * anew.
     */
    public boolean isCurrent() {
        return record.hash().filter(own::equals).isPresent();
    }
}
