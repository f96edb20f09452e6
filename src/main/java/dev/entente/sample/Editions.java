package dev.entente.sample;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which edition of the paper is out. The second one comes out when the feed is asked for again, at least a delay after
 * it was first asked for: that is, at the second crawl. A small file remembers when that first was, and later that the
 * second edition is out. Where the file cannot be written, the memory lasts as long as this object.
 */
final class Editions {
    private static final Logger LOG = Logger.getLogger(Editions.class);
    private static final String SECOND_IS_OUT = "second edition";

    private final Path file;
    private final Duration delay;
    private final Clock clock;
    private @Nullable Instant feedFirstAsked;
    private boolean secondIsOut;

    Editions(Path file, Duration delay, Clock clock) {
        this.file = file;
        this.delay = delay;
        this.clock = clock;
        recall();
    }

    /** 1 or 2. */
    synchronized int current() {
        return secondIsOut ? 2 : 1;
    }

    /** To be called at each request for the feed, before it is answered. */
    synchronized void feedAsked() {
        if (secondIsOut) {
            return;
        }
        Instant now = clock.instant();
        if (feedFirstAsked == null) {
            feedFirstAsked = now;
            remember(now.toString());
        } else if (!now.isBefore(feedFirstAsked.plus(delay))) {
            secondIsOut = true;
            remember(SECOND_IS_OUT);
        }
    }

    private void recall() {
        try {
            String memory = Files.readString(file).strip();
            if (memory.equals(SECOND_IS_OUT)) {
                secondIsOut = true;
            } else {
                feedFirstAsked = Instant.parse(memory);
            }
        } catch (NoSuchFileException firstStart) {
            LOG.debugf("No %s: the first edition is out", file);
        } catch (IOException | DateTimeParseException unreadable) {
            LOG.warnf("Cannot read %s, so the first edition is out again: %s", file, unreadable);
        }
    }

    private void remember(String memory) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(fresh, memory + "\n");
            moveOver(fresh);
        } catch (IOException unwritable) {
            LOG.warnf("Cannot write %s, so a restart brings the first edition back: %s", file, unwritable);
        }
    }

    private void moveOver(Path fresh) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
