package dev.entente.tag;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text by number, with what stands between them. A word holds letters, digits, and hyphens and
 * apostrophes inside; the {@code 's} of a possessive is kept apart from it.
 */
final class Words {
    /** What stands before a word. */
    enum Gap {
        SPACE,
        COMMA,
        QUOTE,
        OTHER,
        SENTENCE
    }

    private static final Set<String> ABBREVIATIONS = WordList.of("""
            gen brig maj lt col capt cmdr sgt adm mr mrs ms dr prof st hon sen rep gov insp supt pol rev no vs
            dept jan feb mar apr jun jul aug sep sept oct nov dec sr jr engr amb pres vice ret
            """);

    private final String text;
    private int count;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] sentences = new int[64];
    private boolean[] possessives = new boolean[64];
    private Gap[] gaps = new Gap[64];

    private Words(String text) {
        this.text = text;
    }

    static Words of(String text) {
        Words words = new Words(text);
        int previousEnd = 0;
        int i = 0;
        while (i < text.length()) {
            if (!isWordCharacter(text.charAt(i))) {
                i++;
                continue;
            }
            int end = words.endOfWord(i);
            words.append(i, end, previousEnd);
            previousEnd = end;
            i = end;
        }
        return words;
    }

    int count() {
        return count;
    }

    int start(int word) {
        return starts[word];
    }

    /** Where the word ends, without the {@code 's} of a possessive. */
    int end(int word) {
        return ends[word];
    }

    int length(int word) {
        return ends[word] - starts[word];
    }

    String text(int word) {
        return text.substring(starts[word], ends[word]);
    }

    String lower(int word) {
        return text(word).toLowerCase(Locale.ROOT);
    }

    Gap gap(int word) {
        return gaps[word];
    }

    boolean isPossessive(int word) {
        return possessives[word];
    }

    /** The number of the sentence that holds the word, from 0. */
    int sentence(int word) {
        return sentences[word];
    }

    boolean isFirstOfSentence(int word) {
        return word == 0 || sentences[word] != sentences[word - 1];
    }

    /** The last word that begins at or before the offset; -1 if there is none. */
    int at(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** Capital first letter, also after a particle: "Shaar", "al-Shaar". */
    boolean isCapitalised(int word) {
        int start = starts[word];
        if (Character.isUpperCase(text.charAt(start))) {
            return true;
        }
        for (int i = start + 1; i < Math.min(ends[word] - 1, start + 6); i++) {
            char c = text.charAt(i);
            if (c == '-' || c == '\'' || c == '’') {
                return Character.isUpperCase(text.charAt(i + 1));
            }
        }
        return false;
    }

    boolean isAllCapitals(int word) {
        for (int i = starts[word]; i < ends[word]; i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return Character.isUpperCase(text.charAt(starts[word]));
    }

    boolean isBracketed(int word) {
        int end = ends[word];
        return starts[word] > 0
                && text.charAt(starts[word] - 1) == '('
                && end < text.length()
                && text.charAt(end) == ')';
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private int endOfWord(int start) {
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean inner = (c == '-' || c == '\'' || c == '’' || c == '‘' || c == '\u200c')
                    && i > start
                    && i + 1 < text.length()
                    && Character.isLetterOrDigit(text.charAt(i + 1));
            if (!inner && !isWordCharacter(c)) {
                break;
            }
            i++;
        }
        return i;
    }

    private void append(int start, int end, int previousEnd) {
        if (count == starts.length) {
            grow();
        }
        int trimmed = end;
        if (end - start > 2
                && (text.charAt(end - 1) == 's' || text.charAt(end - 1) == 'S')
                && isApostrophe(text.charAt(end - 2))) {
            trimmed = end - 2;
        }
        starts[count] = start;
        ends[count] = trimmed;
        possessives[count] = trimmed != end
                || (end < text.length() && isApostrophe(text.charAt(end)) && text.charAt(end - 1) == 's');
        gaps[count] = count == 0 ? Gap.SENTENCE : gapBetween(previousEnd, start);
        sentences[count] = count == 0 ? 0 : sentences[count - 1] + (gaps[count] == Gap.SENTENCE ? 1 : 0);
        count++;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
        sentences = Arrays.copyOf(sentences, count * 2);
        possessives = Arrays.copyOf(possessives, count * 2);
        gaps = Arrays.copyOf(gaps, count * 2);
    }

    private Gap gapBetween(int from, int to) {
        Gap gap = Gap.SPACE;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            Gap here =
                    switch (c) {
                        case '-' -> to == from + 1 ? Gap.SPACE : Gap.OTHER;
                        case ' ', '\t', '\u00a0', '\'', '’' -> Gap.SPACE;
                        case '.' -> endsSentence(i, to) ? Gap.SENTENCE : Gap.SPACE;
                        case '!', '?', '\n', '。', '！', '？', '؟' -> Gap.SENTENCE;
                        case ',', '،', '，' -> Gap.COMMA;
                        case '"', '“', '”', '«', '»', '‘' -> Gap.QUOTE;
                        default ->
                            Character.getType(c) == Character.FORMAT || Character.isSpaceChar(c)
                                    ? Gap.SPACE
                                    : Gap.OTHER;
                    };
            if (here.compareTo(gap) > 0) {
                gap = here;
            }
        }
        return gap;
    }

    /** A full stop ends a sentence unless an abbreviation or an initial stands before it, or no capital follows. */
    private boolean endsSentence(int stop, int next) {
        int last = count - 1;
        boolean abbreviated = ends[last] == stop && (length(last) == 1 || ABBREVIATIONS.contains(lower(last)));
        return !abbreviated && next > stop + 1 && !Character.isLowerCase(text.charAt(next));
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }
}
