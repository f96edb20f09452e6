package dev.entente.tag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The cases of a Russian name: "Владимир Колокольцев" → "Владимира Колокольцева", "Владимиром Колокольцевым", … */
final class RussianName {
    /** Endings after the genitive, dative, instrumental and prepositional, by how the word ends; the first that fits. */
    private static final String[][] DECLENSIONS = {
        {"ский", "ского", "скому", "ским", "ском"},
        {"цкий", "цкого", "цкому", "цким", "цком"},
        {"ой", "ого", "ому", "ым", "ом"},
        {"ый", "ого", "ому", "ым", "ом"},
        {"ий", "ия", "ию", "ием", "ии"},
        {"ов", "ова", "ову", "овым", "ове"},
        {"ев", "ева", "еву", "евым", "еве"},
        {"ёв", "ёва", "ёву", "ёвым", "ёве"},
        {"ин", "ина", "ину", "иным", "ине"},
        {"ова", "овой", "овой", "овой", "овой"},
        {"ева", "евой", "евой", "евой", "евой"},
        {"ина", "иной", "иной", "иной", "иной"},
        {"ая", "ой", "ой", "ой", "ой"},
        {"ия", "ии", "ии", "ией", "ии"},
        {"й", "я", "ю", "ем", "е"},
        {"ь", "я", "ю", "ем", "е"},
        {"я", "и", "е", "ей", "е"},
        {"а", "ы", "е", "ой", "е"}
    };

    private static final String[] CONSONANT = {"", "а", "у", "ом", "е"};
    private static final String DO_NOT_CHANGE = "оеиуюэы";

    private RussianName() {}

    /** The name itself first; alone where it is not Cyrillic. */
    static Set<String> forms(String name) {
        Set<String> forms = new LinkedHashSet<>(List.of(name));
        String[] words = name.split(" ");
        for (int form = 1; form <= 4; form++) {
            List<String> declined = new ArrayList<>();
            for (String word : words) {
                declined.add(decline(word, form));
            }
            forms.add(String.join(" ", declined));
        }
        return forms;
    }

    private static String decline(String word, int form) {
        char last = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
        if (Character.UnicodeBlock.of(last) != Character.UnicodeBlock.CYRILLIC || DO_NOT_CHANGE.indexOf(last) >= 0) {
            return word;
        }
        for (String[] declension : DECLENSIONS) {
            if (word.endsWith(declension[0]) && word.length() > declension[0].length() + 1) {
                return word.substring(0, word.length() - declension[0].length()) + declension[form];
            }
        }
        return word + CONSONANT[form];
    }
}
