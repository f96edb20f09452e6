package dev.entente.search;

import dev.entente.article.MeetingTag;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of a facet's values in URLs. */
final class FacetValue {
    private static final Pattern TWO_LETTERS = Pattern.compile("[A-Za-z]{2}");
    /** Two letters of ISO 639-1, or "und" where a text shows no language. */
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2}|und");

    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}._-]{1,120}");
    private static final Pattern PAIR = Pattern.compile("([\\p{L}\\p{N}.-]{1,120})_([\\p{L}\\p{N}.-]{1,120})");

    private FacetValue() {}

    /**
     * The value as the index holds it.
     *
     * @param name of the parameter
     * @throws InvalidCriteria where it has another form
     */
    static String read(String name, Facet facet, String value) {
        var form = form(facet).matcher(value);
        if (!form.matches() || facet == Facet.MEETING && form.group(1).equals(form.group(2))) {
            throw new InvalidCriteria(
                    name, name + " takes " + described(facet) + ", not '" + CriteriaParameters.shortened(value) + "'.");
        }
        return switch (facet) {
            case COUNTRY -> value.toUpperCase(Locale.ROOT);
            case LANGUAGE -> value.toLowerCase(Locale.ROOT);
            // Whoever of the two is named first.
            case MEETING ->
                MeetingTag.of(form.group(1), form.group(2), List.of()).pair();
            default -> value;
        };
    }

    private static Pattern form(Facet facet) {
        return switch (facet) {
            case COUNTRY -> TWO_LETTERS;
            case LANGUAGE -> LANGUAGE;
            case MEETING -> PAIR;
            default -> SLUG;
        };
    }

    private static String described(Facet facet) {
        return switch (facet) {
            case COUNTRY -> "a two-letter country code such as IR";
            case LANGUAGE -> "a two-letter language code such as en";
            case MEETING -> "the ids of two officials, joined by _";
            default -> "an id of letters, digits and hyphens";
        };
    }
}
