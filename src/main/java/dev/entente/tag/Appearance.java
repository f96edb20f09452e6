package dev.entente.tag;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An official outside the registry, as one article shows them.
 *
 * @param name the fullest form that the article gives
 * @param country ISO code of the state served, null where unknown or an international body
 * @param guessed whether the country is only likely
 * @param role the office as the article gives it, null where it gives none
 * @param day of the article, null where unknown
 */
record Appearance(
        String name,
        @Nullable String country,
        boolean guessed,
        @Nullable String role,
        @Nullable LocalDate day) {

    /** The same for all spellings that are one beyond doubt. */
    String key() {
        return (guessed ? "?" : "") + (country == null ? "-" : country) + ":" + NameSpelling.key(name, country);
    }
}
