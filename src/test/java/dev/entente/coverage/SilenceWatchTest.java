package dev.entente.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.index.Readiness;
import dev.entente.source.Source;
import dev.entente.source.SourceState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
    private static final Instant READ = Instant.parse("2026-01-01T12:00:00Z");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SilenceWatch watch = new SilenceWatch(null, new Readiness(), metrics);

    @Test
    void tellsSilentSourcesFromOthers() {
        watch.look(List.of(source("silent", new Silence(1, 0, 30)), source("loud", null)));
        assertThat(value("entente.source.silent", "silent")).isEqualTo(1);
        assertThat(value("entente.source.silent", "loud")).isZero();
        assertThat(value("entente.source.last.success", "loud")).isEqualTo(READ.getEpochSecond());
        watch.look(List.of(source("silent", null)));
        assertThat(value("entente.source.silent", "silent")).isZero();
        assertThat(metrics.find("entente.source.silent").tag("source", "loud").gauge())
                .isNull();
    }

    @Test
    void waitsUntilTheIndexesAreThere() {
        watch.look();
        assertThat(metrics.getMeters()).isEmpty();
    }

    private double value(String name, String source) {
        return metrics.get(name).tag("source", source).gauge().value();
    }

    private static SourceCoverage source(String id, Silence silence) {
        return new SourceCoverage(
                Source.builder(id, URI.create("https://" + id + ".example/")).build(),
                SourceState.ACTIVE,
                new CrawlHistory(null, READ, Set.of(), CrawlCounts.NONE, null),
                ArticleFlow.NONE,
                List.of(),
                silence);
    }
}
