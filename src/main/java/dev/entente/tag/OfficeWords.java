package dev.entente.tag;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What single words do in the name of an office or a person. Read from {@code taxonomy/office-words.csv}. */
final class OfficeWords {
    enum Kind {
        HEAD,
        HEAD_WITH_BODY,
        HEAD_WITH_COUNTRY,
        RANK,
        HONORIFIC,
        BODY,
        INTERNATIONAL,
        MODIFIER,
        PRIVATE,
        PARTICLE,
        GIVEN,
        OTHER
    }

    private static final Set<String> BEFORE_OFFICES = Set.of("vice", "deputy", "ex", "co", "then", "first", "sub");
    private static final EnumSet<Kind> NONE = EnumSet.noneOf(Kind.class);

    private final Map<String, EnumSet<Kind>> kinds = new HashMap<>();

    /** @throws InvalidTaxonomy naming file, line and column of the first mistake */
    OfficeWords() {
        TaxonomyFile.read("office-words.csv", row -> {
            Kind kind = kind(row);
            row.list("words").forEach(word -> kinds.computeIfAbsent(word, w -> EnumSet.noneOf(Kind.class))
                    .add(kind));
            return kind;
        });
    }

    private static Kind kind(TaxonomyFile.Row row) {
        String name = row.text("kind").toUpperCase(Locale.ROOT).replace('-', '_');
        try {
            return Kind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw row.error("kind", "'" + row.text("kind") + "' is no kind of word");
        }
    }

    /** @param word in lower case; "vice-speaker" is what "speaker" is */
    Set<Kind> of(String word) {
        Set<Kind> known = kinds.get(word);
        if (known != null) {
            return known;
        }
        int hyphen = word.indexOf('-');
        return hyphen > 0 && BEFORE_OFFICES.contains(word.substring(0, hyphen))
                ? kinds.getOrDefault(word.substring(hyphen + 1), NONE)
                : NONE;
    }
}
