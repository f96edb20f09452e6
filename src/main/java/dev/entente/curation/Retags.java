package dev.entente.curation;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Re-tags: kept where all instances see them, and done by one instance at a time. What a killed instance left behind
 * another takes up where it was. Methods throw {@link CurationUnavailable} when the store does not answer.
 */
public interface Retags {
    /** Asks for one; nothing happens where one with its id was asked for before. */
    void add(Retag retag);

    /** The newest first. */
    List<Retag> newest(int size);

    /** How many articles are selected. */
    long count(Selection selection);

    /** An article as it stands, so that an act on it can be checked. */
    Optional<TaggedArticle> article(ArticleId id);

    /**
     * Does what is due, unless another instance is at it. Returns when nothing is due any more.
     *
     * @param stopping asked between batches of articles; what is left is done later
     */
    void work(Tagging tagging, BooleanSupplier stopping);

    /** Tags articles by all that holds now. */
    interface Tagging {
        /** @throws RuntimeException if this article cannot be tagged; it keeps its tags */
        TaggedArticle tag(Article article);

        /** What is found out for many at once: in order. */
        default List<TaggedArticle> settle(List<TaggedArticle> articles) {
            return articles;
        }
    }
}
