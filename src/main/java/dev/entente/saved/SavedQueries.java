package dev.entente.saved;

import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import java.util.List;
import java.util.Optional;

/** The saved queries of all owners. An owner sees only their own: another's id answers empty. */
public interface SavedQueries {
    /** Most queries that one owner can keep. */
    int LIMIT = 200;

    int NAME_LENGTH = 120;

    int NEWS_SHOWN = 50;

    /** @throws IllegalArgumentException with a sentence for the owner: name blank or too long, or too many queries */
    SavedQuery save(String owner, String name, Criteria criteria);

    /** Newest first, each with the number of articles that are new to the owner. */
    List<WithNews> of(String owner);

    Optional<SavedQuery> find(String owner, String id);

    /** What is new, and from now on seen; empty where the owner has no such query. */
    Optional<Opened> open(String owner, String id);

    boolean delete(String owner, String id);

    Optional<SavedQuery> byFeedToken(String token);

    record WithNews(SavedQuery query, long news) {}

    /**
     * @param query as it was before it was opened, with the old {@code seenAt}
     * @param news what was first indexed since then, the newest {@link #NEWS_SHOWN} as hits
     */
    record Opened(SavedQuery query, ArticleSearch.News news) {}
}
