package dev.entente.tag;

import dev.entente.article.OfficialTag;
import dev.entente.tag.Phrases.Hit;
import dev.entente.tag.Words.Gap;
import dev.entente.tag.names.Name;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the persons of an article, and which of them hold public office. */
final class OfficialTagging {
    private final OfficialRegistry registry;
    private final Offices offices;
    private final OfficeWords office;

    OfficialTagging(Taxonomy taxonomy, OfficeWords office) {
        this.offices = new Offices(taxonomy);
        this.registry = new OfficialRegistry(taxonomy);
        this.office = office;
    }

    /** The officials of the registry that a passage names, in order. */
    List<Hit<Official>> registered(Passage passage) {
        return registry.find(passage);
    }

    /** A passage with the officials of the registry and the country words that were found in it. */
    record Read(Passage passage, List<Hit<Official>> registered, List<CountryMention> countries) {}

    /** @param day of the article, null where unknown */
    People find(List<Read> article, @Nullable LocalDate day) {
        People people = new People(registry, countries(article));
        List<Sighting> patterns = new ArrayList<>();
        Map<String, String> seats = new HashMap<>();
        List<NameReader> readers = new ArrayList<>();
        List<BitSet> taken = new ArrayList<>();
        List<PersonFinder.Unnamed> unnamed = new ArrayList<>();
        for (Read read : article) {
            Map<Integer, String> countries = countryWords(read);
            BitSet countryWords = new BitSet();
            countries.keySet().forEach(countryWords::set);
            NameReader names = new NameReader(read.passage(), office, countryWords);
            OfficeReader reader = new OfficeReader(read.passage().words(), names, word -> named(countries.get(word)));
            PersonFinder finder = new PersonFinder(read.passage(), names, reader, seats);
            List<Sighting> sightings = finder.find();
            unnamed.addAll(finder.unnamed());
            BitSet words = new BitSet();
            Registered registered = new Registered(read, names, words, people);
            sightings.stream().filter(sighting -> !registered.takes(sighting)).forEach(patterns::add);
            patterns.addAll(recognised(read.passage(), names, sightings, words));
            patterns.addAll(registered.familyNames);
            readers.add(names);
            taken.add(words);
        }
        people.addAll(patterns);
        for (int i = 0; i < article.size(); i++) {
            later(article.get(i).passage(), readers.get(i), patterns, taken.get(i), people);
        }
        Inference inference = new Inference(offices, people, day);
        inference.offices(unnamed);
        inference.familyNames(article.stream().map(Read::passage).toList(), countries(article), unnamed);
        return people;
    }

    private static Set<String> countries(List<Read> article) {
        return article.stream()
                .flatMap(read -> read.countries().stream())
                .map(CountryMention::country)
                .collect(Collectors.toSet());
    }

    /** The persons whom the recogniser sees beside those that patterns found. */
    private static List<Sighting> recognised(
            Passage passage, NameReader names, List<Sighting> patterns, BitSet registered) {
        Words words = passage.words();
        BitSet seen = (BitSet) registered.clone();
        patterns.forEach(pattern -> seen.set(words.at(pattern.start()), words.at(pattern.end() - 1) + 1));
        List<Sighting> persons = new ArrayList<>();
        for (Name name : passage.names()) {
            int end = words.at(name.end() - 1) + 1;
            int first = Math.max(0, words.at(name.start()));
            while (first < end && !names.isNameWord(first)) {
                first++;
            }
            int next = seen.nextSetBit(first);
            if (name.kind() == Name.Kind.PERSON && end - first > 1 && (next < 0 || next >= end)) {
                persons.add(Sighting.bare(passage, words.start(first), words.end(end - 1), Ground.MODEL));
            }
        }
        return persons;
    }

    /** The places of a passage that name officials of the registry. */
    private final class Registered {
        private final Words words;
        private final People people;
        private final Map<Integer, Sighting> places = new HashMap<>();
        private final Map<Integer, Official> officials = new HashMap<>();

        private final List<Sighting> familyNames = new ArrayList<>();

        Registered(Read read, NameReader names, BitSet taken, People people) {
            this.words = read.passage().words();
            this.people = people;
            for (Hit<Official> hit : read.registered()) {
                int first = words.at(hit.start());
                int last = words.at(hit.end() - 1);
                int start = Math.min(first, names.start(last + 1));
                int end = Math.max(last + 1, names.end(first));
                boolean longer = (start < first || end > last + 1) && isOf(hit.value(), words, start, end);
                if (!longer && first == last && words.length(first) == hit.end() - hit.start()) {
                    if (!isPartOfAnother(names, words, first)) {
                        familyNames.add(
                                Sighting.of(read.passage(), hit.start(), hit.end(), hit.value(), Ground.REGISTRY));
                    }
                    continue;
                }
                add(read.passage(), hit, longer ? start : first, longer ? end : last + 1, longer, taken);
            }
        }

        private void add(Passage passage, Hit<Official> hit, int start, int end, boolean longer, BitSet taken) {
            taken.set(start, end);
            Sighting sighting = Sighting.of(
                    passage,
                    longer ? words.start(start) : hit.start(),
                    longer ? words.end(end - 1) : hit.end(),
                    hit.value(),
                    Ground.REGISTRY);
            people.addRegistered(sighting, hit.value());
            for (int word = start; word < end; word++) {
                places.put(word, sighting);
                officials.put(word, hit.value());
            }
        }

        /** Whether a pattern found what the registry knows already; then only its role is new. */
        boolean takes(Sighting pattern) {
            int last = words.at(pattern.end() - 1);
            for (int word = words.at(pattern.start()); word <= last; word++) {
                Sighting place = places.get(word);
                if (place != null) {
                    people.addPost(officials.get(word), pattern.post());
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isOf(Official official, Words words, int start, int end) {
        return NameKey.isNearly(text(words, start, end), official.name());
    }

    /** The words of a sea or a paper name no country, but no person either. */
    private static @Nullable String named(@Nullable String country) {
        return country == null || country.isEmpty() ? null : country;
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
            Person person = people.known(text(words, i, end));
            if (person == null && passage.isTitle() && end > i + 1) {
                end = i + 1;
                person = people.known(text(words, i, end));
            }
            if (person != null) {
                person.add(Sighting.bare(passage, words.start(i), words.end(end - 1), Ground.AGAIN));
            }
            i = end;
        }
    }

    private static String text(Words words, int start, int end) {
        StringBuilder name = new StringBuilder();
        for (int i = start; i < end; i++) {
            name.append(name.isEmpty() ? "" : " ").append(words.text(i));
        }
        return name.toString();
    }

    static List<OfficialTag> tags(People people, @Nullable String home) {
        return people.persons().stream()
                .filter(Person::isOfficial)
                .map(person -> person.tag(home))
                .toList();
    }
}
