package dev.entente.tag;

import org.jspecify.annotations.Nullable;

/**
 * A name of a person at one place, with what stands beside it.
 *
 * @param start offset in the passage's text
 * @param end offset after the last character
 * @param role the office or rank in the text's words; null if none stands there
 * @param country ISO code of the country that the office names; null if none
 * @param international whether the office is one of a body of many states
 * @param official whether what stands beside the name makes the person a holder of public office
 * @param rule what took the name, in words for a reader
 */
record Sighting(
        Passage passage,
        int start,
        int end,
        @Nullable String role,
        @Nullable String country,
        boolean international,
        boolean official,
        String rule) {

    String name() {
        return passage.text().substring(start, end);
    }

    /** A name without anything that says who it is. */
    static Sighting bare(Passage passage, int start, int end, String rule) {
        return new Sighting(passage, start, end, null, null, false, false, rule);
    }
}
