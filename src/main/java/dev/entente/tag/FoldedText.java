package dev.entente.tag;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text made easy to match, and the way back to where each character stood: lower case, no diacritics, straight
 * apostrophes, hyphens as spaces, one space for many, Arabic letters in their plain forms, no invisible characters.
 */
final class FoldedText {
    private final String original;
    private final String folded;
    private final int[] origins;

    private FoldedText(String original, String folded, int[] origins) {
        this.original = original;
        this.folded = folded;
        this.origins = origins;
    }

    static FoldedText of(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 8);
        int[] origins = new int[text.length() + 8];
        for (int i = 0; i < text.length(); i++) {
            int before = folded.length();
            fold(text.charAt(i), folded);
            if (folded.length() > origins.length) {
                origins = Arrays.copyOf(origins, folded.length() * 2);
            }
            Arrays.fill(origins, before, folded.length(), i);
        }
        return new FoldedText(text, folded.toString(), origins);
    }

    /** The folded form alone. */
    static String fold(String text) {
        return of(text).folded.strip();
    }

    String folded() {
        return folded;
    }

    /** Where in the original the folded character at this place stands. */
    int origin(int place) {
        return place == folded.length() ? original.length() : origins[place];
    }

    /** Where in the original the folded text up to this place ends. */
    int originEnd(int place) {
        return place == 0 ? 0 : origins[place - 1] + 1;
    }

    private static void fold(char c, StringBuilder folded) {
        if (c < 0x80) {
            foldAscii(c, folded);
        } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            appendSpace(c == '\u2028' || c == '\u2029' ? '\n' : ' ', folded);
        } else if (isInvisible(c)) {
            return;
        } else if (c == '\u2019' || c == '\u2018' || c == '\u02bc' || c == '\u02bb' || c == '\u00b4') {
            folded.append('\'');
        } else if (c == '\u2010' || c == '\u2011') {
            appendSpace(' ', folded);
        } else if (c >= 0x600 && c < 0x700) {
            folded.append(arabic(c));
        } else if (c < 0x250 || (c >= 0x1e00 && c < 0x1f00)) {
            foldLatin(c, folded);
        } else {
            char lower = Character.toLowerCase(c);
            folded.append(lower == 'ё' ? 'е' : lower);
        }
    }

    private static void foldAscii(char c, StringBuilder folded) {
        if (c == '-' || c == ' ' || c == '\t') {
            appendSpace(' ', folded);
        } else if (c == '\n' || c == '\r' || c == '\f') {
            appendSpace('\n', folded);
        } else if (c == '`') {
            folded.append('\'');
        } else if (c >= 0x20) {
            folded.append(Character.toLowerCase(c));
        }
    }

    /** A line end wins over the spaces around it, so that no phrase reaches over it. */
    private static void appendSpace(char space, StringBuilder folded) {
        int last = folded.length() - 1;
        if (last < 0 || (folded.charAt(last) != ' ' && folded.charAt(last) != '\n')) {
            folded.append(space);
        } else if (space == '\n') {
            folded.setCharAt(last, '\n');
        }
    }

    private static void foldLatin(char c, StringBuilder folded) {
        switch (c) {
            case 'ß' -> folded.append("ss");
            case 'æ', 'Æ' -> folded.append("ae");
            case 'œ', 'Œ' -> folded.append("oe");
            case 'ø', 'Ø' -> folded.append('o');
            case 'đ', 'Đ', 'ð', 'Ð' -> folded.append('d');
            case 'ł', 'Ł' -> folded.append('l');
            case 'ı' -> folded.append('i');
            case 'þ', 'Þ' -> folded.append("th");
            default -> {
                String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
                folded.append(Character.toLowerCase(parts.charAt(0)));
            }
        }
    }

    private static char arabic(char c) {
        return switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ي', 'ى', 'ئ' -> 'ی';
            case 'ك' -> 'ک';
            case 'ة', 'ۀ' -> 'ه';
            case 'ؤ' -> 'و';
            default -> c;
        };
    }

    /** Format characters (zero width, bidi), combining marks, soft hyphen, Arabic vowel signs and stretching. */
    private static boolean isInvisible(char c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.CONTROL
                || c == '\u0640'
                || c == '\ufeff';
    }
}
