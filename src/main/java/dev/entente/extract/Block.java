package dev.entente.extract;

import org.jsoup.nodes.Element;

/**
 * A run of text with no block element inside.
 *
 * @param text white space collapsed; a line break in it is a {@code <br>}
 * @param owner the nearest block element around it
 * @param linked how many characters of the text are inside links
 * @param words of the text, counted once
 */
record Block(String text, Element owner, Kind kind, int linked, double words) {
    Block(String text, Element owner, Kind kind, int linked) {
        this(text, owner, kind, linked, Words.count(text));
    }

    enum Kind {
        PARAGRAPH,
        HEADING,
        ITEM,
        QUOTE,
        CELL,
        CODE,
        CAPTION,
        /** Text straight inside a div, a section or the like. */
        LOOSE
    }

    double linkShare() {
        return text.isEmpty() ? 0 : Math.min(1.0, (double) linked / text.length());
    }

    boolean isSentence() {
        return Words.isSentence(text, words);
    }
}
