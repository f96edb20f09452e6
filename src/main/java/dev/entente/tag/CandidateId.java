package dev.entente.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a person who is not in the registry, as far as the name alone makes it: in one spelling for many of its
 * transliterations. {@link OfficialLinking} says which identity it is.
 */
final class CandidateId {
    /** States whose names come to us from Arabic script, each paper spelling them its own way. */
    private static final Set<String> ARABIC_SCRIPT = WordList.of("""
            AE AF BH DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TN YE
            """);

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Set<String> NOT_COUNTED =
            Set.of("seyed", "seyyed", "sayyid", "sayyed", "syed", "sayed", "haj", "hajj");
    private static final Pattern DOUBLE = Pattern.compile("([b-df-hj-np-tv-z])\\1");
    private static final Map<String, String> GIVEN = given(
            "mohammad mohammed muhammad mohamed mohamad muhammed mohamud",
            "hossein hussein husain hussain husayn hosein hussien",
            "hassan hasan",
            "ahmad ahmed",
            "reza riza ridha",
            "mahmoud mahmud mahmood",
            "abdullah abdollah abdallah abdulla",
            "yousef yusuf youssef yusef yousuf",
            "ibrahim ebrahim",
            "khaled khalid",
            "omar umar",
            "saeed said saeid sayeed saied",
            "mostafa mustafa mustapha moustafa",
            "mehdi mahdi",
            "qassem qasem qasim kassem qassim ghasem",
            "gholam ghulam qolam",
            "sergei sergey serguei",
            "dmitry dmitri dmitriy",
            "alexei alexey aleksei aleksey",
            "alexander aleksandr alexandr",
            "yuri yury yuriy",
            "nikolai nikolay",
            "andrei andrey",
            "sergiy serhiy serhii");

    private CandidateId() {}

    private static Map<String, String> given(String... spellings) {
        Map<String, String> given = new HashMap<>();
        for (String line : spellings) {
            String[] names = line.split(" ");
            for (String name : names) {
                given.put(name, names[0]);
            }
        }
        return Map.copyOf(given);
    }

    /** "Mohammed Bagher Zolghadr", of Iran → "mohammad-baqer-zolqadr" */
    static String of(String name, @Nullable String country) {
        List<String> words = words(name, country);
        return words.isEmpty() ? "person-" + Integer.toHexString(name.hashCode()) : String.join("-", words);
    }

    /** The words of a name in one spelling; none where it is in another script. */
    static List<String> words(String name, @Nullable String country) {
        boolean transliterated = isTransliterated(country);
        String folded = FoldedText.fold(name).replaceAll("['’]", "");
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(folded); word.find(); ) {
            if (!NOT_COUNTED.contains(word.group())) {
                words.add(spelling(word.group(), transliterated));
            }
        }
        return words;
    }

    /** Whether a word of {@link #words} is a given name that stands there for all its spellings. */
    static boolean isKnownGivenName(String word) {
        return GIVEN.containsKey(word);
    }

    /** Whether names of that state come to us from Arabic script. */
    static boolean isTransliterated(@Nullable String country) {
        return country != null && ARABIC_SCRIPT.contains(country);
    }

    private static String spelling(String word, boolean transliterated) {
        String given = GIVEN.get(word);
        if (given != null || !transliterated) {
            return given == null ? word : given;
        }
        String plain = word.replace("gh", "q")
                .replace("ou", "u")
                .replace("oo", "u")
                .replace("ee", "i")
                .replace("aei", "ai")
                .replace("eh", "e")
                .replace("iy", "i");
        return DOUBLE.matcher(plain).replaceAll("$1");
    }
}
