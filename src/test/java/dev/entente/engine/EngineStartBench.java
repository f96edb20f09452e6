package dev.entente.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a start takes, and how much processor time; run with {@code ./mvnw test -Dtest=EngineStartBench}. */
class EngineStartBench {
    private static final int STARTS = 3;

    @Test
    void measure() throws IOException {
        Path folder = Path.of("target/bench-engine").toAbsolutePath();
        System.out.printf(
                "Java %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        for (int start = 0; start < STARTS; start++) {
            Instant begin = Instant.now();
            try (EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(EngineSettings.in(folder))) {
                Duration wall = Duration.between(begin, Instant.now());
                long pid = Long.parseLong(
                        Files.readString(new EngineFolder(folder).pid()).strip());
                Duration processor = ProcessHandle.of(pid)
                        .flatMap(server -> server.info().totalCpuDuration())
                        .orElseThrow();
                System.out.printf(
                        "%s start %d: %.1f s, processor %.1f s%n",
                        engine.address(), start, wall.toMillis() / 1000.0, processor.toMillis() / 1000.0);
            }
        }
    }
}
