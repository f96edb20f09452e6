package dev.entente.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path temp;

    private EngineFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = EngineFolder.create(temp.resolve("data folder/engine"));
        Files.createDirectories(temp.resolve("distribution"));
        Files.writeString(temp.resolve("distribution/entente-analysis.jar"), "first jar");
    }

    @Test
    void unpacksWhatTheServerNeedsAndThePlugin() throws Exception {
        Path home = new Installation(
                        distribution("elasticsearch-1.0/lib/server.jar", "elasticsearch-1.0/modules/apm/apm.jar"),
                        folder)
                .install();

        assertThat(home.resolve("lib/server.jar")).hasContent("elasticsearch-1.0/lib/server.jar");
        assertThat(home.resolve("modules/apm")).doesNotExist();
        assertThat(home.resolve("plugins/entente-analysis/entente-analysis.jar"))
                .hasContent("first jar");
        assertThat(home.resolve("plugins/entente-analysis/plugin-descriptor.properties"))
                .content()
                .contains("elasticsearch.version=1.0");
        assertThat(folder.config().resolve("log4j2.properties")).exists();
    }

    @Test
    void refusesAZipWithAnotherChecksum() throws Exception {
        Distribution good = distribution("elasticsearch-1.0/lib/server.jar");
        Distribution wrong = new Distribution(good.folder(), good.version(), "0".repeat(128));

        assertThatThrownBy(() -> new Installation(wrong, folder).install())
                .isInstanceOf(EngineFailure.class)
                .hasMessageContaining("elasticsearch-1.0.zip is damaged")
                .hasMessageContaining(good.sha512());
        assertThat(folder.server("1.0")).doesNotExist();
    }

    @Test
    void startsAgainAfterAKillInTheMiddle() throws Exception {
        Path half = Files.createDirectories(folder.root().resolve("unpacking-123/lib"));
        Files.writeString(half.resolve("server.jar"), "hal");

        Path home = new Installation(distribution("elasticsearch-1.0/lib/server.jar"), folder).install();

        assertThat(home.resolve("lib/server.jar")).hasContent("elasticsearch-1.0/lib/server.jar");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheZipCannotBeUnpacked() throws Exception {
        Distribution escaping = distribution("elasticsearch-1.0/lib/server.jar", "elasticsearch-1.0/../../escaped");

        assertThatThrownBy(() -> new Installation(escaping, folder).install()).isInstanceOf(IOException.class);
        assertThat(leftovers()).isEmpty();
        assertThat(folder.server("1.0")).doesNotExist();
    }

    @Test
    void unpacksOnceButTakesANewPlugin() throws Exception {
        Distribution distribution = distribution("elasticsearch-1.0/lib/server.jar");
        Path home = new Installation(distribution, folder).install();
        Files.writeString(home.resolve("lib/server.jar"), "kept");
        Files.writeString(distribution.plugin(), "second jar");

        new Installation(distribution, folder).install();

        assertThat(home.resolve("lib/server.jar")).hasContent("kept");
        assertThat(Installation.plugin(home).resolve("entente-analysis.jar")).hasContent("second jar");
        assertThat(Installation.plugin(home).resolve("plugin-descriptor.properties"))
                .exists();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void saysWhereItLookedWhenThereIsNoDistribution() {
        assertThatThrownBy(() -> Distribution.find(temp.resolve("nowhere")))
                .isInstanceOf(EngineFailure.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("./mvnw package");
    }

    private List<Path> leftovers() throws IOException {
        try (var children = Files.list(folder.root())) {
            return children.filter(path -> path.getFileName().toString().startsWith("unpacking-"))
                    .toList();
        }
    }

    /** A zip with entries of the given names, each holding its own name. */
    private Distribution distribution(String... names) throws Exception {
        Path zip = temp.resolve("distribution/elasticsearch-1.0.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        byte[] hash = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip));
        return new Distribution(zip.getParent(), "1.0", HexFormat.of().formatHex(hash));
    }
}
