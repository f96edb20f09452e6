package dev.entente.ingest;

import dev.entente.article.Article;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.tag.OfficialLinking;
import dev.entente.tag.OfficialLinking.Dated;
import dev.entente.tag.Tagger;
import dev.entente.tag.TextToTag;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one way by which an article gets its tags, whether it was crawled or imported: {@link #tag} reads them in its text, one
 * article at a time, and {@link #link} finds out, for a batch that is about to be written, who its officials are.
 */
@Singleton
class ArticleTagging {
    private final Tagger tagger;
    private final Function<List<Dated>, List<Tags>> linking;

    @Inject
    ArticleTagging(Tagger tagger, OfficialLinking linking) {
        this.tagger = tagger;
        this.linking = linking::link;
    }

    /** Without identities: ids stay as names make them. */
    ArticleTagging(Tagger tagger) {
        this.tagger = tagger;
        this.linking = articles -> articles.stream().map(Dated::tags).toList();
    }

    /** Officials outside the registry have the ids that their names make. */
    TaggedArticle tag(Article article) {
        TextToTag text = new TextToTag(article.title(), article.body(), article.language(), day(article));
        return new TaggedArticle(article, tagger.tag(text));
    }

    /**
     * Officials outside the registry get the ids of their identities.
     *
     * @throws IdentitiesUnavailable if the identities cannot be reached
     */
    List<TaggedArticle> link(List<TaggedArticle> articles) {
        List<Tags> linked = linking.apply(articles.stream()
                .map(each -> new Dated(each.tags(), day(each.article())))
                .toList());
        List<TaggedArticle> result = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            result.add(new TaggedArticle(articles.get(i).article(), linked.get(i)));
        }
        return result;
    }

    private static @Nullable LocalDate day(Article article) {
        return article.publishedAt() == null ? null : article.publishedAt().toLocalDate();
    }
}
