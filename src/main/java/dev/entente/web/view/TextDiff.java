package dev.entente.web.view;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What was changed between two texts, for a reader: paragraphs that differ, with the words that were put in and taken out
 * (Myers' algorithm, by java-diff-utils). Pure.
 */
final class TextDiff {
    /** Longer passages are shown as taken out and put in as a whole: comparing them word by word costs too much. */
    private static final int MOST_WORDS = 3_000;

    private static final String PARAGRAPH = "\n\n";
    /** A break between paragraphs, a run of blanks, a character of a script without blanks, a word, or any character. */
    private static final Pattern WORD = Pattern.compile("\\n\\n|\\s+"
            + "|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]"
            + "|[\\p{L}\\p{M}\\p{N}\\u200c'’]+|.");

    private TextDiff() {}

    enum Kind {
        SAME,
        INSERTED,
        DELETED
    }

    /** A piece of a paragraph. */
    public record Piece(Kind kind, String text) {
        public boolean inserted() {
            return kind == Kind.INSERTED;
        }

        public boolean deleted() {
            return kind == Kind.DELETED;
        }
    }

    /**
     * A paragraph, or a run of paragraphs that are the same.
     *
     * @param unchanged how many; 0 for a paragraph with changes
     * @param pieces of the changed paragraph; empty for a run
     */
    public record Passage(int unchanged, List<Piece> pieces) {}

    /** @param before and after: paragraphs, separated by an empty line */
    static List<Passage> passages(String before, String after) {
        List<String> old = List.of(before.split("\\n\\n"));
        List<String> now = List.of(after.split("\\n\\n"));
        List<Passage> passages = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                passages.add(new Passage(delta.getSource().size(), List.of()));
            } else {
                passages.addAll(changed(
                        String.join(PARAGRAPH, delta.getSource().getLines()),
                        String.join(PARAGRAPH, delta.getTarget().getLines())));
            }
        }
        return passages;
    }

    /** Of one line. */
    static List<Piece> pieces(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        if (old.size() + now.size() > MOST_WORDS) {
            return joined(List.of(new Piece(Kind.DELETED, before), new Piece(Kind.INSERTED, after)));
        }
        List<Piece> pieces = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                pieces.add(
                        new Piece(Kind.SAME, String.join("", delta.getSource().getLines())));
            } else {
                pieces.add(new Piece(
                        Kind.DELETED, String.join("", delta.getSource().getLines())));
                pieces.add(new Piece(
                        Kind.INSERTED, String.join("", delta.getTarget().getLines())));
            }
        }
        return joined(smoothed(pieces));
    }

    private static List<Passage> changed(String before, String after) {
        List<Passage> passages = new ArrayList<>();
        List<Piece> paragraph = new ArrayList<>();
        for (Piece piece : pieces(before, after)) {
            String[] parts = piece.text().split("\\n\\n", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    add(passages, paragraph);
                    paragraph = new ArrayList<>();
                }
                if (!parts[i].isEmpty()) {
                    paragraph.add(new Piece(piece.kind(), parts[i]));
                }
            }
        }
        add(passages, paragraph);
        return passages;
    }

    private static void add(List<Passage> passages, List<Piece> paragraph) {
        if (!paragraph.isEmpty()) {
            passages.add(new Passage(0, List.copyOf(paragraph)));
        }
    }

    /** A blank or a comma that stayed between two changes is told as part of them: it reads more easily. */
    private static List<Piece> smoothed(List<Piece> pieces) {
        List<Piece> smooth = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean between = i > 0 && i < pieces.size() - 1;
            if (piece.kind() == Kind.SAME
                    && between
                    && !piece.text().contains(PARAGRAPH)
                    && piece.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
                smooth.add(new Piece(Kind.DELETED, piece.text()));
                smooth.add(new Piece(Kind.INSERTED, piece.text()));
            } else {
                smooth.add(piece);
            }
        }
        return smooth;
    }

    /** Between two pieces that stayed, first all that was taken out, then all that was put in. */
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        StringBuilder deleted = new StringBuilder();
        StringBuilder inserted = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece.kind()) {
                case DELETED -> deleted.append(piece.text());
                case INSERTED -> inserted.append(piece.text());
                case SAME -> {
                    flush(joined, deleted, inserted);
                    joined.add(piece);
                }
            }
        }
        flush(joined, deleted, inserted);
        return joined;
    }

    private static void flush(List<Piece> pieces, StringBuilder deleted, StringBuilder inserted) {
        if (deleted.isEmpty() || inserted.isEmpty()) {
            trimmed(
                    pieces,
                    deleted.isEmpty() ? Kind.INSERTED : Kind.DELETED,
                    deleted.append(inserted).toString());
        } else {
            pieces.add(new Piece(Kind.DELETED, deleted.toString()));
            pieces.add(new Piece(Kind.INSERTED, inserted.toString()));
        }
        deleted.setLength(0);
        inserted.setLength(0);
    }

    /** The blanks around words that came or went alone are not marked with them. */
    private static void trimmed(List<Piece> pieces, Kind kind, String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        add(pieces, Kind.SAME, text.substring(0, start));
        add(pieces, kind, text.substring(start, end));
        add(pieces, Kind.SAME, text.substring(end));
    }

    private static void add(List<Piece> pieces, Kind kind, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(kind, text));
        }
    }

    private static List<String> words(String text) {
        return Arrays.asList(
                WORD.matcher(text).results().map(MatchResult::group).toArray(String[]::new));
    }
}
