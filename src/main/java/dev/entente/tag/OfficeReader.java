package dev.entente.tag;

import dev.entente.tag.OfficeWords.Kind;
import dev.entente.tag.Words.Gap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads how far the name of an office reaches around its head word, and what it says: in "Norway's deputy
 * minister of justice and public security, Anna Berg" all from "Norway's" to "security".
 */
final class OfficeReader {
    /** How many words an office may reach to either side of its head. */
    private static final int REACH = 14;

    /** How many words back a delegation is looked for. */
    private static final int SAME_SENTENCE = 25;

    private static final Set<String> PREPOSITIONS = Set.of("of", "for", "to", "in", "at", "on", "from", "with");
    private static final Set<String> JOINING = WordList.of("""
            of for to in at on and the with against under fight a its
            """);
    private static final Set<String> SENT_ABROAD =
            Set.of("ambassador", "envoy", "consul", "attache", "attaché", "representative");
    private static final Set<String> DAYS = WordList.of("""
            monday tuesday wednesday thursday friday saturday sunday january february march april may june july
            august september october november december
            """);
    private static final Set<String> COUNTRY_LETTERS = Set.of("usa", "uae", "prc", "drc", "dprk", "rok", "ussr");
    private static final Set<String> PARTIES = Set.of("delegation", "side", "team", "government", "party");
    private static final Set<String> STATE_OWNED = Set.of("central", "national", "state", "human");
    private static final Set<String> BEFORE_GENERAL = Set.of(
            "attorney",
            "prosecutor",
            "secretary",
            "consul",
            "director",
            "inspector",
            "commissioner",
            "governor",
            "solicitor");

    private final Words words;
    private final NameReader names;
    private final CountryOfWord countries;

    OfficeReader(Words words, NameReader names, CountryOfWord countries) {
        this.words = words;
        this.names = names;
        this.countries = countries;
    }

    /** Which country a word names; null for none. */
    @Nullable
    String country(int word) {
        return countries.of(word);
    }

    /** Which country a word names, if any. */
    interface CountryOfWord {
        @Nullable
        String of(int word);
    }

    /**
     * @param first its first word
     * @param end the word after its last
     * @param country ISO code, null where the office names none
     * @param international whether it is one of a body of many states, or of one that may be
     * @param isPublic whether it is a public office
     */
    record Office(int first, int head, int end, @Nullable String country, boolean international, boolean isPublic) {
        Office of(String other) {
            return new Office(first, head, end, other, international, isPublic);
        }
    }

    private final class Reading {
        private final int head;
        private boolean body;
        private boolean isPrivate;
        private boolean international;
        private boolean sentByMany;
        private @Nullable String leftCountry;
        private @Nullable String rightCountry;
        private int first;
        private int end;

        Reading(int head) {
            this.head = head;
            this.first = head;
            this.end = head + 1;
        }

        void readLeft() {
            int strangers = 0;
            while (first > 0 && head - first < REACH && words.gap(first) == Gap.SPACE) {
                int word = first - 1;
                Set<Kind> kinds = names.kinds(word);
                if (names.isCountry(word)) {
                    leftCountry = leftCountry == null ? countries.of(word) : leftCountry;
                    note(word, kinds);
                } else if (isOfficeWord(kinds) && !names.isGiven(word)) {
                    note(word, kinds);
                } else if (words.lower(word).equals("and") && isBody(first) && word > 0 && isBody(word - 1)) {
                    first--;
                    continue;
                } else if (words.isCapitalised(word)
                        && strangers < 2
                        && (isBody(first) || words.isPossessive(word))
                        && !kinds.contains(Kind.OTHER)) {
                    strangers++;
                    international |= isAcronym(word);
                } else {
                    break;
                }
                first--;
            }
            sentByMany = international && leftCountry == null;
            isPrivate |= first > 1
                    && (words.lower(first - 1).equals("in")
                            || words.lower(first - 1).equals("of"))
                    && names.kinds(first - 2).contains(Kind.PRIVATE);
        }

        void readRight() {
            if (end < words.count()
                    && words.gap(end) == Gap.SPACE
                    && BEFORE_GENERAL.contains(words.lower(head))
                    && words.lower(end).equals("general")) {
                end++;
            }
            while (isClose(end)
                    && (words.lower(end).equals("elect") || words.lower(end).equals("designate"))) {
                end++;
            }
            readSecondOffice();
            if (isClose(end) && PREPOSITIONS.contains(words.lower(end))) {
                readObject();
            }
        }

        /** "Deputy Spokesman and Assistant Director of" is one office for the reader. */
        private void readSecondOffice() {
            if (!isClose(end) || !words.lower(end).equals("and")) {
                return;
            }
            for (int i = end + 1;
                    i < Math.min(end + 5, words.count()) && isClose(i) && isOfficeWord(names.kinds(i));
                    i++) {
                note(i, names.kinds(i));
                if (isHead(i) && !names.kinds(i).contains(Kind.MODIFIER)) {
                    end = i + 1;
                    return;
                }
            }
        }

