package dev.entente.portal;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Texts that are no part of the project: system property {@code entente.data}, or the folder {@code shared} beside it. */
final class DevelopmentData {
    private DevelopmentData() {}

    /** A file or folder there; a test without it is skipped. */
    static Path require(String name) {
        Path file = Path.of(System.getProperty("entente.data", "../shared"), name);
        assumeThat(file)
                .as("No development data: name its folder by -Dentente.data")
                .exists();
        return file;
    }
}
