package dev.entente.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins the lines of a PDF file to paragraphs. */
final class PdfText {
    /** Begin the lines where the layout begins a paragraph, or a page. */
    static final String PARAGRAPH = "\u0001";

    static final String PAGE = "\u0002";

    private static final int SHORTEST_LINE = 40;
    /** A line that stands on so many pages is printed on each. */
    private static final int REPEATED = 3;

    private PdfText() {}

    static List<String> paragraphs(List<String> lines) {
        Map<String, Integer> counts = new HashMap<>();
        lines.forEach(line -> counts.merge(key(line), 1, Integer::sum));
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        String last = "";
        for (String line : lines) {
            boolean page = line.startsWith(PAGE);
            boolean begins = line.startsWith(PARAGRAPH) && !goesOn(last);
            String text = line.replace(PARAGRAPH, "")
                    .replace(PAGE, "")
                    .replaceAll("\\s+", " ")
                    .strip();
            boolean printedOnEach = counts.get(key(line)) >= REPEATED && text.length() < 2 * SHORTEST_LINE;
            if (page || text.isEmpty() || text.matches("[\\d\\s./|-]+") || printedOnEach) {
                continue;
            }
            if (begins || !open.isEmpty() && ends(last)) {
                add(paragraphs, open);
            }
            join(open, text);
            last = text;
        }
        add(paragraphs, open);
        return paragraphs;
    }

    /** With a page number or without. */
    private static String key(String line) {
        return line.replaceAll("[\\d\\s\u0001\u0002]+", "");
    }

    /** The column or page broke within a sentence. */
    private static boolean goesOn(String line) {
        return line.length() >= SHORTEST_LINE && !line.matches("(?s).*[.!?:;…\"”»)\\]。؟]");
    }

    /** A short line that ends a sentence ends its paragraph. */
    private static boolean ends(String line) {
        return line.length() < SHORTEST_LINE && line.matches("(?s).*[.!?…”»。؟]");
    }

    private static void join(StringBuilder open, String line) {
        if (open.isEmpty()) {
            open.append(line);
        } else if (open.charAt(open.length() - 1) == '-'
                && open.length() > 1
                && Character.isLetter(open.charAt(open.length() - 2))
                && Character.isLowerCase(line.codePointAt(0))) {
            open.setLength(open.length() - 1);
            open.append(line);
        } else {
            open.append(' ').append(line);
        }
    }

    private static void add(List<String> paragraphs, StringBuilder open) {
        if (!open.isEmpty()) {
            paragraphs.add(open.toString().replace("\u00AD", ""));
            open.setLength(0);
        }
    }
}
