package dev.entente.ingest;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source would bring, from a few of its pages.
 *
 * @param problem why the site could not be read on; null where it could
 */
public record TestCrawl(
        List<Read> articles,
        List<PassedOver> passedOver,
        @Nullable String problem) {
    /** @param beginning of the text, at most {@value TestCrawls#BEGINNING} characters */
    public record Read(
            URI url,
            String title,
            String beginning,
            @Nullable String author,
            @Nullable String publishedAt,
            String language) {}

    public record PassedOver(URI url, String reason) {}

    public TestCrawl {
        articles = List.copyOf(articles);
        passedOver = List.copyOf(passedOver);
    }
}
