package dev.entente.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
    @TempDir
    Path data;

    @Test
    void keepsARandomTokenForItsOwnerAlone() throws IOException {
        AdminToken token = new AdminToken(Optional.empty(), data.resolve("new folder"));
        Path file = token.file().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(token.matches(Files.readString(file).strip())).isTrue();
        assertThat(token.matches("")).isFalse();
    }

    @Test
    void findsItsTokenAgainAtTheNextStart() throws IOException {
        new AdminToken(Optional.empty(), data);
        String made = Files.readString(data.resolve("admin-token")).strip();
        assertThat(new AdminToken(Optional.empty(), data).matches(made)).isTrue();
    }

    @Test
    void replacesAHalfWrittenToken() throws IOException {
        Files.writeString(data.resolve("admin-token"), "");
        assertThat(new AdminToken(Optional.empty(), data).matches("")).isFalse();
    }

    @Test
    void takesTheConfiguredToken() {
        AdminToken token = new AdminToken(Optional.of("a-long-enough-token"), data);
        assertThat(token.matches("a-long-enough-token")).isTrue();
        assertThat(token.file()).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void refusesAShortToken() {
        assertThatThrownBy(() -> new AdminToken(Optional.of("secret"), data)).hasMessageContaining("at least 16");
    }
}
