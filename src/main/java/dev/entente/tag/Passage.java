package dev.entente.tag;

import dev.entente.article.Evidence;

/** The title or the body of an article, prepared for all finders: folded for matching, cut into words and sentences. */
final class Passage {
    private final Evidence.Field field;
    private final String text;
    private final FoldedText folded;
    private final Words words;

    Passage(Evidence.Field field, String text) {
        this.field = field;
        this.text = text;
        this.folded = FoldedText.of(text);
        this.words = Words.of(text);
    }

    Evidence.Field field() {
        return field;
    }

    boolean isTitle() {
        return field == Evidence.Field.TITLE;
    }

    String text() {
        return text;
    }

    FoldedText folded() {
        return folded;
    }

    Words words() {
        return words;
    }

    Evidence evidence(int start, int end, String rule) {
        return new Evidence(field, start, end, text.substring(start, end), rule);
    }

    /** Whether it is a headline in which every longer word begins with a capital, so that capitals tell no names. */
    boolean isHeadlineCase() {
        for (int i = 0; isTitle() && i < words.count(); i++) {
            if (words.length(i) > 3 && !words.isCapitalised(i)) {
                return false;
            }
        }
        return isTitle();
    }

    /** Whether the words around this place are all in capitals, so that capitals there say nothing. */
    boolean isShouted(int offset) {
        int word = words.at(offset);
        int shouted = 0;
        int seen = 0;
        for (int i = Math.max(0, word - 4); i < Math.min(words.count(), word + 5); i++) {
            if (i != word && words.length(i) > 1) {
                seen++;
                shouted += words.isAllCapitals(i) ? 1 : 0;
            }
        }
        return seen > 0 && shouted == seen;
    }
}
