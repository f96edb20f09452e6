package dev.entente.search;

import dev.entente.article.ArticleId;
import dev.entente.index.ArticleDocument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents as Elasticsearch returns them → hits and articles. Pure. */
final class Hits {
    private Hits() {}

    static Hit of(co.elastic.clients.elasticsearch.core.search.Hit<ArticleDocument> hit) {
        ArticleDocument document = hit.source();
        if (document == null || hit.id() == null) {
            throw new IllegalStateException("A search of articles always asks for their source");
        }
        String title = ArticleDocument.only(document.title());
        return new Hit(
                new ArticleId(hit.id()),
                document.url(),
                title,
                highlights(hit.highlight(), "title.").stream().findFirst().orElseGet(() -> escaped(title)),
                document.source(),
                document.publishedAt(),
                document.language(),
                document.story(),
                document.countries(),
                document.officials(),
                document.topics(),
                orNone(document.agencies()),
                orNone(document.meetings()),
                highlights(hit.highlight(), "body."),
                document.indexedAt(),
                document.withdrawnAt(),
                Hit.Telling.alone(new ArticleId(hit.id())));
    }

    static IndexedArticle indexed(ArticleId id, ArticleDocument document) {
        return new IndexedArticle(
                document.article(id),
                document.tags(),
                document.story(),
                document.indexedAt(),
                document.changedAt(),
                document.withdrawnAt(),
                document.shortenedAt(),
                document.earlier());
    }

    /** Articles that were indexed before there was the field have none. */
    private static List<String> orNone(@Nullable List<String> ids) {
        return ids == null ? List.of() : ids;
    }

    private static List<String> highlights(Map<String, List<String>> byField, String prefix) {
        return byField.entrySet().stream()
                .filter(field -> field.getKey().startsWith(prefix))
                .flatMap(field -> field.getValue().stream())
                .toList();
    }

    /** As Elasticsearch's HTML encoder does it for highlighted texts. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#x27;");
    }
}
