package dev.entente.tag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes one of those spellings of a name that differ only by the way it was written in Latin letters: articles (al-), bin,
 * spaces and hyphens, o and u, w and v, doubled letters, the endings of Slavic names.
 */
final class NameSpelling {
    private static final Set<String> ARTICLES =
            Set.of("al", "el", "ul", "ol", "ud", "ad", "as", "ash", "ar", "ur", "uz");
    /** Inside the names of any country; a first "Al" or "Ash" there is a given name. */
    private static final Set<String> INSIDE = Set.of("al", "el", "bin", "ibn", "bint");

    private static final Set<String> SERVANT = Set.of("abd", "abdul", "abdol", "abdel", "abdal");
    private static final Set<String> CYRILLIC = WordList.of("""
            RU UA BY KZ KG TJ UZ TM AZ BG RS MK ME BA MN
            """);
    private static final Pattern DOUBLE = Pattern.compile("([a-z])\\1");
    private static final Pattern ENDING = Pattern.compile("(?:iy|yy|ij|ii|y)$");

    private NameSpelling() {}

    /** What all spellings that are one beyond doubt have in common; the name itself in scripts other than Latin. */
    static String key(String name, @Nullable String country) {
        List<String> words = words(name, country);
        return words.isEmpty() ? FoldedText.fold(name) : String.join("", words);
    }

    /** The words of a name that count, each in one spelling; an initial is a word of one letter. */
    static List<String> words(String name, @Nullable String country) {
        List<String> all = CandidateId.words(name, country);
        boolean transliterated = CandidateId.isTransliterated(country);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            boolean first = words.isEmpty();
            boolean last = i == all.size() - 1;
            if (SERVANT.contains(word) && !last) {
                words.add("abdul");
            } else if (!first && word.matches("d(?:in|een|ine)")) {
                words.set(words.size() - 1, words.get(words.size() - 1) + "udin");
            } else if (last || !(transliterated && ARTICLES.contains(word) || !first && INSIDE.contains(word))) {
                words.add(CandidateId.isKnownGivenName(word) ? word : word(word, country));
            }
        }
        return words;
    }

    private static String word(String word, @Nullable String country) {
        if (CandidateId.isTransliterated(country)) {
            String plain = word.replace('o', 'u').replace('w', 'v').replaceFirst("^abd[ae]l(?=...)", "abdul");
            return DOUBLE.matcher(plain.replaceFirst("(?<=...)[uea]d?din$", "udin"))
                    .replaceAll("$1");
        }
        if (country != null && CYRILLIC.contains(country)) {
            String plain = word.replace("ks", "x").replace("yu", "iu").replace("ya", "ia");
            plain = plain.replaceFirst("yev$", "ev")
                    .replaceFirst("yeva$", "eva")
                    .replaceFirst("zh", "j");
            return DOUBLE.matcher(ENDING.matcher(plain).replaceFirst("i")).replaceAll("$1");
        }
        return word;
    }

    /**
     * Keys under which names are laid so that each is compared with few others: one for each word but given names, and one
     * for the whole in any country. Names that may mean one person share at least one.
     */
    static Set<String> blocks(String name, @Nullable String country) {
        Set<String> blocks = new LinkedHashSet<>();
        String own = (country == null ? "-" : country) + ":";
        List<String> parts = NameKey.parts(name);
        parts.stream()
                .filter(part -> part.length() > 1)
                .map(NameSpelling::withoutI)
                .forEach(part -> blocks.add(own + part));
        blocks.add("*:" + withoutI(String.join("", parts)));
        return blocks;
    }

    /** The consonants of one word, in one form for all its spellings. */
    static String block(String word) {
        return withoutI(NameKey.of(word));
    }

    private static String withoutI(String part) {
        return part.length() > 2 && part.endsWith("i") ? part.substring(0, part.length() - 1) : part;
    }
}
