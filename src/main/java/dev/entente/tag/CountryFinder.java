package dev.entente.tag;

import dev.entente.tag.CountryWord.Kind;
import dev.entente.tag.Dateline.Span;
import dev.entente.tag.Phrases.Hit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the words that stand for a country, and leaves out those that only look so where they stand. */
final class CountryFinder {
    private static final Set<String> MEDIA = Set.of(
            "times",
            "post",
            "daily",
            "news",
            "herald",
            "tribune",
            "journal",
            "gazette",
            "project",
            "observer",
            "telegraph",
            "today",
            "mirror",
            "weekly",
            "magazine",
            "press",
            "tv",
            "radio",
            "broadcasting",
            "review",
            "monitor",
            "standard",
            "chronicle");
    private static final Set<String> CURRENCIES = Set.of(
            "dollar",
            "dollars",
            "dlr",
            "dlrs",
            "franc",
            "francs",
            "mark",
            "marks",
            "pound",
            "pounds",
            "crown",
            "crowns",
            "krona",
            "kronor",
            "krone",
            "kroner",
            "yen",
            "won",
            "peso",
            "pesos",
            "rial",
            "rials",
            "riyal",
            "riyals",
            "ruble",
            "rubles",
            "rouble",
            "roubles",
            "rupee",
            "rupees",
            "lira",
            "lire",
            "dinar",
            "dinars",
            "dirham",
            "dirhams",
            "euros",
            "yuan",
            "ringgit",
            "baht",
            "shekel",
            "shekels",
            "schillings",
            "guilders",
            "eurodollar");
    private static final Set<String> PLACES = Set.of(
            "street",
            "avenue",
            "road",
            "square",
            "airport",
            "university",
            "hotel",
            "marathon",
            "metro",
            "derby",
            "province",
            "county",
            "suburb",
            "stock",
            "stadium",
            "fc",
            "united",
            "airlines",
            "interbank",
            "city");
    private static final Set<String> IN_A_PLACE = Set.of(
            "in",
            "at",
            "near",
            "from",
            "outside",
            "around",
            "downtown",
            "central",
            "northern",
            "southern",
            "eastern",
            "western",
            "north",
            "south",
            "east",
            "west",
            "throughout",
            "across",
            "inside",
            "into",
            "via",
            "through",
            "of",
            "to",
            "for",
            "visited",
            "visit",
            "left",
            "arrived",
            "reached",
            "leave",
            "toured");
    private static final Set<String> POSTS =
            Set.of("ambassador", "envoy", "ambassadors", "embassy", "pressure", "message", "warning");
    private static final Set<String> DEALINGS = Set.of(
            "between", "with", "against", "by", "toward", "towards", "that", "urged", "accused", "asked", "told",
            "warned", "allows", "helps", "if", "while", "whether", "as", "where", "why", "how", "because", "but");
    private static final Set<String> ACTS = Set.of(
            "has",
            "is",
            "was",
            "had",
            "will",
            "would",
            "says",
            "said",
            "wants",
            "want",
            "seeks",
            "denies",
            "denied",
            "accuses",
            "accused",
            "insists",
            "insisted",
            "believes",
            "expects",
            "hopes",
            "plans",
            "may",
            "can",
            "could",
            "should",
            "must",
            "does",
            "did",
            "sees",
            "considers",
            "maintains",
            "rejects",
            "rejected",
            "calls",
            "called",
            "supports",
            "supported",
            "agreed",
            "agrees",
            "signed",
            "announced",
            "announces",
            "warned",
            "warns",
            "urged",
            "urges",
            "imposed",
            "refused",
            "refuses",
            "backs",
            "backed",
            "condemned",
            "condemns",
            "views",
            "vowed",
            "vows",
            "holds",
            "enjoys",
            "remains",
            "continues",
            "faces",
            "claims",
            "claimed",
            "failed",
            "fails",
            "sent",
            "and",
            "have",
            "are",
            "were",
            "also",
            "needs",
            "appears",
            "decided",
            "never",
            "itself",
            "over",
            "about",
            "on",
            "not");

    private final Phrases<CountryWord> gazetteer;
    private final Phrases<String> cities;
    private final OfficeWords office;

    CountryFinder(Taxonomy taxonomy, OfficeWords office) {
        this.cities = CountryGazetteer.cities(taxonomy);
        this.office = office;
        this.gazetteer = CountryGazetteer.of(taxonomy);
    }

    /**
     * A hit of the gazetteer.
     *
     * @param counts whether it names the country here; a capital that is only a place does not
     * @param filed whether it only tells where the text comes from
     */
    record Candidate(CountryMention mention, boolean ambiguous, boolean counts, boolean filed) {}

    /**
     * Words of the gazetteer that are family names of persons in the article: of "Lisa Monaco", "Monaco said" speaks too.
     */
    Set<String> familyNames(List<Passage> article) {
        Set<String> names = new HashSet<>();
        for (Passage passage : article) {
            Words words = passage.words();
            for (Hit<CountryWord> hit : gazetteer.find(passage)) {
                int word = words.at(hit.start());
                if (word == words.at(hit.end() - 1) && isFamilyName(passage, hit, word)) {
                    names.add(words.lower(word));
                }
            }
        }
        return names;
    }

