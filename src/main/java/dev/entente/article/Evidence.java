package dev.entente.article;

/**
 * Why a tag was given: words of the article, where they stand, and the rule that took them.
 *
 * @param start offset of the first character (UTF-16 unit) in the field
 * @param end offset after the last character
 * @param text the words; always equal to the field's text from start to end
 * @param rule what set the tag, in words for a reader: "name", "demonym", "capital", "registry", "title pattern", …
 * @param confidence how sure it is that the words say so, above 0 and up to 1; 1 in articles that were tagged without it
 */
public record Evidence(Field field, int start, int end, String text, String rule, double confidence) {
    public Evidence {
        confidence = confidence > 0 ? confidence : 1;
    }

    /** Evidence that leaves no doubt. */
    public Evidence(Field field, int start, int end, String text, String rule) {
        this(field, start, end, text, rule, 1);
    }

    public enum Field {
        TITLE,
        BODY
    }
}
