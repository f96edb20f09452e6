package dev.entente.tag.lists;

import dev.entente.tag.Official;
import dev.entente.tag.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One person of a list while it is read. */
final class Listed {
    private final String id;
    private final String name;
    private final Set<String> latin = new LinkedHashSet<>();
    private final Set<String> own = new LinkedHashSet<>();
    private final List<Role> roles = new ArrayList<>();
    private @Nullable String country;
    private @Nullable String wikidata;

    Listed(String id, String name) {
        this.id = id;
        this.name = name.strip();
    }

    /** Sorts a name by its script. */
    void addName(String other) {
        String stripped = other.strip();
        if (!stripped.isEmpty() && !stripped.equals(name)) {
            (isLatin(stripped) ? latin : own).add(stripped);
        }
    }

    void addRole(String title, @Nullable String from, @Nullable String to) {
        if (!title.isBlank()) {
            roles.add(new Role(title.strip(), date(from), date(to)));
        }
    }

    /** @param code as lists write it, in either case; only the first counts, for a person serves one state here */
    void setCountry(@Nullable String code) {
        if (country == null && code != null && code.strip().length() == 2) {
            country = code.strip().toUpperCase(Locale.ROOT);
        }
    }

    /** Takes the first of those offered that is one. */
    void setWikidata(@Nullable String offered) {
        if (wikidata == null && offered != null && Official.isWikidata(offered.strip())) {
            wikidata = offered.strip();
        }
    }

    /** @param otherwise the country of one for whom the list gives none */
    Official official(@Nullable String otherwise) {
        String shown = isLatin(name) ? name : latin.stream().findFirst().orElse(name);
        if (!isLatin(name)) {
            own.add(name);
        }
        latin.remove(shown);
        return new Official(
                id,
                shown,
                List.copyOf(own),
                List.copyOf(latin),
                country == null ? otherwise : country,
                List.copyOf(roles),
                wikidata);
    }

    private static boolean isLatin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    /** The day of an ISO date or time, a month or a year; null for anything else. */
    private static @Nullable String date(@Nullable String text) {
        if (text == null || !text.strip().matches("\\d{4}(-\\d{2}(-\\d{2})?)?([T ].*)?")) {
            return null;
        }
        String stripped = text.strip();
        return stripped.substring(0, Math.min(10, stripped.length()));
    }
}
