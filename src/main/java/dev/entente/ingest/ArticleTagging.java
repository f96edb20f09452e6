package dev.entente.ingest;

import dev.entente.article.Article;
import dev.entente.article.TaggedArticle;
import dev.entente.tag.Tagger;
import dev.entente.tag.TextToTag;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The one way by which an article gets its tags, whether it was crawled or imported. */
@Singleton
class ArticleTagging {
    private final Tagger tagger;

    @Inject
    ArticleTagging(Tagger tagger) {
        this.tagger = tagger;
    }

    TaggedArticle tag(Article article) {
        TextToTag text = new TextToTag(
                article.title(),
                article.body(),
                article.language(),
                article.publishedAt() == null ? null : article.publishedAt().toLocalDate());
        return new TaggedArticle(article, tagger.tag(text));
    }
}
