package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.OfficialTag;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.curation.CuratedTagging;
import dev.entente.curation.Curations;
import dev.entente.curation.MemoryCurationLog;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written.Outcome;
import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.tag.MemoryIdentities;
import dev.entente.tag.OfficialLinking;
import dev.entente.tag.Taxonomy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkingWriterTest {
    private static final Taxonomy TAXONOMY = new Taxonomy();

    private final List<TaggedArticle> written = new ArrayList<>();
    private final ArticleWriter writer = new ArticleWriter() {
        @Override
        public List<Written> write(List<TaggedArticle> articles) {
            written.addAll(articles);
            return articles.stream()
                    .map(each -> new Written(each.article().id(), Outcome.CREATED, ""))
                    .toList();
        }

        @Override
        public Written withdraw(ArticleId id, Instant at) {
            return new Written(id, Outcome.UPDATED, "");
        }

        @Override
        public void refresh() {}
    };

    @Test
    void theOfficialsOfABatchGetTheirIdsBeforeItIsWritten() {
        linking(new MemoryIdentities(), Duration.ZERO).write(List.of(article("a", "IR"), article("b", "IQ")));

        assertThat(written)
                .flatExtracting(each -> each.tags().officials())
                .extracting(OfficialTag::id)
                .containsExactly("ali-quizi", "ali-quizi-iq");
    }

    @Test
    void waitsUntilTheIdentitiesCanBeReached() {
        assertThat(linking(new Away(2), Duration.ofMinutes(1)).write(List.of(article("a", "IR"))))
                .extracting(ArticleWriter.Written::outcome)
                .containsExactly(Outcome.CREATED);
        assertThat(written).hasSize(1);
    }

    @Test
    void writesNothingWhileTheyCannot() {
        assertThat(linking(new Away(Integer.MAX_VALUE), Duration.ZERO).write(List.of(article("a", "IR"))))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
                    assertThat(result.error()).isEqualTo("away");
                });
        assertThat(written).isEmpty();
    }

    private LinkingWriter linking(MemoryIdentities identities, Duration patience) {
        ArticleTagging tagging = new ArticleTagging(new CuratedTagging(
                new Curations(new MemoryCurationLog(), TAXONOMY, text -> Tags.NONE, Clock.systemUTC()),
                new OfficialLinking(TAXONOMY, identities)));
        return new LinkingWriter(tagging, writer, patience);
    }

    private static TaggedArticle article(String path, String country) {
        URI url = URI.create("https://news.example/" + path);
        Article article = new Article(
                ArticleId.of(url), url, "news", "Title", "Body", null, OffsetDateTime.parse("2014-06-01T00:00Z"), "en");
        OfficialTag tag = new OfficialTag(
                "ali-quizi", "Ali Quizi", List.of("Ali Quizi"), "interior minister", country, List.of());
        return new TaggedArticle(article, new Tags(List.of(), List.of(tag), List.of(), List.of()));
    }

    /** Does not answer so many times. */
    private static final class Away extends MemoryIdentities {
        private int left;

        Away(int times) {
            this.left = times;
        }

        @Override
        public Known read(Collection<String> keys, Collection<String> ids) {
            if (left-- > 0) {
                throw new IdentitiesUnavailable("away", null);
            }
            return super.read(keys, ids);
        }
    }
}
