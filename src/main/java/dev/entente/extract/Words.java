package dev.entente.extract;

import java.text.Normalizer;
import java.util.Locale;

/** Measures of text that hold for any script. */
final class Words {
    /** Chinese and Japanese write no spaces: about this many characters make a word. */
    private static final double IDEOGRAPHS_PER_WORD = 1.7;

    private static final String SENTENCE_ENDS = ".!?…。！？؟۔।:;；：";
    private static final String CLOSERS = "\"'”’»)]}›」』）】";

    private Words() {}

    /** Number of words; ideographs count by their number. */
    static double count(String text) {
        int words = 0;
        int ideographs = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isIdeograph(c)) {
                ideographs++;
                inside = false;
            } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                words += inside ? 0 : 1;
                inside = true;
            } else if (Character.isWhitespace(c) || c == '\u00A0') {
                inside = false;
            }
        }
        return words + ideographs / IDEOGRAPHS_PER_WORD;
    }

    /** Whether the text ends as a sentence does, closing quotes and brackets apart. */
    static boolean endsSentence(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (SENTENCE_ENDS.indexOf(c) >= 0) {
                return true;
            }
            if (CLOSERS.indexOf(c) < 0 && !Character.isWhitespace(c)) {
                return false;
            }
        }
        return false;
    }

    /** Whether it reads like prose: some length, and punctuation inside or at its end. */
    static boolean isSentence(String text) {
        return isSentence(text, count(text));
    }

    static boolean isSentence(String text, double words) {
        return words >= 6 && endsSentence(text) || words >= 20;
    }

    /** Letters and digits in lower case with single spaces between: equal for texts that differ in looks only. */
    static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        boolean gap = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                if (gap && folded.length() > 0) {
                    folded.append(' ');
                }
                folded.append(c);
                gap = false;
            } else {
                gap = true;
            }
        }
        return folded.toString();
    }

    /** One line without control characters, soft hyphens and doubled white space. */
    static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = true;
            } else if (isVisible(c)) {
                if (gap && tidy.length() > 0) {
                    tidy.append(' ');
                }
                tidy.append(c);
                gap = false;
            }
        }
        return tidy.toString();
    }

    /** False for what leaves no trace on paper. The zero-width joiners stay: Persian is spelt with them. */
    static boolean isVisible(char c) {
        return !(Character.isISOControl(c)
                || c == '\u00AD'
                || c == '\u200B'
                || c == '\u2060'
                || c == '\uFEFF'
                || c == '\uFFFD'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069');
    }

    private static boolean isIdeograph(char c) {
        return c >= '\u3040' && c <= '\u30FF' || c >= '\u3400' && c <= '\u9FFF' || c >= '\uF900' && c <= '\uFAFF';
    }
}
