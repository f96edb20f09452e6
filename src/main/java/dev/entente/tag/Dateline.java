package dev.entente.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a story was filed: the place and agency before the first dash of a paragraph, as in "TEHRAN, Jan 3
 * (IRNA) –", "Tehran, SANA-" or "MOSCOW, May 5 /TASS/.". It says nothing of what the story is about.
 */
final class Dateline {
    /** Longest dateline that is looked for, in characters. */
    private static final int REACH = 90;

    private static final Pattern FORM = Pattern.compile(
            "\\s*(?:[\\p{Lu}\\d][\\p{L}\\d.'’]*|[(/\\[][^()/\\[\\]]{1,40}[)/\\]]|de|la|of|al-\\p{Lu}\\p{L}+)"
                    + "(?:[\\s,.:-]{0,3}(?:[\\p{Lu}\\d][\\p{L}\\d.'’]*|[(/\\[][^()/\\[\\]]{1,40}[)/\\]]|de|la|of)){0,9}+[\\s,.]{0,3}");
    private static final Pattern MARK = Pattern.compile("(?<![\\p{L}\\d.])\\p{Lu}{3,}(?![\\p{L}\\d])|[(/\\[]\\p{Lu}"
            + "|\\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.? \\d");

    /** @param end offset after its last character */
    record Span(int start, int end) {}

    private static final Pattern DAY =
            Pattern.compile("\\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.? \\d");

    private Dateline() {}

    /** The dateline at the start of a text if it holds a day, as those of wires do and those of newspapers do not. */
    static @Nullable Span ofWire(Passage passage) {
        List<Span> spans = in(passage);
        boolean first = !spans.isEmpty() && spans.get(0).start() == 0;
        return first
                        && DAY.matcher(passage.text().substring(0, spans.get(0).end()))
                                .find()
                ? spans.get(0)
                : null;
    }

    static List<Span> in(Passage passage) {
        List<Span> spans = new ArrayList<>();
        if (passage.isTitle()) {
            return spans;
        }
        String text = passage.text();
        for (int line = 0; line < text.length(); line = next(text, line)) {
            int end = end(text, line);
            if (end > line) {
                spans.add(new Span(line, end));
            }
        }
        return spans;
    }

    private static int next(String text, int line) {
        int newline = text.indexOf('\n', line);
        return newline < 0 ? text.length() : newline + 1;
    }

    private static int end(String text, int start) {
        int limit = Math.min(text.length(), start + REACH);
        for (int i = start + 2; i < limit && text.charAt(i) != '\n'; i++) {
            if (isClose(text, i)) {
                String head = text.substring(start, i);
                return MARK.matcher(head).find() && FORM.matcher(head).matches() ? i : -1;
            }
        }
        return -1;
    }

    /** A long dash, or a hyphen with space on a side, or the full stop after a slash. */
    private static boolean isClose(String text, int i) {
        char c = text.charAt(i);
        if (c == '–' || c == '—') {
            return true;
        }
        boolean spaceAfter = i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1));
        return (c == '-' && (spaceAfter || Character.isWhitespace(text.charAt(i - 1))))
                || (c == '.' && text.charAt(i - 1) == '/');
    }
}
