package dev.entente.ingest;

import dev.entente.article.Article;
import dev.entente.article.TaggedArticle;
import dev.entente.curation.Curated;
import dev.entente.curation.CuratedTagging;
import dev.entente.curation.CurationUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The one way by which an article gets its tags, whether it was crawled, imported or tagged anew: as curators want them. */
@Singleton
class ArticleTagging {
    /** Less than this a page is not given up for: without what curators want it must not be tagged. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final CuratedTagging tagging;

    @Inject
    ArticleTagging(CuratedTagging tagging) {
        this.tagging = tagging;
    }

    /** @throws CurationUnavailable where it is not known for long what curators want, right after the start */
    TaggedArticle tag(Article article) {
        long start = System.nanoTime();
        while (true) {
            try {
                Curated curated = tagging.tag(article);
                return new TaggedArticle(article, curated.tags(), curated.acts());
            } catch (CurationUnavailable e) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(CurationUnavailable cause) {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
