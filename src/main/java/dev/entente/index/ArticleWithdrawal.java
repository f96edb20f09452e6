package dev.entente.index;

import java.net.URI;
import java.time.Instant;

/**
 * Marks articles that their site has taken away, and takes the mark off those that are back. Safe for use by many threads;
 * doing either twice is as doing it once. An article that is not indexed is passed over.
 */
public interface ArticleWithdrawal {
    /**
     * @param article its address
     * @param at when the site was found to have taken it away
     * @throws java.io.UncheckedIOException if Elasticsearch does not answer; then it is to be done again
     */
    void withdraw(URI article, Instant at);

    /**
     * Its page is there again.
     *
     * @throws java.io.UncheckedIOException if Elasticsearch does not answer; then it is to be done again
     */
    void restore(URI article);
}
