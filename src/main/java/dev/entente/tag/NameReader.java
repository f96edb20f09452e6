package dev.entente.tag;

import dev.entente.tag.OfficeWords.Kind;
import dev.entente.tag.Words.Gap;
import dev.entente.tag.names.Name;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads names of persons off the capitals of a passage and off what a recogniser made of it: where a name begins or ends,
 * given one of its sides.
 */
final class NameReader {
    /** Longest name that is read, in words. */
    private static final int LONGEST = 7;

    /** From this confidence on the recogniser is believed that words name no person. */
    private static final double SURE = 0.9;

    private static final Set<Kind> FORMS = EnumSet.of(Kind.HEAD, Kind.RANK, Kind.HONORIFIC);
    private static final Set<Kind> NOT_IN_A_NAME = EnumSet.of(
            Kind.HEAD,
            Kind.HEAD_WITH_BODY,
            Kind.HEAD_WITH_COUNTRY,
            Kind.RANK,
            Kind.HONORIFIC,
            Kind.BODY,
            Kind.INTERNATIONAL,
            Kind.MODIFIER,
            Kind.PRIVATE,
            Kind.OTHER);

    private final Words words;
    private final OfficeWords office;
    private final BitSet countryWords;
    private final boolean[] nameWords;
    private final BitSet persons = new BitSet();
    private final BitSet others = new BitSet();

    /** @param countryWords the words that name countries, which no name of a person holds */
    NameReader(Passage passage, OfficeWords office, BitSet countryWords) {
        this.words = passage.words();
        this.office = office;
        this.countryWords = countryWords;
        this.nameWords = new boolean[words.count()];
        for (Name name : passage.names()) {
            mark(name);
        }
        for (int i = 0; i < nameWords.length; i++) {
            nameWords[i] = readsAsName(passage, i);
        }
    }

    private void mark(Name name) {
        int first = Math.max(0, words.at(name.start()));
        int end = words.at(name.end() - 1) + 1;
        if (name.kind() == Name.Kind.PERSON) {
            persons.set(first, end);
        } else if (name.confidence() > SURE) {
            others.set(first, end);
        }
    }

    private boolean readsAsName(Passage passage, int word) {
        if (!words.isCapitalised(word) || countryWords.get(word) || words.length(word) > 40) {
            return false;
        }
        if (words.length(word) > 1 && words.isAllCapitals(word) && !passage.isShouted(words.start(word))) {
            return false;
        }
        Set<Kind> kinds = kinds(word);
        if (persons.get(word) && words.length(word) > 1) {
            return kinds.contains(Kind.GIVEN) || kinds.stream().noneMatch(FORMS::contains);
        }
        return !others.get(word) && readsAsName(kinds);
    }

    private static boolean readsAsName(Set<Kind> kinds) {
        return kinds.contains(Kind.GIVEN) || kinds.stream().noneMatch(NOT_IN_A_NAME::contains);
    }

    Set<Kind> kinds(int word) {
        return office.of(words.lower(word));
    }

    /** Whether the recogniser takes the word for a part of a person's name. */
    boolean isRecognised(int word) {
        return persons.get(word);
    }

    boolean isNameWord(int word) {
        return nameWords[word];
    }

    boolean isCountry(int word) {
        return countryWords.get(word);
    }

    boolean isGiven(int word) {
        return nameWords[word] && kinds(word).contains(Kind.GIVEN);
    }

    /** The first word from here on that is no rank and no honorific. */
    int skipForms(int from) {
        int i = from;
        while (i < words.count()
                && i - from < LONGEST
                && (i == from || words.gap(i) == Gap.SPACE)
                && !nameWords[i]
                && words.isCapitalised(i)
                && (kinds(i).contains(Kind.RANK) || kinds(i).contains(Kind.HONORIFIC))) {
            i++;
        }
        return i;
    }

    /** The word after the name that begins here; the same word if none begins. */
    int end(int from) {
        int i = from;
        while (i < words.count() && i - from < LONGEST && (i == from || follows(i))) {
            boolean joins = isParticle(i) && i + 1 < words.count() && follows(i + 1) && nameWords[i + 1];
            if (!nameWords[i] && !joins) {
                break;
            }
            i++;
        }
        return i;
    }

    /** The first word of the name that ends before this word; the same word if none does. */
    int start(int end) {
        int i = end;
        while (i > 0 && end - i < LONGEST && (i == end || follows(i))) {
            if (!nameWords[i - 1] && !(i < end && isParticle(i - 1))) {
                break;
            }
            i--;
        }
        while (i < end && !nameWords[i]) {
            i++;
        }
        return i;
    }

    private boolean follows(int word) {
        return words.gap(word) == Gap.SPACE && !words.isPossessive(word - 1);
    }

    private boolean isParticle(int word) {
        return kinds(word).contains(Kind.PARTICLE);
    }
}
