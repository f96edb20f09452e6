package dev.entente.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entente.article.Details;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extraction.ExtractedArticle;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the extractor reads in a page.
 *
 * @param recurring paragraphs left out because other pages of the site have them too
 * @param changes names of the fields that the selectors change; missing where none were given
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> changes,
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
                without == null ? null : changes(article, without),
                without == null ? null : of(without));
    }

    private static List<String> changes(ExtractedArticle article, Extraction without) {
        Map<String, Object> before = without instanceof ExtractedArticle other ? fields(other) : Map.of();
        Map<String, Object> after = fields(article);
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .sorted()
                .toList();
    }

    /** Those that selectors may change, without those that were not found. */
    private static Map<String, Object> fields(ExtractedArticle article) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("title", article.title());
        fields.put("body", article.body());
        fields.put("author", article.author());
        fields.put("publishedAt", article.publishedAt());
        fields.put("language", article.language());
        fields.put("standfirst", article.details().standfirst());
        fields.put("captions", article.details().captions());
        fields.values().removeIf(value -> value == null || value.equals(List.of()));
        return fields;
    }

    private static Object of(Extraction extraction) {
        return extraction instanceof ExtractedArticle article
                ? of(article, null)
                : new Refused(((Extraction.NotAnArticle) extraction).reason());
    }
}
