package dev.entente.crawl;

import java.time.Duration;

/** A host is to be left in peace for longer than a crawl waits. The message is a sentence for people. */
final class HostResting extends Exception {
    private static final long serialVersionUID = 1L;

    HostResting(Duration left) {
        super("It is to be left in peace for " + left.toSeconds() + " seconds more.");
    }

    Problem problem() {
        return Problem.of(Problem.Kind.RATE_LIMITED, getMessage());
    }
}