    /**
     * The country words of one passage in order, without those inside the officials' names.
     *
     * @param familyNames of persons in the article, in lower case
     */
    List<Candidate> find(Passage passage, List<Hit<Official>> officials, Set<String> familyNames) {
        BitSet persons = new BitSet();
        officials.forEach(hit -> persons.set(hit.start(), hit.end()));
        List<Span> datelines = Dateline.in(passage);
        boolean stateAgency = false;
        List<Candidate> candidates = new ArrayList<>();
        int dateline = 0;
        for (Hit<CountryWord> hit : gazetteer.find(passage)) {
            while (dateline < datelines.size() && datelines.get(dateline).end() <= hit.start()) {
                dateline++;
            }
            boolean filed =
                    dateline < datelines.size() && datelines.get(dateline).start() <= hit.start();
            CountryWord word = hit.value();
            if (!persons.get(hit.start()) && !isPerson(passage, hit, familyNames)) {
                CountryMention mention = new CountryMention(word.country(), word.kind(), hit.start(), hit.end());
                stateAgency |= filed && word.kind() == Kind.AGENCY;
                boolean tellsOrigin = word.kind() != Kind.NOTHING && (filed || word.kind() == Kind.AGENCY);
                candidates.add(new Candidate(
                        mention,
                        word.ambiguous(),
                        !tellsOrigin && word.kind() != Kind.NOTHING && stands(passage, hit),
                        tellsOrigin));
            }
        }
        if (!stateAgency) {
            addFiledFrom(passage, candidates);
        }
        return candidates;
    }

    /** The city of a wire's dateline; that of a state's own agency says only where the agency sits. */
    private void addFiledFrom(Passage passage, List<Candidate> candidates) {
        Span dateline = Dateline.ofWire(passage);
        if (dateline == null) {
            return;
        }
        for (Hit<String> city : cities.find(passage)) {
            if (city.start() >= dateline.end()) {
                return;
            }
            CountryMention mention =
                    new CountryMention(city.value(), Kind.DATELINE, city.start(), Math.min(city.end(), dateline.end()));
            candidates.add(new Candidate(mention, false, true, false));
            return;
        }
    }

    /** "Lisa Monaco", "Najib Danish", and "Jordan Smith" where the name is a given one too. */
    private boolean isPerson(Passage passage, Hit<CountryWord> hit, Set<String> familyNames) {
        Words words = passage.words();
        int word = words.at(hit.start());
        if (word != words.at(hit.end() - 1) || hit.value().kind() == Kind.INSTITUTION) {
            return false;
        }
        return isFamilyName(passage, hit, word)
                || isGivenName(passage, hit, word)
                || (familyNames.contains(words.lower(word)) && !isInAPlace(words, word));
    }

    private boolean isFamilyName(Passage passage, Hit<CountryWord> hit, int word) {
        Words words = passage.words();
        if (hit.value().kind() == Kind.INSTITUTION
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

    private static boolean isInAPlace(Words words, int word) {
        return word > 0 && words.gap(word) == Words.Gap.SPACE && IN_A_PLACE.contains(words.lower(word - 1));
    }

    private boolean stands(Passage passage, Hit<CountryWord> hit) {
        Words words = passage.words();
        int first = words.at(hit.start());
        int last = words.at(hit.end() - 1);
        if (isMedium(words, last) || isMoney(words, last)) {
            return false;
        }
        return hit.value().kind() != Kind.CAPITAL || actsAsGovernment(passage, first, last);
    }

    /** "Swiss francs", "50 mln Australian dlrs": what is paid in, by whomever. */
    private static boolean isMoney(Words words, int last) {
        return last + 1 < words.count()
                && words.gap(last + 1) == Words.Gap.SPACE
                && !words.isPossessive(last)
                && CURRENCIES.contains(words.lower(last + 1));
    }

    /** "Tehran Times", "Moscow Evening Herald": a capitalised word for a medium follows at once or after one more. */
    private static boolean isMedium(Words words, int last) {
        for (int i = last + 1; i < Math.min(words.count(), last + 3); i++) {
            if (words.gap(i) != Words.Gap.SPACE || words.isPossessive(i - 1) || !words.isCapitalised(i)) {
                return false;
            }
            if (MEDIA.contains(words.lower(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean actsAsGovernment(Passage passage, int first, int last) {
        Words words = passage.words();
        String before = first > 0 && words.gap(first) == Words.Gap.SPACE ? words.lower(first - 1) : "";
        boolean nextClose = last + 1 < words.count() && words.gap(last + 1) == Words.Gap.SPACE;
        String after = nextClose ? words.lower(last + 1) : "";
        if (PLACES.contains(after)
                || (nextClose
                        && words.isCapitalised(last + 1)
                        && !passage.isTitle()
                        && !hyphenated(passage, first, last))) {
            return false;
        }
        if (IN_A_PLACE.contains(before)) {
            return (before.equals("to") || before.equals("for") || before.equals("on"))
                    && first > 1
                    && POSTS.contains(words.lower(first - 2));
        }
        return hyphenated(passage, first, last)
                || words.isPossessive(last)
                || DEALINGS.contains(before)
                || ACTS.contains(after)
                || (before.equals("and") && first > 1 && words.isCapitalised(first - 2));
    }

    /** "Tehran-Moscow" */
    private static boolean hyphenated(Passage passage, int first, int last) {
        String word = passage.words().text(first);
        return first == last && word.indexOf('-') > 0 && !word.endsWith("-based") && !word.endsWith("-born");
    }
}
