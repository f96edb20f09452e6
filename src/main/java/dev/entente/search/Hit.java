package dev.entente.search;

import dev.entente.article.ArticleId;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article of a result.
 *
 * @param titleHtml the title, escaped, matches in {@code <mark>}
 * @param highlights up to two passages of the body, escaped, matches in {@code <mark>}; the beginning where nothing of it matched
 * @param countries ids of the countries it is about
 * @param indexedAt when it was first indexed
 */
public record Hit(
        ArticleId id,
        URI url,
        String title,
        String titleHtml,
        String source,
        @Nullable OffsetDateTime publishedAt,
        String language,
        String story,
        List<String> countries,
        List<String> officials,
        List<String> topics,
        List<String> highlights,
        Instant indexedAt) {}
