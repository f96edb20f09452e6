package dev.entente.crawl;

import dev.entente.source.ProposedSource;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at an unknown site brought.
 *
 * @param proposal with a language only where the site declares one
 * @param samples a few of its pages that look like articles
 */
public record Survey(ProposedSource proposal, List<Sample> samples) {
    /** @param charset of the Content-Type header; null where it names none */
    public record Sample(URI url, byte[] html, @Nullable String charset) {}
}
