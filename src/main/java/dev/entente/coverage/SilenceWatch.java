package dev.entente.coverage;

import dev.entente.index.Readiness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Tells who watches the portal which sources are silent: in the log once, and as the metrics {@code entente_source_silent}
 * (1 or 0) and {@code entente_source_last_success_seconds} (Unix time; missing where a source was never read), by source.
 */
@Singleton
class SilenceWatch {
    private static final Logger LOG = Logger.getLogger(SilenceWatch.class);

    private final Coverage coverage;
    private final Readiness readiness;
    private final MultiGauge silent;
    private final MultiGauge lastSuccess;
    private final Set<String> told = new HashSet<>();

    @Inject
    SilenceWatch(Coverage coverage, Readiness readiness, MeterRegistry metrics) {
        this.coverage = coverage;
        this.readiness = readiness;
        this.silent = MultiGauge.builder("entente.source.silent")
                .description("1 where a source brings far less than is usual")
                .register(metrics);
        this.lastSuccess = MultiGauge.builder("entente.source.last.success")
                .description("When a source was last read")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Scheduled(identity = "silence", every = "5m", delayed = "30s")
    void look() {
        if (!readiness.ready()) {
            return;
        }
        try {
            look(coverage.all());
        } catch (CoverageUnavailable e) {
            LOG.debugf("Silent sources cannot be told: %s", e.getMessage());
        }
    }

    void look(List<SourceCoverage> sources) {
        silent.register(
                sources.stream()
                        .map(one -> Row.of(tags(one), one.silence() == null ? 0 : 1))
                        .toList(),
                true);
        lastSuccess.register(
                sources.stream()
                        .filter(one -> one.crawls().lastSuccess() != null)
                        .map(one -> Row.of(tags(one), one, now -> now.crawls()
                                .lastSuccess()
                                .getEpochSecond()))
                        .toList(),
                true);
        for (SourceCoverage one : sources) {
            Silence silence = one.silence();
            if (silence == null) {
                told.remove(one.source().id());
            } else if (told.add(one.source().id())) {
                LOG.warnf(
                        "The source %s is silent: %d articles in %d days, where %.0f are usual.",
                        one.source().id(), silence.seen(), silence.days(), silence.usual());
            }
        }
    }

    private static Tags tags(SourceCoverage one) {
        return Tags.of("source", one.source().id());
    }
}
