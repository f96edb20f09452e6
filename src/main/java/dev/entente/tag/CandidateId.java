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
 * The identity of a person who is not in the registry. It is made from the name alone, in one spelling for all its
 * transliterations, so that articles join it in whatever order and on whatever machine they are read.
 */
final class CandidateId {
    /** States whose names come to us from Arabic script, each paper spelling them its own way. */
    private static final Set<String> ARABIC_SCRIPT = Set.of(
            "AE", "AF", "BH", "DZ", "EG", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "OM", "PK", "PS", "QA", "SA", "SD",
            "SY", "TN", "YE");

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
        boolean transliterated = country != null && ARABIC_SCRIPT.contains(country);
        String folded = FoldedText.fold(name).replaceAll("['’]", "");
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(folded); word.find(); ) {
            if (!NOT_COUNTED.contains(word.group())) {
                words.add(spelling(word.group(), transliterated));
            }
        }
        return words.isEmpty() ? "person-" + Integer.toHexString(name.hashCode()) : String.join("-", words);
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