        private void readObject() {
            int i = end + 1;
            int known = end;
            while (i - head < REACH && i < words.count() && (words.gap(i) == Gap.SPACE || isAcronymInBrackets(i))) {
                Set<Kind> kinds = names.kinds(i);
                boolean stranger = false;
                if (words.isCapitalised(i) && (kinds.contains(Kind.HONORIFIC) || DAYS.contains(words.lower(i)))) {
                    break;
                }
                if (names.isCountry(i)) {
                    rightCountry = rightCountry == null ? countries.of(i) : rightCountry;
                    note(i, kinds);
                } else if (isOfficeWord(kinds) && !names.isGiven(i)) {
                    note(i, kinds);
                } else if (words.isCapitalised(i) && startsName(i)) {
                    break;
                } else if (words.isCapitalised(i)) {
                    stranger = true;
                    international |= isAcronym(i);
                } else if (!JOINING.contains(words.lower(i))) {
                    break;
                }
                if (stranger || !JOINING.contains(words.lower(i))) {
                    known = i + 1;
                }
                i++;
            }
            end = known == end ? end : known;
        }

        /** After "of" a strange capital is what the office is of; after a known word, or as a given name, it is a person. */
        private boolean startsName(int word) {
            if (!names.isNameWord(word)) {
                return false;
            }
            boolean opens = PREPOSITIONS.contains(words.lower(word - 1))
                    || words.lower(word - 1).equals("the");
            return names.isGiven(word)
                    || (!opens
                            && !words.isPossessive(word - 1)
                            && (names.isCountry(word - 1)
                                    || !names.kinds(word - 1).isEmpty()));
        }

        /** "DEA": letters that name a country, but not the country itself. */
        private boolean isService(int word) {
            return names.isCountry(word)
                    && words.length(word) > 2
                    && words.isAllCapitals(word)
                    && !COUNTRY_LETTERS.contains(words.lower(word));
        }

        /** The letters of a body whose country the text does not tell. */
        private boolean isAcronym(int word) {
            return words.length(word) > 2 && words.isAllCapitals(word) && !words.isBracketed(word);
        }

        private boolean isAcronymInBrackets(int word) {
            return words.isAllCapitals(word) && words.isBracketed(word);
        }

        private void note(int word, Set<Kind> kinds) {
            body |= isService(word)
                    || kinds.contains(Kind.BODY)
                    || kinds.contains(Kind.INTERNATIONAL)
                    || kinds.contains(Kind.HEAD);
            international |= kinds.contains(Kind.INTERNATIONAL);
            isPrivate |= kinds.contains(Kind.PRIVATE) && !(word > 0 && STATE_OWNED.contains(words.lower(word - 1)))
                    || isIslamicState(word);
        }

        /** A group that is called a state, and is none. */
        private boolean isIslamicState(int word) {
            return word > 0
                    && words.lower(word).equals("state")
                    && words.lower(word - 1).equals("islamic");
        }

        Office office() {
            Set<Kind> kinds = names.kinds(head);
            boolean abroad = SENT_ABROAD.contains(words.lower(head));
            String country = leftCountry != null || abroad || sentByMany ? leftCountry : rightCountry;
            boolean anyCountry = leftCountry != null || rightCountry != null;
            boolean isPublic = !isPrivate
                    && (kinds.contains(Kind.HEAD)
                            || (kinds.contains(Kind.HEAD_WITH_BODY) && body)
                            || (kinds.contains(Kind.HEAD_WITH_COUNTRY) && (body || anyCountry)));
            return new Office(
                    first,
                    head,
                    end,
                    country,
                    sentByMany || (international && leftCountry == null && !abroad),
                    isPublic);
        }
    }

    boolean isHead(int word) {
        Set<Kind> kinds = names.kinds(word);
        return !names.isGiven(word)
                && (kinds.contains(Kind.HEAD)
                        || kinds.contains(Kind.HEAD_WITH_BODY)
                        || kinds.contains(Kind.HEAD_WITH_COUNTRY));
    }

    Office read(int head) {
        Reading reading = new Reading(head);
        reading.readLeft();
        reading.readRight();
        Office office = reading.office();
        return office.country() == null && !office.international() ? office.of(delegation(office.first())) : office;
    }

    /** The country of "the Pakistani delegation", "the Iranian side" in the sentence before the office. */
    private @Nullable String delegation(int before) {
        for (int i = before - 1; i > Math.max(0, before - SAME_SENTENCE) && words.gap(i + 1) != Gap.SENTENCE; i--) {
            if (PARTIES.contains(words.lower(i)) && names.isCountry(i - 1)) {
                return countries.of(i - 1);
            }
        }
        return null;
    }

    private boolean isClose(int word) {
        return word < words.count() && words.gap(word) == Gap.SPACE;
    }

    private boolean isBody(int word) {
        return names.kinds(word).contains(Kind.BODY);
    }

    private static boolean isOfficeWord(Set<Kind> kinds) {
        return kinds.contains(Kind.BODY)
                || kinds.contains(Kind.INTERNATIONAL)
                || kinds.contains(Kind.MODIFIER)
                || kinds.contains(Kind.PRIVATE)
                || kinds.contains(Kind.HEAD_WITH_BODY)
                || kinds.contains(Kind.HEAD);
    }
}
