package dev.entente.article;

import java.net.URI;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One news article as it was read.
 *
 * @param url where it was read, or its canonical address
 * @param source id of the source
 * @param body paragraphs, separated by one empty line
 * @param author as the article prints it; null where none is named
 * @param publishedAt with the zone that the site gives; midnight UTC where only a day is known; null where none is
 * @param language ISO 639-1 code
 * @param details what was read beside the text
 */
public record Article(
        ArticleId id,
        URI url,
        String source,
        String title,
        String body,
        @Nullable String author,
        @Nullable OffsetDateTime publishedAt,
        String language,
        Details details) {

    /** An article of which nothing but this is known. */
    public Article(
            ArticleId id,
            URI url,
            String source,
            String title,
            String body,
            @Nullable String author,
            @Nullable OffsetDateTime publishedAt,
            String language) {
        this(id, url, source, title, body, author, publishedAt, language, Details.NONE);
    }
}
