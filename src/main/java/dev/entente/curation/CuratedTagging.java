package dev.entente.curation;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.tag.Amendment;
import dev.entente.tag.Tagger;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.TextToTag;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tags texts by the tagger, and mends the tags as curators want them. */
@Singleton
public class CuratedTagging {
    private final Supplier<Curations.State> curations;

    @Inject
    public CuratedTagging(Curations curations) {
        this(curations::now);
    }

    private CuratedTagging(Supplier<Curations.State> curations) {
        this.curations = curations;
    }

    /** By the tagger alone, where there are no curators. */
    public static CuratedTagging without(Tagger tagger) {
        Curations.State state = new Curations.State(Curation.NONE, Amendment.NONE, Bare.TAXONOMY, tagger, Instant.MAX);
        return new CuratedTagging(() -> state);
    }

    /** Read when it is first needed. */
    private static final class Bare {
        private static final Taxonomy TAXONOMY = new Taxonomy();
    }

    /** The tags of an article. @throws CurationUnavailable where it is not known what curators want */
    public Curated tag(Article article) {
        return tag(
                article.id(),
                new TextToTag(
                        article.title(),
                        article.body(),
                        article.language(),
                        article.publishedAt() == null
                                ? null
                                : article.publishedAt().toLocalDate()));
    }

    /** The tags of a text that is no article of ours. @throws CurationUnavailable as above */
    public Curated tag(TextToTag text) {
        return tag(null, text);
    }

    private Curated tag(@Nullable ArticleId article, TextToTag text) {
        Curations.State now = curations.get();
        return Correction.of(
                now.curation(),
                now.taxonomy(),
                article,
                text.title(),
                text.body(),
                now.tagger().tag(text));
    }
}
