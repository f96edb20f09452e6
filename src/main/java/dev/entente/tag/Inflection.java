package dev.entente.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The forms that a country's name takes in running text, for the languages whose names do not stand alone. */
final class Inflection {
    private static final List<String> ARABIC_PROCLITICS = List.of("", "و", "ب", "ل", "ف", "ك");

    private Inflection() {}

    /** The name and its inflected forms; the name alone where the language is not known. */
    static List<String> of(String name, String language) {
        return switch (language) {
            case "ru" -> russian(name);
            case "ar" -> arabic(name);
            case "fa" -> Stream.of("", "ی", "یان", "‌ها").map(name::concat).toList();
            default -> List.of(name);
        };
    }

    /** Case endings of a single noun; a name of several words stays as it is. */
    private static List<String> russian(String name) {
        List<String> forms = new ArrayList<>(List.of(name));
        if (name.contains(" ") || name.length() < 4) {
            return forms;
        }
        String stem = name.substring(0, name.length() - 1);
        switch (name.charAt(name.length() - 1)) {
            case 'я' -> endings(forms, stem, "и", "ю", "ей", "е");
            case 'а' -> endings(forms, stem, "ы", "и", "е", "у", "ой");
            case 'й' -> endings(forms, stem, "я", "ю", "ем", "е");
            case 'ь' -> endings(forms, stem, "и", "я", "ю", "ем", "е");
            case 'ы' -> endings(forms, stem, "", "ам", "ами", "ах");
            case 'о', 'е', 'и', 'у' -> {}
            default -> endings(forms, name, "а", "у", "ом", "е");
        }
        return forms;
    }

    private static void endings(List<String> forms, String stem, String... endings) {
        for (String ending : endings) {
            forms.add(stem + ending);
        }
    }

    /** "And", "in", "to", "so" and "like" are written together with the name; "to" swallows the article's alif. */
    private static List<String> arabic(String name) {
        List<String> forms = new ArrayList<>();
        for (String proclitic : ARABIC_PROCLITICS) {
            forms.add(proclitic + name);
        }
        if (name.startsWith("ال")) {
            forms.add("لل" + name.substring(2));
        }
        return forms;
    }
}
