package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.entente.tag.InvalidTaxonomy;
import dev.entente.tag.Official;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialFilesTest {
    @TempDir
    Path folder;

    @Test
    void readsTheFilesThatAreSet() throws IOException {
        Path senate = Files.writeString(folder.resolve("senate.json"), """
                {"persons":[{"id":"1","name":"Elena Prado"}]}""");
        Path mine = Files.writeString(folder.resolve("mine.csv"), "name,country\nAlonso Quiroz,PE\n");

        assertThat(files("CL:" + senate, mine.toString()).officials())
                .extracting(Official::name, Official::country)
                .containsExactly(tuple("Elena Prado", "CL"), tuple("Alonso Quiroz", "PE"));
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThatThrownBy(() -> files(folder.resolve("nowhere.csv").toString()).officials())
                .isInstanceOf(InvalidTaxonomy.class)
                .hasMessageContaining("nowhere.csv");
    }

    @Test
    void needsNone() {
        assertThat(new OfficialFiles(Optional.empty()).officials()).isEmpty();
    }

    private static OfficialFiles files(String... entries) {
        return new OfficialFiles(Optional.of(List.of(entries)));
    }
}
