package dev.entente.ingest;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.crawl.Visited;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.extract.Extractor;
import dev.entente.tag.Tagger;
import dev.entente.tag.TextToTag;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;

/** From a fetched page to a tagged article. */
@Singleton
class PageReading {
    private final Extractor extractor;
    private final Tagger tagger;

    @Inject
    PageReading(Extractor extractor, Tagger tagger) {
        this.extractor = extractor;
        this.tagger = tagger;
    }

    Reading read(String source, Visited.Page page) {
        Extraction extraction = extractor.extract(page.url(), page.html(), page.charset());
        if (extraction instanceof ExtractedArticle read) {
            URI url = page.articleUrl();
            Article article = new Article(
                    ArticleId.of(url),
                    url,
                    source,
                    read.title(),
                    read.body(),
                    read.author(),
                    read.publishedAt(),
                    read.language(),
                    read.details());
            TextToTag text = new TextToTag(
                    article.title(),
                    article.body(),
                    article.language(),
                    article.publishedAt() == null ? null : article.publishedAt().toLocalDate());
            return new Reading.Tagged(new TaggedArticle(article, tagger.tag(text)));
        }
        return new Reading.Nothing(((Extraction.NotAnArticle) extraction).reason());
    }

    sealed interface Reading {
        record Tagged(TaggedArticle article) implements Reading {}

        record Nothing(String reason) implements Reading {}
    }
}
