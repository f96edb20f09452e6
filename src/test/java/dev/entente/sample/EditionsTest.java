package dev.entente.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionsTest {
    private static final Instant FIRST_CRAWL = Instant.parse("2024-02-01T10:00:00Z");
    private static final Duration DELAY = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("not yet there").resolve("sample-site-edition");
    }

    private Editions at(Instant now) {
        return new Editions(file, DELAY, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void theFirstRequestForTheFeedBringsTheFirstEdition() {
        Editions editions = at(FIRST_CRAWL);
        editions.feedAsked();
        assertThat(editions.current()).isEqualTo(1);
    }

    @Test
    void aSecondRequestTooSoonChangesNothing() {
        at(FIRST_CRAWL).feedAsked();
        Editions editions = at(FIRST_CRAWL.plus(DELAY).minusMillis(1));
        editions.feedAsked();
        assertThat(editions.current()).isEqualTo(1);
    }

    @Test
    void aRequestAfterTheDelayBringsTheSecondEdition() {
        at(FIRST_CRAWL).feedAsked();
        Editions editions = at(FIRST_CRAWL.plus(DELAY));
        assertThat(editions.current()).isEqualTo(1);
        editions.feedAsked();
        assertThat(editions.current()).isEqualTo(2);
    }

    @Test
    void theSecondEditionStaysOutOverARestart() {
        at(FIRST_CRAWL).feedAsked();
        at(FIRST_CRAWL.plus(DELAY)).feedAsked();
        assertThat(at(FIRST_CRAWL).current()).isEqualTo(2);
    }

    @Test
    void anUnreadableFileMeansTheFirstEdition() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {(byte) 0xff, 0, 1});
        Editions editions = at(FIRST_CRAWL);
        assertThat(editions.current()).isEqualTo(1);
        editions.feedAsked();
        assertThat(file).content().isEqualToIgnoringNewLines(FIRST_CRAWL.toString());
    }

    @Test
    void remembersForItsOwnLifeWhereTheFileCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("not yet there"), "a file where the folder should be");
        Editions editions = new Editions(file, Duration.ZERO, Clock.fixed(FIRST_CRAWL, ZoneOffset.UTC));
        editions.feedAsked();
        editions.feedAsked();
        assertThat(editions.current()).isEqualTo(2);
    }
}
