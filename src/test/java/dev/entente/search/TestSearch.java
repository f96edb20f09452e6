package dev.entente.search;

import dev.entente.support.TestElasticsearch;

/** The search that the app uses, on the test node. */
public final class TestSearch {
    private TestSearch() {}

    public static ArticleSearch search() {
        return new ElasticsearchArticleSearch(TestElasticsearch.client(), id -> id);
    }
}
