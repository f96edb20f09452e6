package dev.entente.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** Addresses of static files that change when the file does, so that browsers may keep them for long. */
@Named("assets")
@Singleton
public class Assets {
    private final String style = versioned("/style.css");

    public String style() {
        return style;
    }

    private static String versioned(String path) {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + path)) {
            if (file == null) {
                throw new IllegalStateException("No such file: " + path);
            }
            CRC32 checksum = new CRC32();
            checksum.update(file.readAllBytes());
            return path + "?v=" + Long.toHexString(checksum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
