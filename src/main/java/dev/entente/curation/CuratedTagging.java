package dev.entente.curation;

import dev.entente.article.ArticleId;
import dev.entente.article.Tags;
import dev.entente.tag.Amendment;
import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.tag.MeetingFinder;
import dev.entente.tag.OfficialLinking;
import dev.entente.tag.OfficialLinking.Dated;
import dev.entente.tag.Tagger;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.TextToTag;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tags texts in two steps: {@link #read} by the tagger alone, and {@link #settle}, which gives the officials outside the
 * registry the ids of their identities, mends the tags as curators want them and then finds who of them met. Methods throw {@link
 * CurationUnavailable} where it is not known what curators want.
 */
@Singleton
public class CuratedTagging {
    private final Supplier<Curations.State> curations;
    private final Identities identities;

    @Inject
    public CuratedTagging(Curations curations, OfficialLinking linking) {
        this(curations::now, new Identities() {
            @Override
            public List<Tags> link(Taxonomy registry, List<Dated> articles) {
                return linking.link(registry, articles);
            }

            @Override
            public Tags preview(Taxonomy registry, Dated article) {
                return linking.preview(registry, article);
            }
        });
    }

    private CuratedTagging(Supplier<Curations.State> curations, Identities identities) {
        this.curations = curations;
        this.identities = identities;
    }

    /** By the tagger alone: without curators, and with the ids that names make. */
    public static CuratedTagging without(Tagger tagger) {
        Curations.State state = new Curations.State(Curation.NONE, Amendment.NONE, Bare.TAXONOMY, tagger, Instant.MAX);
        return new CuratedTagging(() -> state, Identities.NONE);
    }

    /** By the tagger and curators: with the ids that names make. */
    static CuratedTagging withoutIdentities(Curations curations) {
        return new CuratedTagging(curations::now, Identities.NONE);
    }

    /** Who the officials are that the registry does not know. */
    private interface Identities {
        Identities NONE = new Identities() {};

        default List<Tags> link(Taxonomy registry, List<Dated> articles) {
            return articles.stream().map(Dated::tags).toList();
        }

        default Tags preview(Taxonomy registry, Dated article) {
            return article.tags();
        }
    }

    /** Read when it is first needed. */
    private static final class Bare {
        private static final Taxonomy TAXONOMY = new Taxonomy();
    }

    /**
     * A text with the tags that were read in it.
     *
     * @param article null for a text that is no article of ours
     */
    public record Read(@Nullable ArticleId article, TextToTag text, Tags tags) {
        private Dated dated() {
            return new Dated(tags, text.publishedAt());
        }
    }

    /** The tags that the words give. */
    public Tags read(TextToTag text) {
        return curations.get().tagger().tag(text);
    }

    /**
     * The tags of a batch as they are to be written; new identities are stored.
     *
     * @param result what to make of the number of a text in the batch and its tags
     * @throws IdentitiesUnavailable if the identities cannot be reached
     */
    public <T> List<T> settle(List<Read> batch, BiFunction<Integer, Curated, T> result) {
        Curations.State now = curations.get();
        List<Tags> linked =
                identities.link(now.taxonomy(), batch.stream().map(Read::dated).toList());
        List<T> settled = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            settled.add(result.apply(i, corrected(now, batch.get(i), linked.get(i))));
        }
        return settled;
    }

    /** The tags that a text would get now; stores nothing. @throws IdentitiesUnavailable as above */
    public Tags preview(TextToTag text) {
        Curations.State now = curations.get();
        Read read = new Read(null, text, now.tagger().tag(text));
        return corrected(now, read, identities.preview(now.taxonomy(), read.dated()))
                .tags();
    }

    private static Curated corrected(Curations.State now, Read read, Tags linked) {
        Curated mended = Correction.of(
                now.curation(),
                now.taxonomy(),
                read.article(),
                read.text().title(),
                read.text().body(),
                linked);
        Tags tags = mended.tags();
        return new Curated(tags.withMeetings(MeetingFinder.find(read.text(), tags.officials())), mended.acts());
    }
}
