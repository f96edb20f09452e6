package dev.entente.tag;

import dev.entente.article.OfficialTag;
import dev.entente.tag.Phrases.Hit;
import dev.entente.tag.Words.Gap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the persons of an article, and which of them hold public office. */
final class OfficialTagging {
    private final OfficialRegistry registry;
    private final OfficeWords office;

    OfficialTagging(Taxonomy taxonomy, OfficeWords office) {
        this.registry = new OfficialRegistry(taxonomy);
        this.office = office;
    }

    /** A passage with the countries that were found in it. */
    record Read(Passage passage, List<CountryMention> countries) {}

    People find(List<Read> article) {
        People people = new People(registry);
        List<Sighting> patterns = new ArrayList<>();
        List<NameReader> readers = new ArrayList<>();
        List<BitSet> taken = new ArrayList<>();
        for (Read read : article) {
            Map<Integer, String> countries = countryWords(read);
            BitSet countryWords = new BitSet();
            countries.keySet().forEach(countryWords::set);
            NameReader names = new NameReader(read.passage(), office, countryWords);
            readers.add(names);
            BitSet words = new BitSet();
            taken.add(words);
            registered(read.passage(), names, words, people);
            OfficeReader offices = new OfficeReader(read.passage().words(), names, countries::get);
            patterns.addAll(new PersonFinder(read.passage(), names, offices).find());
        }
        people.addAll(patterns);
        for (int i = 0; i < article.size(); i++) {
            later(article.get(i).passage(), readers.get(i), patterns, taken.get(i), people);
        }
        return people;
    }

    private static Map<Integer, String> countryWords(Read read) {
        Words words = read.passage().words();
        Map<Integer, String> countries = new HashMap<>();
        for (CountryMention mention : read.countries()) {
            int last = words.at(mention.end() - 1);
            for (int word = words.at(mention.start()); word <= last; word++) {
                countries.put(word, mention.country());
            }
        }
        return countries;
    }

    private void registered(Passage passage, NameReader names, BitSet taken, People people) {
        Words words = passage.words();
        for (Hit<Official> hit : registry.find(passage)) {
            int first = words.at(hit.start());
            int last = words.at(hit.end() - 1);
            if (first == last && isPartOfAnother(names, words, first)) {
                continue;
            }
            taken.set(first, last + 1);
            people.addRegistered(
                    new Sighting(
                            passage, hit.start(), hit.end(), null, hit.value().country(), true, "registry"),
                    hit.value());
        }
    }

    /** A family name after or before another name means a relative: "Melania Trump". */
    private static boolean isPartOfAnother(NameReader names, Words words, int word) {
        boolean before = word > 0
                && words.gap(word) == Gap.SPACE
                && !words.isPossessive(word - 1)
                && names.isNameWord(word - 1)
                && (names.isGiven(word - 1) || !words.isFirstOfSentence(word - 1));
        boolean after = word + 1 < words.count()
                && words.gap(word + 1) == Gap.SPACE
                && !words.isPossessive(word)
                && names.isNameWord(word + 1);
        return before || after;
    }

    /** Adds the later, shorter forms of the names that are known by now. */
    private static void later(Passage passage, NameReader names, List<Sighting> found, BitSet taken, People people) {
        Words words = passage.words();
        for (Sighting sighting : found) {
            if (sighting.passage() == passage) {
                taken.set(words.at(sighting.start()), words.at(sighting.end() - 1) + 1);
            }
        }
        int i = 0;
        while (i < words.count()) {
            int end = taken.get(i) ? i : names.end(i);
            if (end == i || taken.get(end - 1)) {
                i = Math.max(end, i + 1);
                continue;
            }
            Person person = person(words, i, end, people);
            if (person != null) {
                person.add(new Sighting(passage, words.start(i), words.end(end - 1), null, null, false, "name again"));
            }
            i = end;
        }
    }

    private static @Nullable Person person(Words words, int start, int end, People people) {
        StringBuilder name = new StringBuilder();
        for (int i = start; i < end; i++) {
            name.append(name.isEmpty() ? "" : " ").append(words.text(i));
        }
        return people.known(name.toString());
    }

    static List<OfficialTag> tags(People people, @Nullable String home) {
        return people.persons().stream()
                .filter(Person::isOfficial)
                .map(person -> person.tag(home))
                .toList();
    }
}
