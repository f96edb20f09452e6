package dev.entente.search;

import dev.entente.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** How many articles match that were first indexed after the given time, for each of the searches. */
    List<Long> countNew(List<NewSince> searches);

    record NewSince(Criteria criteria, Instant after) {}
}
