package dev.entente.ingest;

import dev.entente.index.Readiness;
import dev.entente.index.StoryRepair;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Looks once after each start for stories that an earlier run did not come to. */
@Singleton
class StorySchedule {
    private static final Logger LOG = Logger.getLogger(StorySchedule.class);

    private final Readiness readiness;
    private final Provider<StoryRepair> repair;
    private volatile boolean done;

    @Inject
    StorySchedule(Readiness readiness, Provider<StoryRepair> repair) {
        this.readiness = readiness;
        this.repair = repair;
    }

    @Scheduled(identity = "stories", every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repair() {
        if (done || !readiness.ready()) {
            return;
        }
        try {
            repair.get().run();
            done = true;
        } catch (IOException e) {
            LOG.debugf("Stories are looked for a minute later: %s", e.getMessage());
        }
    }
}
