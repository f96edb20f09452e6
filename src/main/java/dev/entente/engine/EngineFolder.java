package dev.entente.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The places in the engine's own directory. */
record EngineFolder(Path root) {

    static EngineFolder create(Path root) throws IOException {
        EngineFolder folder = new EngineFolder(root);
        for (Path part : new Path[] {folder.config(), folder.data(), folder.logs(), folder.temp()}) {
            Files.createDirectories(part);
        }
        return folder;
    }

    Path server(String version) {
        return root.resolve("elasticsearch-" + version);
    }

    Path config() {
        return root.resolve("config");
    }

    Path data() {
        return root.resolve("data");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path temp() {
        return root.resolve("tmp");
    }

    Path pid() {
        return root.resolve("pid");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    /** What the server itself must be able to write. */
    Stream<Path> writtenByServer() {
        return Stream.of(config(), data(), logs(), temp());
    }

    /** Keeps other portals out until the returned channel is closed or this process ends, however it ends. */
    FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            // told below
        }
        channel.close();
        throw new EngineFailure("Another portal is running on " + root
                + ". Stop it, or give this one a folder of its own (entente.data-dir).");
    }

    /** The password of the user elastic, generated at the first start and readable by this process's user alone. */
    String password() throws IOException {
        if (Files.exists(passwordFile())) {
            String known = Files.readString(passwordFile()).strip();
            if (!known.isEmpty()) {
                return known;
            }
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path draft = Files.createTempFile(root, "password", ".new", ownerOnly());
        Files.writeString(draft, fresh);
        Files.move(draft, passwordFile(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return fresh;
    }

    /** The HTTP port that the server wrote down when it was last ready. */
    OptionalInt port() throws IOException {
        Path file = logs().resolve("http.ports");
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.matches("[\\d.]+:\\d+"))
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1)))
                .findFirst();
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
