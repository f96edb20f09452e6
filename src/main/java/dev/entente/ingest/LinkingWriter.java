package dev.entente.ingest;

import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.curation.CurationUnavailable;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written.Outcome;
import dev.entente.tag.IdentitiesUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who the officials of articles are before it hands them on. While the identities cannot be reached it waits as
 * long as a writer does for Elasticsearch; then the articles are not written, so that none stands under ids that the next
 * crawl would not give it.
 */
final class LinkingWriter implements ArticleWriter {
    private static final Logger LOG = Logger.getLogger(LinkingWriter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final ArticleTagging tagging;
    private final ArticleWriter writer;
    private final Duration patience;

    LinkingWriter(ArticleTagging tagging, ArticleWriter writer) {
        this(tagging, writer, PATIENCE);
    }

    LinkingWriter(ArticleTagging tagging, ArticleWriter writer, Duration patience) {
        this.tagging = tagging;
        this.writer = writer;
        this.patience = patience;
    }

    @Override
    public List<Written> write(List<TaggedArticle> articles) {
        long start = System.nanoTime();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause)) {
            try {
                return writer.write(tagging.settle(articles));
            } catch (IdentitiesUnavailable | CurationUnavailable e) {
                LOG.debugf("The officials of %d articles wait: %s", articles.size(), e.getMessage());
                String reason = isOver(start) ? e.getMessage() : stopped(pause);
                if (reason != null) {
                    return articles.stream()
                            .map(each -> new Written(each.article().id(), Outcome.UNAVAILABLE, reason))
                            .toList();
                }
            }
        }
    }

    private boolean isOver(long start) {
        return System.nanoTime() - start >= patience.toNanos();
    }

    private static @Nullable String stopped(long pauseMillis) {
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Entente was stopped before this was written.";
        }
    }

    @Override
    public Written withdraw(ArticleId id, Instant at) {
        return writer.withdraw(id, at);
    }

    @Override
    public void refresh() {
        writer.refresh();
    }
}
