package dev.entente.tag;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far two names can be one person's.
 *
 * @param full how many words of more than a letter both have, given names not counted
 */
record NameLikeness(Kind kind, int full) {
    enum Kind {
        /** The same name, spelled in another way. */
        SAME,
        /** A shorter form, initials, another order, or a spelling that may be another name. */
        NEAR,
        NONE
    }

    private static final NameLikeness NONE = new NameLikeness(Kind.NONE, 0);
    private static final OfficeWords WORDS = new OfficeWords();

    static NameLikeness of(String name, String other, @Nullable String country) {
        List<String> words = NameSpelling.words(name, country);
        List<String> others = NameSpelling.words(other, country);
        if (words.isEmpty() || others.isEmpty()) {
            return FoldedText.fold(name).equals(FoldedText.fold(other)) ? new NameLikeness(Kind.SAME, 2) : NONE;
        }
        if (String.join("", words).equals(String.join("", others))) {
            return new NameLikeness(Kind.SAME, full(words));
        }
        List<String> shorter = words.size() <= others.size() ? words : others;
        List<String> longer = shorter == words ? others : words;
        int full = inOrder(shorter, longer);
        if (full == 0 && shorter.size() == longer.size() && shorter.size() > 1) {
            full = inAnyOrder(shorter, longer);
        }
        if (full == 0 && shorter.size() > 1 && NameKey.of(name).equals(NameKey.of(other))) {
            full = 1;
        }
        boolean alone = shorter.size() == 1 && !isFamilyName(shorter.get(0), longer, country);
        return full == 0 || alone ? NONE : new NameLikeness(Kind.NEAR, full);
    }

    /** One word can only mean a person by what they are called. */
    private static boolean isFamilyName(String word, List<String> name, @Nullable String country) {
        String called = OfficialRegistry.callsByFirstWord(country) ? name.get(0) : name.get(name.size() - 1);
        return matches(word, called);
    }

    /** How many full words of the shorter stand in the longer in the same order; 0 unless all of its words do. */
    private static int inOrder(List<String> shorter, List<String> longer) {
        List<String> met = new ArrayList<>();
        int at = 0;
        for (String word : longer) {
            if (at < shorter.size() && matches(shorter.get(at), word)) {
                met.add(shorter.get(at).length() < word.length() ? shorter.get(at) : word);
                at++;
            }
        }
        return at == shorter.size() ? full(met) : 0;
    }

    private static int inAnyOrder(List<String> words, List<String> others) {
        List<String> left = new ArrayList<>(others);
        for (String word : words) {
            String match = left.stream()
                    .filter(other -> matches(word, other))
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                return 0;
            }
            left.remove(match);
        }
        return full(words);
    }

    private static boolean matches(String word, String other) {
        if (word.equals(other)) {
            return true;
        }
        if (word.length() == 1 || other.length() == 1) {
            return word.charAt(0) == other.charAt(0);
        }
        String key = NameSpelling.block(word);
        return key.length() > 1
                && key.equals(NameSpelling.block(other))
                && Math.abs(word.length() - other.length()) < 3;
    }

    private static int full(List<String> words) {
        return (int) words.stream()
                .filter(word -> word.length() > 2 && !isGiven(word))
                .count();
    }

    private static boolean isGiven(String word) {
        return WORDS.of(word).contains(OfficeWords.Kind.GIVEN);
    }
}
