package dev.entente.extract;

import org.jsoup.nodes.Element;

/**
 * A run of text with no block element inside.
 *
 * @param text white space collapsed; a line break in it is a {@code <br>}
 * @param owner the nearest block element around it
 * @param linked how many characters of the text are inside links
 */
record Block(String text, Element owner, Kind kind, int linked) {
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

    double words() {
        return Words.count(text);
    }

    boolean isSentence() {
        return Words.isSentence(text);
    }
}
