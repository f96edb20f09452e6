package dev.entente.tag;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ahocorasick.trie.PayloadTrie;

/**
 * A dictionary of phrases, found in one pass over a text (Aho–Corasick), as whole words, the longest first. A capital
 * letter in a phrase must be one in the text; a phrase that ends in {@code *} also takes the rest of the word.
 *
 * @param <T> what a phrase stands for
 */
final class Phrases<T> {
    private final PayloadTrie<List<Phrase<T>>> trie;

    private Phrases(PayloadTrie<List<Phrase<T>>> trie) {
        this.trie = trie;
    }

    /** A phrase in a text; offsets are those of the original text. */
    record Hit<T>(int start, int end, T value) {}

    private record Phrase<T>(BitSet capitals, boolean prefix, boolean shortAcronym, T value) {}

    static final class Builder<T> {
        private final Map<String, List<Phrase<T>>> phrases = new HashMap<>();

        /** Adds a phrase. It may be added again with another meaning. */
        Builder<T> add(String phrase, T value) {
            boolean prefix = phrase.endsWith("*");
            String cased = (prefix ? phrase.substring(0, phrase.length() - 1) : phrase).strip();
            FoldedText text = FoldedText.of(cased);
            String folded = text.folded();
            if (!folded.isEmpty()) {
                BitSet capitals = new BitSet();
                for (int i = 0; i < folded.length(); i++) {
                    capitals.set(i, Character.isUpperCase(cased.charAt(text.origin(i))));
                }
                boolean shortAcronym = capitals.cardinality() == cased.length() && cased.length() < 4;
                phrases.computeIfAbsent(folded, f -> new ArrayList<>())
                        .add(new Phrase<>(capitals, prefix, shortAcronym, value));
            }
            return this;
        }

        Phrases<T> build() {
            PayloadTrie.PayloadTrieBuilder<List<Phrase<T>>> builder = PayloadTrie.builder();
            phrases.forEach(builder::addKeyword);
            return new Phrases<>(builder.build());
        }
    }

    /** The phrases of a text in order, none overlapping another: the longer first, and of equals the first added. */
    List<Hit<T>> find(Passage passage) {
        List<Hit<T>> longest = new ArrayList<>();
        int end = 0;
        for (Hit<T> hit : findAll(passage)) {
            if (hit.start() >= end) {
                longest.add(hit);
                end = hit.end();
            }
        }
        return longest;
    }

    /** The phrases of a text by their start, the longer first, with those inside others. */
    List<Hit<T>> findAll(Passage passage) {
        FoldedText text = passage.folded();
        List<Hit<T>> hits = new ArrayList<>();
        trie.parseText(text.folded(), emit -> {
            for (Phrase<T> phrase : emit.getPayload()) {
                int end = accepted(passage, emit.getStart(), emit.getEnd() + 1, phrase);
                if (end > 0) {
                    hits.add(new Hit<>(text.origin(emit.getStart()), text.originEnd(end), phrase.value()));
                }
            }
            return true;
        });
        hits.sort(Comparator.<Hit<T>>comparingInt(Hit::start).thenComparingInt(hit -> -hit.end()));
        return hits;
    }

    /** Where the phrase ends in the folded text, or -1 if it is not to be taken there. */
    private static <T> int accepted(Passage passage, int start, int end, Phrase<T> phrase) {
        FoldedText text = passage.folded();
        String folded = text.folded();
        if (start > 0 && joined(folded.charAt(start - 1), folded.charAt(start))) {
            return -1;
        }
        int wordEnd = end;
        while (wordEnd < folded.length() && joined(folded.charAt(wordEnd - 1), folded.charAt(wordEnd))) {
            if (!phrase.prefix() || wordEnd - end > 20) {
                return -1;
            }
            wordEnd++;
        }
        for (int i = phrase.capitals().nextSetBit(0);
                i >= 0;
                i = phrase.capitals().nextSetBit(i + 1)) {
            if (!Character.isUpperCase(passage.text().charAt(text.origin(start + i)))) {
                return -1;
            }
        }
        return phrase.shortAcronym() && passage.isShouted(text.origin(start)) ? -1 : wordEnd;
    }

    /** Whether two neighbouring characters are of one word. Chinese and Japanese do not part words. */
    private static boolean joined(char left, char right) {
        return Character.isLetterOrDigit(left)
                && Character.isLetterOrDigit(right)
                && !Character.isIdeographic(left)
                && !Character.isIdeographic(right);
    }
}
