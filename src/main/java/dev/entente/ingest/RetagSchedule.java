package dev.entente.ingest;

import dev.entente.curation.CurationUnavailable;
import dev.entente.curation.LexiconWatch;
import dev.entente.curation.Retags;
import dev.entente.index.Readiness;
import dev.entente.tag.IdentitiesUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Compares the lexicon once after each start, and then does the re-tags that are asked for. */
@Singleton
class RetagSchedule {
    private static final Logger LOG = Logger.getLogger(RetagSchedule.class);

    private final Readiness readiness;
    private final Provider<LexiconWatch> lexicon;
    private final Provider<Retags> retags;
    private final Provider<ArticleTagging> tagging;
    private volatile boolean looked;
    private volatile boolean stopping;

    @Inject
    RetagSchedule(
            Readiness readiness,
            Provider<LexiconWatch> lexicon,
            Provider<Retags> retags,
            Provider<ArticleTagging> tagging) {
        this.readiness = readiness;
        this.lexicon = lexicon;
        this.retags = retags;
        this.tagging = tagging;
    }

    @Scheduled(identity = "retag", every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (!readiness.ready() || stopping) {
            return;
        }
        try {
            if (!looked) {
                lexicon.get().look();
                looked = true;
            }
            if (lexicon.get().isCurrent()) {
                retags.get().work(tagging.get(), () -> stopping || !readiness.ready());
            }
        } catch (CurationUnavailable | IdentitiesUnavailable e) {
            LOG.debugf("Re-tags go on later: %s", e.getMessage());
        }
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        stopping = true;
    }
}
