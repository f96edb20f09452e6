package dev.entente.tag;

import dev.entente.tag.CountryWord.Kind;
import dev.entente.tag.Phrases.Hit;
import java.util.Set;

/** Persons who are named like a country. */
final class Namesakes {
    private final OfficeWords office;

    Namesakes(OfficeWords office) {
        this.office = office;
    }

    /** "Lisa Monaco", "Najib Danish", and "Jordan Smith" where the name is a given one too. */
    boolean isPerson(Passage passage, Hit<CountryWord> hit, Set<String> familyNames) {
        Words words = passage.words();
        int word = words.at(hit.start());
        if (word != words.at(hit.end() - 1) || hit.value().kind() == Kind.INSTITUTION) {
            return false;
        }
        return isFamilyName(passage, hit)
                || isGivenName(passage, hit, word)
                || (familyNames.contains(words.lower(word)) && !Capitals.isInAPlace(words, word));
    }

    /** Whether the word ends a person's name: "Lisa Monaco". */
    boolean isFamilyName(Passage passage, Hit<CountryWord> hit) {
        Words words = passage.words();
        int word = words.at(hit.start());
        if (word != words.at(hit.end() - 1)
                || hit.value().kind() == Kind.INSTITUTION
                || word == 0
                || words.gap(word) != Words.Gap.SPACE
                || words.isPossessive(word - 1)
                || !words.isCapitalised(word - 1)) {
            return false;
        }
        return office.of(words.lower(word - 1)).contains(OfficeWords.Kind.GIVEN)
                || passage.isPerson(words.start(word - 1), hit.end());
    }

    private boolean isGivenName(Passage passage, Hit<CountryWord> hit, int word) {
        Words words = passage.words();
        if (word + 1 >= words.count()
                || words.gap(word + 1) != Words.Gap.SPACE
                || words.isPossessive(word)
                || !words.isCapitalised(word + 1)
                || !office.of(words.lower(word + 1)).isEmpty()) {
            return false;
        }
        return office.of(words.lower(word)).contains(OfficeWords.Kind.GIVEN)
                || passage.isPerson(hit.start(), words.end(word + 1));
    }
}
