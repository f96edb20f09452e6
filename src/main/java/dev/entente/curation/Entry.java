package dev.entente.curation;

import java.time.Instant;

/**
 * A line of the log.
 *
 * @param who the curator's name, as given with the act
 * @param why in the curator's words
 */
public record Entry(String id, Instant at, String who, String why, Act act) {
    /** The id of the entry that undoes an entry: there can be one only. */
    public static String undoing(String entry) {
        return "undo-" + entry;
    }
}
