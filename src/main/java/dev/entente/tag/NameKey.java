package dev.entente.tag;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A form of a name that stays the same over its transliterations: the consonants of each word, with the spellings of one
 * sound made one and double letters single; a first i is e, a first u is o. A last i stays: Karimi is not Karim. "Zolfaqari", "Zolfaghari" and "Zalfaqari" are all "zlfgri".
 */
final class NameKey {
    private static final Pattern PARTS = Pattern.compile("[ .]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['‘]");
    private static final Pattern DOUBLE = Pattern.compile("(.)\\1+");
    private static final Pattern VOWELS = Pattern.compile("(?<!^)[aeiouwy]|(?<!^)h(?![aeiou])");
    private static final Pattern PATRONYMIC = Pattern.compile("(?i) (?:bin|bint|ibn) ");
    private static final Set<String> NOT_COUNTED =
            Set.of("al", "el", "ul", "ol", "seyed", "seyyed", "sayyid", "sayyed", "syed", "sayed", "haj", "hajj");

    private NameKey() {}

    /** The keys of the words of a name, without articles and Seyyed. */
    static List<String> parts(String name) {
        return PARTS.splitAsStream(APOSTROPHES.matcher(FoldedText.fold(name)).replaceAll(""))
                .filter(part -> !part.isEmpty() && !NOT_COUNTED.contains(part))
                .map(NameKey::part)
                .toList();
    }

    static String of(String name) {
        return String.join("", parts(name));
    }

    private static String part(String word) {
        String sounds = word.replace("gh", "g")
                .replace("kh", "x")
                .replace("ph", "f")
                .replace("ck", "k")
                .replace('q', 'g');
        if (sounds.startsWith("c") && !sounds.startsWith("ch")) {
            sounds = "k" + sounds.substring(1);
        }
        if (sounds.length() > 2 && (sounds.startsWith("i") || sounds.startsWith("u"))) {
            sounds = (sounds.startsWith("i") ? "e" : "o") + sounds.substring(1);
        }
        String consonants = VOWELS.matcher(sounds).replaceAll("");
        boolean derived = sounds.length() > 2 && (sounds.endsWith("i") || sounds.endsWith("y"));
        return DOUBLE.matcher(consonants).replaceAll("$1") + (derived ? "i" : "");
    }

    /** Whether two full names are the same but for a last i: "Rahmani Fazl", "Rahmani Fazli". */
    static boolean isNearly(String name, String other) {
        List<String> parts = parts(name);
        List<String> others = parts(other);
        boolean near = parts.size() > 1 && parts.size() == others.size();
        for (int i = 0; near && i < parts.size(); i++) {
            near = withoutI(parts.get(i)).equals(withoutI(others.get(i)));
        }
        return near;
    }

    /** Whether two words of the same key are near enough in length to be one family name: not "Slavin" and "Sullivan". */
    static boolean isAlike(String name, String other) {
        return Math.abs(lastWord(name).length() - lastWord(other).length()) < 2;
    }

    private static String lastWord(String name) {
        String folded = FoldedText.fold(name);
        return folded.substring(folded.lastIndexOf(' ') + 1);
    }

    private static String withoutI(String part) {
        return part.endsWith("i") ? part.substring(0, part.length() - 1) : part;
    }

    /** Whether a name says whose son or daughter the person is, so that its first word alone is how one is called. */
    static boolean isPatronymic(String name) {
        return PATRONYMIC.matcher(name).find();
    }
}
