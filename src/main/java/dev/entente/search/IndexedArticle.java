package dev.entente.search;

import dev.entente.article.Article;
import dev.entente.article.Tags;
import dev.entente.article.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as it stands in the index.
 *
 * @param indexedAt when it was first indexed
 * @param changedAt when its text last changed, equal to indexedAt where it never did
 * @param withdrawnAt when its page was found to be gone for good; null while it is there
 * @param shortenedAt since when its page shows much less than this text; null while it shows it all
 * @param versions its earlier texts, and shortened ones that were not taken, the oldest first
 */
public record IndexedArticle(
        Article article,
        Tags tags,
        String story,
        Instant indexedAt,
        Instant changedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant shortenedAt,
        List<Version> versions) {
    /** An article that nothing has happened to. */
    public IndexedArticle(Article article, Tags tags, String story, Instant indexedAt, Instant changedAt) {
        this(article, tags, story, indexedAt, changedAt, null, null, List.of());
    }
}
