package dev.entente.web.view;

import dev.entente.saved.SavedQueries;
import dev.entente.saved.SavedQuery;
import dev.entente.search.ArticleSearch;
import dev.entente.search.Hit;
import dev.entente.search.SearchResult;
import dev.entente.search.Sort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Lays out saved queries, in the list and opened. */
@Singleton
public class SavedPages {
    private static final int LISTED = 20;

    private final ArticleSearch search;
    private final SearchPages pages;
    private final Labels labels;

    @Inject
    SavedPages(ArticleSearch search, SearchPages pages, Labels labels) {
        this.search = search;
        this.pages = pages;
        this.labels = labels;
    }

    public SavedPage.Row row(SavedQueries.WithNews saved) {
        SavedQuery query = saved.query();
        return new SavedPage.Row(
                query.name(),
                pages.describe(query.criteria()),
                page(query),
                page(query) + "/delete",
                feed(query),
                saved.news(),
                Words.time(query.seenAt()));
    }

    /** @param news what came after {@code since} */
    public SavedPage.Opened opened(SavedQuery query, Instant since, ArticleSearch.News news) {
        Set<String> fresh = news.hits().stream().map(Hit::story).collect(Collectors.toSet());
        SearchResult result = search.search(query.criteria().withSort(Sort.NEWEST), LISTED);
        return new SavedPage.Opened(
                query.name(),
                pages.describe(query.criteria()),
                Words.time(since),
                news.total(),
                news.hits().stream().map(hit -> HitView.of(hit, labels, true)).toList(),
                result.hits().stream()
                        .filter(hit -> !fresh.contains(hit.story()))
                        .map(hit -> HitView.of(hit, labels, false))
                        .toList(),
                result.total(),
                Chart.of(query.criteria(), result.histogram()),
                Links.search(query.criteria()),
                page(query) + "?since=" + since,
                feed(query),
                page(query) + "/delete");
    }

    private static String page(SavedQuery query) {
        return "/saved/" + query.id();
    }

    private static String feed(SavedQuery query) {
        return "/feeds/saved/" + query.feedToken() + ".atom";
    }
}
