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
 * @param meetings pairs of officials who met
 * @param indexedAt when it was first indexed
 * @param withdrawnAt null while its page is there
 * @param told how many tell its story
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
        List<String> agencies,
        List<String> meetings,
        List<String> highlights,
        Instant indexedAt,
        @Nullable Instant withdrawnAt,
        Telling told) {
    /**
     * How many tell the story of an article, itself included; what was withdrawn is left out.
     *
     * @param first the article of the story that was indexed first
     * @param independentSources sources whose wordings differ: those that print the same words count as one
     */
    public record Telling(ArticleId first, long articles, int sources, int independentSources) {
        static Telling alone(ArticleId id) {
            return new Telling(id, 1, 1, 1);
        }
    }

    Hit with(Telling telling) {
        return new Hit(
                id,
                url,
                title,
                titleHtml,
                source,
                publishedAt,
                language,
                story,
                countries,
                officials,
                topics,
                agencies,
                meetings,
                highlights,
                indexedAt,
                withdrawnAt,
                telling);
    }
}
