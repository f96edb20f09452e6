package dev.entente.article;

/**
 * Why a tag was given: words of the article, where they stand, and the rule that took them.
 *
 * @param start offset of the first character (UTF-16 unit) in the field
 * @param end offset after the last character
 * @param text the words; always equal to the field's text from start to end
 * @param rule what set the tag, in words for a reader: "name", "demonym", "capital", "registry", "title pattern", …
 */
public record Evidence(Field field, int start, int end, String text, String rule) {
    public enum Field {
        TITLE,
        BODY
    }
}
