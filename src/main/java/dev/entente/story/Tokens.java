package dev.entente.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The units that texts are compared by: words, folded to lower case; in scripts that are written without blanks
 * (Chinese, Japanese, Thai, …) each character for itself. Punctuation and combining marks are passed over, so that
 * vowel signs and typographic quotes make no difference.
 */
public final class Tokens {
    /** Stretches an Arabic word; a letter by Unicode's reckoning. */
    private static final int TATWEEL = 0x640;

    private Tokens() {}

    /** In the order of the text. */
    public static List<String> of(String text) {
        List<String> tokens = new ArrayList<>(text.length() / 5);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isUnspaced(c)) {
                end(word, tokens);
                tokens.add(Character.toString(c));
            } else if (Character.isLetterOrDigit(c) && c != TATWEEL) {
                word.appendCodePoint(c);
            } else if (!isInsideAWord(c)) {
                end(word, tokens);
            }
        }
        end(word, tokens);
        return tokens;
    }

    /** Whether a token is a character of a script without blanks. */
    static boolean isUnspaced(String token) {
        return isUnspaced(token.codePointAt(0));
    }

    private static void end(StringBuilder word, List<String> tokens) {
        if (!word.isEmpty()) {
            tokens.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }

    /** Marks above and below letters, the joiners of Persian and Indic scripts, and what stretches words. */
    private static boolean isInsideAWord(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT
                || c == TATWEEL;
    }

    private static boolean isUnspaced(int c) {
        if (c < 0xE00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> Character.isLetterOrDigit(c);
            default -> false;
        };
    }
}
