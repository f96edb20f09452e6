package dev.entente.account;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The administrator's bearer token: {@code ENTENTE_ADMIN_TOKEN}, or, where that is unset, a random one made at the first
 * start and kept in the data folder, readable by its owner alone.
 */
@Startup
@Singleton
public final class AdminToken {
    static final int SHORTEST = 16;

    private final byte[] token;
    private final @Nullable Path file;

    @Inject
    AdminToken(
            @ConfigProperty(name = "entente.admin-token") Optional<String> configured,
            @ConfigProperty(name = "entente.data-dir") Path data) {
        if (configured.isPresent() && configured.get().length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "ENTENTE_ADMIN_TOKEN is too short: use at least " + SHORTEST + " characters.");
        }
        this.file = configured.isPresent() ? null : data.resolve("admin-token");
        this.token = configured.orElseGet(() -> readOrMake(file)).getBytes(StandardCharsets.UTF_8);
    }

    /** Compares in a time that does not depend on where the two differ. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
    }

    /** A key for what is sealed in the administrator's name; the token cannot be told from it. */
    byte[] sessionKey() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("entente-admin-session\n".getBytes(StandardCharsets.UTF_8));
            return digest.digest(token);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Where a token made by ourselves is kept; empty where it was configured. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    private static String readOrMake(Path file) {
        try {
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (kept.length() >= SHORTEST) {
                    return kept;
                }
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            String made = Owners.newToken();
            // Written aside and moved, so that a full disk or a kill leaves no half token.
            Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), "admin-token", ".new", forOwnerOnly());
            Files.writeString(aside, made + "\n");
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the administrator's token in " + file.toAbsolutePath(), e);
        }
    }

    private static FileAttribute<?>[] forOwnerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
