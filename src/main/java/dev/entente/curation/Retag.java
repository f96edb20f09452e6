package dev.entente.curation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Articles that get their tags anew in the background.
 *
 * @param id of the entry of the log that asked for it, or of a changed taxonomy
 * @param label for people, what asked for it
 * @param total articles to look at; 0 before it began
 * @param done how many of them were looked at
 * @param changed how many of them got other tags
 * @param error what went wrong last; null where nothing did
 */
public record Retag(
        String id,
        String label,
        State state,
        Selection selection,
        Instant createdAt,
        @Nullable Instant finishedAt,
        long total,
        long done,
        long changed,
        @Nullable String error) {

    public enum State {
        WAITING,
        RUNNING,
        /** All are done; those are looked for that were on their way when it began. */
        SETTLING,
        DONE,
        /** Given up. */
        FAILED
    }

    public static Retag waiting(String id, String label, Selection selection, Instant now) {
        return new Retag(id, label, State.WAITING, selection, now, null, 0, 0, 0, null);
    }

    public boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
