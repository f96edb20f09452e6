package dev.entente.extract;

import dev.entente.article.Details;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read out of a page: an article, or the reason why there is none. */
public sealed interface Extraction {
    /**
     * @param body paragraphs, separated by one empty line
     * @param author persons as printed, joined by ", "; null where none is named
     * @param publishedAt with the zone that the page gives; midnight UTC where only a day is known
     * @param language ISO 639-1 code, found on the text; {@code und} where it shows none
     * @param canonicalUrl as the page declares it, if plausible
     * @param details the other fields, and which rule gave each
     * @param recurring paragraphs that were left out because they stand on other pages of the site too
     */
    record ExtractedArticle(
            String title,
            String body,
            @Nullable String author,
            @Nullable OffsetDateTime publishedAt,
            String language,
            @Nullable URI canonicalUrl,
            Details details,
            List<String> recurring)
            implements Extraction {

        /** An article of which nothing but this was read. */
        public ExtractedArticle(
                String title,
                String body,
                @Nullable String author,
                @Nullable OffsetDateTime publishedAt,
                String language,
                @Nullable URI canonicalUrl) {
            this(title, body, author, publishedAt, language, canonicalUrl, Details.NONE, List.of());
        }
    }

    /** @param reason a short sentence for people, such as "The page is a list of links." */
    record NotAnArticle(String reason) implements Extraction {}

    /**
     * It could not be read this time, and may hold an article. Only PDF files end so.
     *
     * @param reason a short sentence for people
     */
    record NotRead(String reason) implements Extraction {}
}
