package dev.entente.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EngineFolderTest {
    @TempDir
    Path temp;

    private EngineFolder folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = EngineFolder.create(temp.resolve("engine"));
    }

    @Test
    void keepsThePasswordOnceMade() throws Exception {
        String first = folder.password();

        assertThat(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(folder.password()).isEqualTo(first);
        assertThat(EngineFolder.create(temp.resolve("other")).password()).isNotEqualTo(first);
    }

    @Test
    void makesANewPasswordWhereTheFileIsEmpty() throws Exception {
        Files.writeString(folder.passwordFile(), "\n");

        assertThat(folder.password()).isNotBlank();
        assertThat(folder.passwordFile()).content().isNotBlank();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerReadsThePassword() throws Exception {
        folder.password();

        assertThat(Files.getPosixFilePermissions(folder.passwordFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void refusesASecondPortalUntilTheFirstIsGone() throws Exception {
        try (FileChannel first = folder.lock()) {
            assertThat(first.isOpen()).isTrue();
            assertThatThrownBy(folder::lock)
                    .isInstanceOf(EngineFailure.class)
                    .hasMessageContaining("Another portal is running");
        }
        folder.lock().close();
    }

    @Test
    void knowsNoPortBeforeTheFirstStartAndTheIpv4OneAfter() throws Exception {
        assertThat(folder.port()).isEmpty();

        Files.writeString(folder.logs().resolve("http.ports"), "[::1]:9999\n127.0.0.1:43210\n");

        assertThat(folder.port()).hasValue(43210);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void endsTheServerThatAnEarlierPortalLeftBehind() throws Exception {
        Process orphan = processCalled(ServerCommand.mark(folder));
        Files.writeString(folder.pid(), Long.toString(orphan.pid()));

        PreviousServer.end(folder);

        assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.pid()).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sparesAStrangerWhoGotTheNumberOfAnEarlierServer() throws Exception {
        Process stranger = processCalled("-Dentente.engine=/elsewhere");
        Files.writeString(folder.pid(), Long.toString(stranger.pid()));
        try {
            PreviousServer.end(folder);

            assertThat(stranger.isAlive()).isTrue();
            assertThat(folder.pid()).doesNotExist();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void doesNotMindADamagedPidFile() throws Exception {
        Files.writeString(folder.pid(), "not a number");

        PreviousServer.end(folder);

        assertThat(folder.pid()).doesNotExist();
    }

    /** A process that waits for its standard input to end and carries {@code mark} in its command line. */
    private static Process processCalled(String mark) throws Exception {
        return new ProcessBuilder("sh", "-c", "read line; exit 0", mark).start();
    }
}
