package dev.entente.index;

import jakarta.inject.Singleton;

/** How far the start has come. Safe for use by many threads. */
@Singleton
public final class Readiness {
    private record State(boolean ready, String message) {}

    private volatile State state = new State(false, "Entente is starting.");

    /** Whether the indexes can be searched. */
    public boolean ready() {
        return state.ready();
    }

    /** A sentence for people who wait, or who want to know why nothing answers. */
    public String message() {
        return state.message();
    }

    public void waiting(String message) {
        state = new State(false, message);
    }

    public void isReady() {
        state = new State(true, "Entente is ready.");
    }
}
