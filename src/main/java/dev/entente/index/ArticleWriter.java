package dev.entente.index;

import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import java.time.Instant;
import java.util.List;

/** Writes articles into the index, each with a result of its own. Safe for use by many threads. */
public interface ArticleWriter {
    /**
     * Writes the articles and waits until Elasticsearch has each on disk, trying again when it is busy. One result for
     * each article, in order; where one article comes twice, the later one wins.
     */
    List<Written> write(List<TaggedArticle> articles);

    /**
     * As {@link #write}, of articles that were read earlier and kept in a file. A capture that is older than the text that is
     * there becomes an earlier version of it at most, and takes no later withdrawal back.
     */
    default List<Written> writeCaptures(List<Capture> captures) {
        return write(captures.stream().map(Capture::article).toList());
    }

    /** @param readAt when its page was fetched */
    record Capture(TaggedArticle article, Instant readAt) {}

    /**
     * Marks an article as withdrawn by its source: it leaves the usual results, and stays under its address with a note.
     * Writing it again takes the mark away.
     *
     * @param at when its page was found to be gone for good
     * @return UPDATED, or UNCHANGED where it is marked already or was never indexed, or UNAVAILABLE
     */
    Written withdraw(ArticleId id, Instant at);

    /** Makes all that was written so far visible to searches. */
    void refresh();

    /** @param error why it was not written, empty where it was */
    record Written(ArticleId id, Outcome outcome, String error) {
        public enum Outcome {
            CREATED,
            UPDATED,
            UNCHANGED,
            /** Elasticsearch refused the article; sending it again would not help. */
            FAILED,
            /** Elasticsearch was away, or busy, for longer than the writer waits. */
            UNAVAILABLE
        }
    }
}
