package dev.entente.web.api;

import dev.entente.article.Version;
import dev.entente.search.IndexedArticle;
import dev.entente.web.view.VersionsPage;
import java.util.List;

/** The texts of an article, the oldest first. */
record VersionsJson(String id, List<Version> versions) {
    static VersionsJson of(IndexedArticle indexed) {
        return new VersionsJson(indexed.article().id().value(), VersionsPage.texts(indexed));
    }
}
