package dev.entente.index;

import java.io.IOException;
import java.util.function.LongConsumer;

/** Deletes articles for good. */
public interface ArticleRemoval {
    /** Articles of the source. @throws IOException if Elasticsearch does not answer */
    long count(String source) throws IOException;

    /**
     * Deletes all articles of the source; those written meanwhile may stay.
     *
     * @param progress told how many are deleted, a batch at a time
     * @return how many were deleted
     * @throws IOException if Elasticsearch does not answer; what was deleted until then stays deleted
     */
    long remove(String source, LongConsumer progress) throws IOException;
}
