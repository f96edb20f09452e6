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
    private static final Set<String> MEDIA = WordList.of("""
            times post daily news herald tribune journal gazette project observer telegraph today mirror weekly
            magazine press tv radio broadcasting review monitor standard chronicle
            """);
    private static final Set<String> CURRENCIES = WordList.of("""
            dollar dollars dlr dlrs franc francs mark marks pound pounds crown crowns krona kronor krone kroner
            yen won peso pesos rial rials riyal riyals ruble rubles rouble roubles rupee rupees lira lire dinar
            dinars dirham dirhams euros yuan ringgit baht shekel shekels schillings guilders eurodollar
            """);

    private final Phrases<CountryWord> gazetteer;
    private final Phrases<String> cities;
    private final Namesakes namesakes;

    CountryFinder(Taxonomy taxonomy, OfficeWords office) {
        this.cities = CountryGazetteer.cities(taxonomy);
        this.namesakes = new Namesakes(office);
        this.gazetteer = CountryGazetteer.of(taxonomy);
    }

    /**
     * A hit of the gazetteer.
     *
     * @param counts whether it names the country here; a capital that is only a place does not
     * @param filed whether it only tells where the text comes from
     */
    record Candidate(CountryMention mention, boolean ambiguous, boolean counts, boolean filed) {}

    /** A passage with all words of the gazetteer in it. */
    record Looked(Passage passage, List<Hit<CountryWord>> hits) {}

    Looked look(Passage passage) {
        return new Looked(passage, gazetteer.find(passage));
    }

    /**
     * Words of the gazetteer that are family names of persons in the article: of "Lisa Monaco", "Monaco said" speaks too.
     */
    Set<String> familyNames(List<Looked> article) {
        Set<String> names = new HashSet<>();
        for (Looked looked : article) {
            Passage passage = looked.passage();
            for (Hit<CountryWord> hit : looked.hits()) {
                if (namesakes.isFamilyName(passage, hit)) {
                    names.add(passage.words().lower(passage.words().at(hit.start())));
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
    List<Candidate> find(Looked looked, List<Hit<Official>> officials, Set<String> familyNames) {
        Passage passage = looked.passage();
        BitSet persons = new BitSet();
        officials.forEach(hit -> persons.set(hit.start(), hit.end()));
        List<Span> datelines = Dateline.in(passage);
        boolean stateAgency = false;
        List<Candidate> candidates = new ArrayList<>();
        int dateline = 0;
        for (Hit<CountryWord> hit : looked.hits()) {
            while (dateline < datelines.size() && datelines.get(dateline).end() <= hit.start()) {
                dateline++;
            }
            boolean filed =
                    dateline < datelines.size() && datelines.get(dateline).start() <= hit.start();
            CountryWord word = hit.value();
            if (!persons.get(hit.start()) && !namesakes.isPerson(passage, hit, familyNames)) {
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

    private boolean stands(Passage passage, Hit<CountryWord> hit) {
        Words words = passage.words();
        int first = words.at(hit.start());
        int last = words.at(hit.end() - 1);
        if (isMedium(words, last) || isMoney(words, last)) {
            return false;
        }
        return hit.value().kind() != Kind.CAPITAL || Capitals.actsAsGovernment(passage, first, last);
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
}
