package dev.entente.tag;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An office that an official held.
 *
 * @param from ISO date, or only its year, or year and month; null where not known
 * @param to the same, the last day included; null where not known or still in office
 */
public record Role(
        String title, @Nullable String from, @Nullable String to) {

    /** Whether the office may have been held that day, as far as the dates say. */
    public boolean mayBeHeldOn(LocalDate day) {
        String date = day.toString();
        return (from == null || date.compareTo(from) >= 0)
                && (to == null || date.startsWith(to) || date.compareTo(to) <= 0);
    }
}
