package dev.entente.web.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.entente.article.Article;
import dev.entente.article.Details;
import dev.entente.search.IndexedArticle;
import dev.entente.web.view.Labels;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An article with its tags and their evidence. */
record ArticleJson(
        String id,
        String url,
        String source,
        String title,
        String body,
        @Nullable String author,
        @Nullable OffsetDateTime publishedAt,
        String language,
        String story,
        Instant indexedAt,
        Instant changedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant shortenedAt,
        int versions,
        Details details,
        @JsonUnwrapped TagsJson tags) {
    static ArticleJson of(IndexedArticle indexed, Labels labels) {
        Article article = indexed.article();
        return new ArticleJson(
                article.id().value(),
                article.url().toString(),
                article.source(),
                article.title(),
                article.body(),
                article.author(),
                article.publishedAt(),
                article.language(),
                indexed.story(),
                indexed.indexedAt(),
                indexed.changedAt(),
                indexed.withdrawnAt(),
                indexed.shortenedAt(),
                indexed.versions().size() + 1,
                article.details(),
                TagsJson.of(indexed.tags(), labels));
    }
}
