package dev.entente.curation;

import dev.entente.article.TagKind;
import java.util.List;

/**
 * The articles that a change may concern: those for which any of this holds.
 *
 * @param articles ids
 * @param tags that they have; countries only where the article is about them
 * @param acts ids of entries that made their tags what they are
 * @param phrases that they hold; one that ends in {@code *} takes the rest of the word
 * @param words of which each entry's all occur in them
 * @param names likewise, in that spelling or one nearly like it
 * @param languages ISO 639-1 codes of those they are in
 * @param all whether it is all articles
 */
public record Selection(
        List<String> articles,
        List<Tag> tags,
        List<String> acts,
        List<String> phrases,
        List<String> words,
        List<String> names,
        List<String> languages,
        boolean all) {
    public static final Selection ALL =
            new Selection(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), true);

    public record Tag(TagKind kind, String id) {}

    static Selection ofArticle(String id) {
        return new Selection(List.of(id), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false);
    }

    Selection andActs(List<String> more) {
        return new Selection(articles, tags, more, phrases, words, names, languages, all);
    }
}
