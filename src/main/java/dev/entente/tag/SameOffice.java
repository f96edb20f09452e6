package dev.entente.tag;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says whether two articles give the same office of one state, and one that few can hold. */
final class SameOffice {
    /** Words that make an office a different one only in time. */
    private static final Set<String> PASSING = WordList.of("""
            former ex then acting interim current outgoing incoming new newly late appointed elected designate
            visiting caretaker
            """);

    /** Words that by themselves do not say which office it is. */
    private static final Set<String> GENERAL = WordList.of("""
            minister deputy vice head chairman secretary general spokesman spokeswoman spokesperson member
            official senior first gen brigadier brig colonel col admiral major lieutenant lt ambassador envoy
            special representative adviser advisor assistant officer leader governor mayor mp lawmaker senator
            state judge prosecutor speaker prince attorney mr dr his he excellency
            """);

    private static final Set<String> ONLY_ONE = Set.of("president", "king", "chancellor", "emir", "minister prime");

    private static final Set<String> COUNTRIES = countries();

    private SameOffice() {}

    /** "Iran's interior minister", "former Minister of the Interior of Iran": the state is compared by itself. */
    private static Set<String> countries() {
        Set<String> words = new HashSet<>();
        TaxonomyFile.read(
                "countries.csv", row -> Stream.of(List.of(row.text("label")), row.list("names"), row.list("demonyms"))
                        .flatMap(List::stream)
                        .flatMap(name -> Arrays.stream(Offices.key(name).split(" ")))
                        .map(words::add)
                        .toList());
        return Set.copyOf(words);
    }

    /** The office in a form to compare; null where the words would fit many. */
    static @Nullable String key(@Nullable String role) {
        if (role == null) {
            return null;
        }
        List<String> words = Arrays.stream(Offices.key(role).split(" "))
                .filter(word -> !PASSING.contains(word) && !COUNTRIES.contains(word))
                .toList();
        String key = String.join(" ", words);
        return ONLY_ONE.contains(key) || words.stream().anyMatch(word -> !GENERAL.contains(word) && word.length() > 1)
                ? key
                : null;
    }
}
