package dev.entente.article;

import java.util.List;

/**
 * An article with its tags: what is indexed.
 *
 * @param acts ids of the curators' acts that made its tags what they are
 */
public record TaggedArticle(Article article, Tags tags, List<String> acts) {
    /** An article that no curator touched. */
    public TaggedArticle(Article article, Tags tags) {
        this(article, tags, List.of());
    }
}
