package dev.entente.tag;

import dev.entente.article.Evidence;
import dev.entente.article.TagKind;
import dev.entente.tag.names.Name;
import java.util.List;

/**
 * The title or the body of an article, prepared for all finders: folded for matching, cut into words and sentences, with
 * the names that a recogniser found.
 */
final class Passage {
    private final Evidence.Field field;
    private final String text;
    private final FoldedText folded;
    private final Words words;
    private final List<Name> names;
    private final Blocks.Found blocked;

    Passage(Evidence.Field field, String text) {
        this(field, text, List.of());
    }

    Passage(Evidence.Field field, String text, List<Name> names) {
        this(field, text, names, Blocks.NONE);
    }

    Passage(Evidence.Field field, String text, List<Name> names, Blocks blocks) {
        this.field = field;
        this.text = text;
        this.folded = FoldedText.of(text);
        this.words = Words.of(text);
        this.names = names;
        this.blocked = blocks.in(this);
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

    /** What a statistical model takes for names, in order; none where there is no model, or it does not know the language. */
    List<Name> names() {
        return names;
    }

    /** Whether the model takes the words for one name of a person, or a part of it. */
    boolean isPerson(int start, int end) {
        int from = 0;
        int to = names.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (names.get(middle).end() < end) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < names.size()
                && names.get(from).start() <= start
                && names.get(from).kind() == Name.Kind.PERSON;
    }

    /** Whether curators said that words of this place say nothing for this tag. */
    boolean isBlocked(TagKind kind, String tag, int start, int end) {
        return blocked.covers(kind, tag, start, end);
    }

    /** @param confidence above 0 and up to 1 */
    Evidence evidence(int start, int end, String rule, double confidence) {
        return new Evidence(field, start, end, text.substring(start, end), rule, confidence);
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
