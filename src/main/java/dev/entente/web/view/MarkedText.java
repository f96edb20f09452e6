package dev.entente.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Text with marks, cut into segments that either carry a mark or none. Marks may overlap. */
final class MarkedText {
    private static final String BETWEEN_PARAGRAPHS = "\n\n";

    private MarkedText() {}

    /** @param why what the mark stands for, for its title */
    record Mark(int start, int end, String kind, String why) {}

    /**
     * @param anchor name of the place, unique in the text; empty where nothing is marked
     * @param kinds of the marks that cover it, separated by a blank; empty for plain text
     */
    public record Segment(String text, String anchor, String kinds, String why) {}

    /** One list of segments for each paragraph. Marks that lie outside the text are passed over. */
    static List<List<Segment>> paragraphs(String text, List<Mark> marks, String prefix) {
        List<Mark> inside = marks.stream()
                .filter(mark -> mark.start() >= 0 && mark.start() < mark.end() && mark.end() <= text.length())
                .toList();
        List<List<Segment>> paragraphs = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int found = text.indexOf(BETWEEN_PARAGRAPHS, start);
            int end = found < 0 ? text.length() : found;
            if (end > start) {
                paragraphs.add(segments(text, start, end, inside, prefix));
            }
            start = end + BETWEEN_PARAGRAPHS.length();
        }
        return paragraphs;
    }

    private static List<Segment> segments(String text, int from, int to, List<Mark> marks, String prefix) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(from, to));
        List<Mark> here = marks.stream()
                .filter(mark -> mark.start() < to && mark.end() > from)
                .toList();
        here.forEach(mark -> {
            cuts.add(Math.max(from, mark.start()));
            cuts.add(Math.min(to, mark.end()));
        });
        List<Segment> segments = new ArrayList<>();
        Integer start = cuts.first();
        for (Integer end = cuts.higher(start); end != null; start = end, end = cuts.higher(start)) {
            segments.add(segment(text, start, end, here, prefix));
        }
        return segments;
    }

    private static Segment segment(String text, int start, int end, List<Mark> marks, String prefix) {
        List<Mark> over = marks.stream()
                .filter(mark -> mark.start() <= start && mark.end() >= end)
                .toList();
        if (over.isEmpty()) {
            return new Segment(text.substring(start, end), "", "", "");
        }
        return new Segment(
                text.substring(start, end),
                prefix + start,
                String.join(" ", over.stream().map(Mark::kind).distinct().toList()),
                String.join("; ", over.stream().map(Mark::why).distinct().toList()));
    }
}
