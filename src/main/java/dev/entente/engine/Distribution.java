package dev.entente.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The server's zip and our plugin's jar, as the build leaves them in one folder. */
record Distribution(Path folder, String version, String sha512) {
    private static final String PROPERTIES = "/engine/engine.properties";

    /**
     * The distribution in {@code folder}; where that is null, the first of {@code engine} in the application's folder or
     * one of those above it, and {@code target/engine}.
     */
    static Distribution find(@Nullable Path folder) {
        Properties pinned = pinned();
        Distribution wanted = new Distribution(
                folder == null ? Path.of("target/engine") : folder,
                pinned.getProperty("version"),
                pinned.getProperty("sha512"));
        Stream<Path> places = folder == null ? usualPlaces() : Stream.of(folder);
        return places.map(place -> new Distribution(place, wanted.version, wanted.sha512))
                .filter(Distribution::isComplete)
                .findFirst()
                .orElseThrow(() -> new EngineFailure("No Elasticsearch to start: " + wanted.zip() + " and "
                        + wanted.plugin().getFileName() + " are not there. Build the project (./mvnw package), "
                        + "or use a server of your own (entente.elasticsearch.embedded=false)."));
    }

    Path zip() {
        return folder.resolve("elasticsearch-" + version + ".zip");
    }

    Path plugin() {
        return folder.resolve("entente-analysis.jar");
    }

    /** Reads the whole zip and fails where it is not the one that was pinned at build time. */
    void verify() throws IOException {
        String found = sha512(zip());
        if (!found.equals(sha512)) {
            throw new EngineFailure(
                    "%s is damaged or is not the file that was asked for (SHA-512 %s, expected %s). Delete it and build again."
                            .formatted(zip(), found, sha512));
        }
    }

    private boolean isComplete() {
        return Files.isRegularFile(zip()) && Files.isRegularFile(plugin());
    }

    private static Stream<Path> usualPlaces() {
        Stream<Path> above = Stream.iterate(application(), place -> place != null, Path::getParent)
                .limit(4)
                .map(place -> place.resolve("engine"));
        return Stream.concat(above, Stream.of(Path.of("target/engine").toAbsolutePath()));
    }

    /** The folder or jar that this class was loaded from; null where a class loader does not say. */
    private static @Nullable Path application() {
        CodeSource source = Distribution.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | RuntimeException notAFile) {
            return null;
        }
    }

    private static Properties pinned() {
        Properties properties = new Properties();
        try (InputStream in = Distribution.class.getResourceAsStream(PROPERTIES)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String sha512(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
