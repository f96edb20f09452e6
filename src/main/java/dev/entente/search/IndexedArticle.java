package dev.entente.search;

import dev.entente.article.Article;
import dev.entente.article.Tags;
import java.time.Instant;

/**
 * An article as it stands in the index.
 *
 * @param indexedAt when it was first indexed
 * @param changedAt when its text last changed, equal to indexedAt where it never did
 */
public record IndexedArticle(Article article, Tags tags, String story, Instant indexedAt, Instant changedAt) {}
