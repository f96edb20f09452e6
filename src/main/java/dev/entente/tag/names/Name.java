package dev.entente.tag.names;

/**
 * A name in a text.
 *
 * @param start offset of its first character (UTF-16 unit)
 * @param end offset after its last character
 * @param confidence the model's probability for the least sure of the name's words, 0 to 1
 */
public record Name(Kind kind, int start, int end, double confidence) {
    public enum Kind {
        PERSON,
        ORGANISATION,
        PLACE
    }
}
