package dev.entente.ingest;

import dev.entente.article.Article;
import dev.entente.article.TaggedArticle;
import dev.entente.curation.CuratedTagging;
import dev.entente.curation.CuratedTagging.Read;
import dev.entente.curation.CurationUnavailable;
import dev.entente.curation.Retags;
import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.tag.TextToTag;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The one way by which an article gets its tags, whether it was crawled, imported or tagged anew: {@link #tag} reads them in
 * its text, one article at a time, and {@link #settle} finds out, for a batch that is about to be written, who its officials
 * are, and mends the tags as curators want them.
 */
@Singleton
class ArticleTagging implements Retags.Tagging {
    /** Less than this a page is not given up for: without what curators want it must not be tagged. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final CuratedTagging tagging;

    @Inject
    ArticleTagging(CuratedTagging tagging) {
        this.tagging = tagging;
    }

    /**
     * Not yet as it may be written.
     *
     * @throws CurationUnavailable where it is not known for long what curators want, right after the start
     */
    @Override
    public TaggedArticle tag(Article article) {
        long start = System.nanoTime();
        while (true) {
            try {
                return new TaggedArticle(article, tagging.read(text(article)));
            } catch (CurationUnavailable e) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    /**
     * The articles as they are to be written.
     *
     * @throws IdentitiesUnavailable if the identities cannot be reached
     * @throws CurationUnavailable if it is not known what curators want
     */
    @Override
    public List<TaggedArticle> settle(List<TaggedArticle> articles) {
        List<Read> read = articles.stream()
                .map(each -> new Read(each.article().id(), text(each.article()), each.tags()))
                .toList();
        return tagging.settle(
                read, (i, curated) -> new TaggedArticle(articles.get(i).article(), curated.tags(), curated.acts()));
    }

    private static TextToTag text(Article article) {
        return new TextToTag(
                article.title(),
                article.body(),
                article.language(),
                article.publishedAt() == null ? null : article.publishedAt().toLocalDate());
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
