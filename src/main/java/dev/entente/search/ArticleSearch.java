package dev.entente.search;

import dev.entente.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds articles, and the stories that they tell. Each method is two or three Elasticsearch requests at most, however much
 * it answers.
 *
 * <p>All throw {@link SearchUnavailable} when Elasticsearch does not answer.
 */
public interface ArticleSearch {
    /** Most results that pages can reach; past them a search has to be narrowed. */
    int REACHABLE = 10_000;

    /** @param size hits on a page, 0 to 100 */
    SearchResult search(Criteria criteria, int size);

    Optional<IndexedArticle> article(ArticleId id);

    /** Empty where no article belongs to it: stories change their ids when they are joined. */
    Optional<Story> story(String id);

    /**
     * How many stories are new, for each of the searches. However many sources tell a new story, it counts once; a
     * further copy of a story of which an article that matches was there before is no news. Where the criteria list each
     * copy, each new article counts.
     */
    List<Long> countNew(List<NewSince> searches);

    /** One article of each new story, newest first; at most {@code size}, 0 to 100. */
    News news(NewSince search, int size);

    /** Ids of all new articles, copies too, newest first; at most {@link #REACHABLE}. */
    List<ArticleId> newIds(NewSince search);

    /**
     * Asks for articles that match and were first indexed after a time.
     *
     * @param except articles that are not new all the same
     */
    record NewSince(Criteria criteria, Instant after, Set<ArticleId> except) {}

    /** @param total of {@link #countNew}, also where fewer hits were asked for */
    record News(long total, List<Hit> hits) {}
}
