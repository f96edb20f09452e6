package dev.entente.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A portal without articles for tests that only import and search; each uses sources of its own. Ends with the JVM. */
final class SharedPortal {
    private static final Path DATA = Path.of("target/shared-portal").toAbsolutePath();

    private static Portal portal;

    private SharedPortal() {}

    static synchronized Portal get() throws IOException {
        if (portal == null) {
            wipe();
            portal = Portal.on(DATA).with("entente.crawl.every", "off").start();
            Runtime.getRuntime().addShutdownHook(new Thread(portal::close, "stop-portal"));
        }
        return portal;
    }

    private static void wipe() throws IOException {
        if (Files.exists(DATA)) {
            try (Stream<Path> all = Files.walk(DATA)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
