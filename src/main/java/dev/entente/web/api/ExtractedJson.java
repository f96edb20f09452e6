package dev.entente.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entente.article.Details;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extraction.ExtractedArticle;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the extractor reads in a page.
 *
 * @param recurring paragraphs left out because other pages of the site have them too
 * @param without what is read without the selectors; missing where none were given
 */
record ExtractedJson(
        String title,
        String body,
        @Nullable String author,
        @Nullable OffsetDateTime publishedAt,
        String language,
        @Nullable URI canonicalUrl,
        Details details,
        List<String> recurring,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object without) {
    private record Refused(String notAnArticle) {}

    static ExtractedJson of(ExtractedArticle article, @Nullable Extraction without) {
        return new ExtractedJson(
                article.title(),
                article.body(),
                article.author(),
                article.publishedAt(),
                article.language(),
                article.canonicalUrl(),
                article.details(),
                article.recurring(),
                without == null ? null : of(without));
    }

    private static Object of(Extraction extraction) {
        return extraction instanceof ExtractedArticle article
                ? of(article, null)
                : new Refused(((Extraction.NotAnArticle) extraction).reason());
    }
}
