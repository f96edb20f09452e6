package dev.entente.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All words by which texts are tagged, cut into entries that can be compared with those of another time: what differs is
 * what can have changed the tags of articles.
 */
public final class Lexicon {
    private static final Set<String> SMALL = Set.of("of", "the", "for", "and", "a", "an", "in", "to", "on", "at");
    /** Words of offices for which others may stand: they tell nothing of which articles name the office. */
    private static final Set<String> EXCHANGED = WordList.of("""
            chief head commander director commissioner superintendent defence defense minister ministry pm
            premier chairwoman chairman current
            """);

    private Lexicon() {}

    /** What an entry's words are, which says how they are looked for. */
    public enum Kind {
        /** Phrases as in {@code topic-terms.csv}. */
        PHRASES,
        /** Names of persons, which are found in other spellings too. */
        NAMES,
        /** Offices, which are found in another order of words too. */
        OFFICES
    }

    /**
     * @param key tells it from all others
     * @param rest what belongs to it beside its words: where that differs, all its words count as changed
     * @param tags whose evidence the words are, as "OFFICIAL:id" or "COUNTRY:id"; none where articles cannot be found by them
     */
    public record Entry(String key, Kind kind, String rest, List<String> words, List<String> tags) {}

    /** All entries, by their keys. */
    public static Map<String, Entry> of(Taxonomy taxonomy) {
        Map<String, Entry> entries = new TreeMap<>();
        taxonomy.officials().forEach(official -> add(entries, official));
        rows(
                entries,
                "countries.csv",
                row -> row.text("id"),
                row -> row.optional("ambiguous") + " " + row.optional("unless"),
                row -> List.of("COUNTRY:" + row.text("id")),
                "label",
                "names",
                "demonyms",
                "capital",
                "institutions");
        rows(
                entries,
                "country-words.csv",
                row -> row.text("id") + " " + row.text("language") + " " + row.text("kind"),
                row -> "",
                row -> List.of("COUNTRY:" + row.text("id")),
                "words");
        rows(entries, "not-countries.csv", row -> "all", row -> "", row -> List.of(), "phrase");
        rows(
                entries,
                "cities.csv",
                row -> row.text("id"),
                row -> "",
                row -> List.of("COUNTRY:" + row.text("id")),
                "cities");
        rows(
                entries,
                "agencies.csv",
                row -> row.text("id"),
                row -> row.text("name") + " " + row.optional("country") + " " + row.text("kind"),
                row -> row.text("kind").equals("named") ? List.of("AGENCY:" + row.text("id")) : List.of(),
                "names");
        rows(
                entries,
                "topic-terms.csv",
                row -> row.text("topic") + " " + row.text("weight") + " " + row.optional("near"),
                row -> "",
                row -> List.of(),
                "terms");
        rows(entries, "office-words.csv", row -> row.text("kind"), row -> "", row -> List.of(), "words");
        return entries;
    }

    private static void add(Map<String, Entry> entries, Official official) {
        List<String> names = Stream.of(
                        Stream.of(official.name()), official.ownNames().stream(), official.aliases().stream())
                .flatMap(Function.identity())
                .toList();
        // Who was not known before may have been found by the name alone.
        List<String> tags = Stream.of(official.id(), CandidateId.of(official.name(), official.country()))
                .distinct()
                .map("OFFICIAL:"::concat)
                .toList();
        put(
                entries,
                new Entry("official " + official.id(), Kind.NAMES, String.valueOf(official.country()), names, tags));
        List<String> offices = official.roles().stream()
                .map(role -> officeWords(role.title()))
                .distinct()
                .toList();
        String dates = official.country() + " "
                + official.roles().stream().map(Objects::toString).collect(Collectors.joining(" "));
        if (!offices.isEmpty()) {
            put(entries, new Entry("offices " + official.id(), Kind.OFFICES, dates, offices, tags));
        }
    }

    private static void rows(
            Map<String, Entry> entries,
            String file,
            Function<TaxonomyFile.Row, String> key,
            Function<TaxonomyFile.Row, String> rest,
            Function<TaxonomyFile.Row, List<String>> tags,
            String... columns) {
        TaxonomyFile.read(file, row -> {
            List<String> words = Arrays.stream(columns)
                    .flatMap(column -> row.list(column).stream())
                    .toList();
            return put(
                    entries,
                    new Entry(file + " " + key.apply(row), Kind.PHRASES, rest.apply(row), words, tags.apply(row)));
        });
    }

    private static Entry put(Map<String, Entry> entries, Entry entry) {
        return entries.merge(entry.key(), entry, (one, other) -> {
            Set<String> words = new TreeSet<>(one.words());
            words.addAll(other.words());
            return new Entry(
                    one.key(),
                    one.kind(),
                    one.rest().equals(other.rest()) ? one.rest() : one.rest() + " " + other.rest(),
                    List.copyOf(words),
                    one.tags());
        });
    }

    /** The words of an office without which no text names it: "chief of the border police" → "border police". */
    public static String officeWords(String title) {
        List<String> words = new ArrayList<>();
        for (String word :
                new LinkedHashSet<>(List.of(title.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))) {
            if (!word.isEmpty() && !SMALL.contains(word) && !EXCHANGED.contains(word)) {
                words.add(word);
            }
        }
        return words.isEmpty() ? title.toLowerCase(Locale.ROOT) : String.join(" ", words);
    }
}
