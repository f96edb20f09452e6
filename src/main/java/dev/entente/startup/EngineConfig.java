package dev.entente.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the embedded Elasticsearch. */
@ConfigMapping(prefix = "entente.elasticsearch")
interface EngineConfig {
    /** False to use the cluster that {@code quarkus.elasticsearch.hosts} names. */
    @WithDefault("true")
    boolean embedded();

    /** The server's heap as for java's -Xmx. */
    @WithDefault("512m")
    String heap();

    /** Its port on loopback; 0 takes any free one. */
    @WithDefault("0")
    int port();

    /** Where everything of the server lives. */
    @WithDefault("${entente.data-dir}/elasticsearch")
    Path directory();

    /** The folder that holds the server's zip; looked for beside the app by default. */
    Optional<Path> distribution();

    /** How long a start may take. */
    @WithDefault("3m")
    Duration patience();
}
