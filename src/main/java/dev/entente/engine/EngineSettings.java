package dev.entente.engine;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to run the embedded Elasticsearch.
 *
 * @param directory where everything of the engine lives: server, data, logs, password; made if missing
 * @param distribution the folder that holds the server's zip and the plugin's jar; null looks beside the application
 * @param heap the server's heap as for java's -Xmx: "512m", "2g"
 * @param port the HTTP port on loopback; 0 takes the one of the last start if it is free, else any free one
 * @param patience how long a start may take before it counts as failed
 */
public record EngineSettings(Path directory, @Nullable Path distribution, String heap, int port, Duration patience) {

    public EngineSettings {
        directory = directory.toAbsolutePath().normalize();
        if (!heap.matches("[1-9]\\d*[mMgG]")) {
            throw new IllegalArgumentException(
                    "The heap of Elasticsearch must look like 512m or 2g, not \"" + heap + '"');
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("The port of Elasticsearch must be from 0 to 65535, not " + port);
        }
    }

    /** The usual settings: distribution beside the application, heap 512 MB, any port, three minutes. */
    public static EngineSettings in(Path directory) {
        return new EngineSettings(directory, null, "512m", 0, Duration.ofMinutes(3));
    }

    public EngineSettings withDistribution(Path folder) {
        return new EngineSettings(directory, folder, heap, port, patience);
    }

    public EngineSettings withHeap(String size) {
        return new EngineSettings(directory, distribution, size, port, patience);
    }

    public EngineSettings withPort(int number) {
        return new EngineSettings(directory, distribution, heap, number, patience);
    }
}
