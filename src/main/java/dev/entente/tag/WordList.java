package dev.entente.tag;

import java.util.Set;

/** Sets of words that are written one after the other. */
final class WordList {
    private WordList() {}

    /** @throws IllegalArgumentException if a word is there twice */
    static Set<String> of(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
