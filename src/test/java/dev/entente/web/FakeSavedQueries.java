package dev.entente.web;

import dev.entente.account.Owners;
import dev.entente.saved.SavedQueries;
import dev.entente.saved.SavedQuery;
import dev.entente.search.ArticleSearch;
import dev.entente.search.ArticleSearch.NewSince;
import dev.entente.search.Criteria;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps saved queries in memory. */
@Alternative
@Singleton
class FakeSavedQueries implements SavedQueries {
    private final ArticleSearch search;
    private final List<SavedQuery> queries = new ArrayList<>();

    @Inject
    FakeSavedQueries(ArticleSearch search) {
        this.search = search;
    }

    @Override
    public synchronized SavedQuery save(String owner, String name, Criteria criteria) {
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            throw new IllegalArgumentException("Give it a name of 1 to " + NAME_LENGTH + " characters.");
        }
        Instant now = Instant.now();
        SavedQuery query = new SavedQuery(Owners.newToken(), owner, name, criteria, Owners.newToken(), now, now);
        queries.add(0, query);
        return query;
    }

    /** As if the owner had not looked since then. */
    synchronized void lastSeen(String name, Instant time) {
        queries.replaceAll(query -> query.name().equals(name) ? seen(query, time) : query);
    }

    @Override
    public synchronized List<WithNews> of(String owner) {
        return queries.stream()
                .filter(query -> query.owner().equals(owner))
                .map(query -> new WithNews(query, news(query)))
                .toList();
    }

    @Override
    public synchronized Optional<SavedQuery> find(String owner, String id) {
        return queries.stream()
                .filter(query -> query.owner().equals(owner) && query.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized Optional<Opened> open(String owner, String id) {
        return find(owner, id).map(query -> {
            Opened opened = new Opened(query, search.news(since(query), NEWS_SHOWN));
            queries.set(queries.indexOf(query), seen(query, Instant.now()));
            return opened;
        });
    }

    @Override
    public synchronized boolean delete(String owner, String id) {
        return find(owner, id).map(queries::remove).orElse(false);
    }

    @Override
    public synchronized Optional<SavedQuery> byFeedToken(String token) {
        return queries.stream().filter(query -> query.feedToken().equals(token)).findFirst();
    }

    private long news(SavedQuery query) {
        return search.countNew(List.of(since(query))).get(0);
    }

    private static NewSince since(SavedQuery query) {
        return new NewSince(query.criteria(), query.seenAt(), Set.of());
    }

    private static SavedQuery seen(SavedQuery query, Instant time) {
        return new SavedQuery(
                query.id(), query.owner(), query.name(), query.criteria(), query.feedToken(), query.createdAt(), time);
    }
}
