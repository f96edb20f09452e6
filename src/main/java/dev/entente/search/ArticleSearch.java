package dev.entente.search;

import dev.entente.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds articles. Each method is one Elasticsearch request.
 *
 * <p>All throw {@link SearchUnavailable} when Elasticsearch does not answer.
 */
public interface ArticleSearch {
    /** Most results that pages can reach; past them a search has to be narrowed. */
    int REACHABLE = 10_000;

    /** @param size hits on a page, 0 to 100 */
    SearchResult search(Criteria criteria, int size);

    Optional<IndexedArticle> article(ArticleId id);

    /** How many articles are new, for each of the searches. */
    List<Long> countNew(List<NewSince> searches);

    /** The new articles, newest first; at most {@code size}, 0 to 100. */
    News news(NewSince search, int size);

    /** Ids of the new articles, newest first; at most {@link #REACHABLE}. */
    List<ArticleId> newIds(NewSince search);

    /**
     * Asks for articles that match and were first indexed after a time.
     *
     * @param except articles that are not new all the same
     */
    record NewSince(Criteria criteria, Instant after, Set<ArticleId> except) {}

    /** @param total exact number, also where fewer hits were asked for */
    record News(long total, List<Hit> hits) {}
}
