package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.entente.article.TaggedArticle;
import dev.entente.story.Prose;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryRepairTest {
    private final ElasticsearchClient client = TestElasticsearch.client();
    private final SampleArticles one = new SampleArticles("repair-one");
    private final SampleArticles other = new SampleArticles("repair-other");

    /** As a rollover from the first release leaves them: no sketch, no wording, each a story of its own. */
    @Test
    void findsTheStoriesOfArticlesOfTheFirstRelease() throws IOException {
        List<TaggedArticle> articles = List.of(
                one.article("old", "2024-01-17", "en", "Report", Prose.sentences(20_000, 20_012)),
                other.article("old", "2024-01-18", "en", "Report", Prose.sentences(20_000, 20_012)));
        for (TaggedArticle article : articles) {
            String id = article.article().id().value();
            ArticleDocument read = ArticleDocument.of(article);
            ArticleDocument.History history = new ArticleDocument.History(
                    id, null, null, Instant.EPOCH, Instant.EPOCH, null, null, null, "old", null);
            client.index(i -> i.index("articles-write").id(id).document(read.with(history)));
        }
        BulkWriter bulk = new BulkWriter(client);
        new StoryRepair(client, bulk, new StoryGrouping(client, bulk)).run();
        bulk.close();
        assertThat(articles.stream().map(this::story).distinct()).hasSize(1);
    }

    private String story(TaggedArticle article) {
        try {
            return client.get(g -> g.index("articles").id(article.article().id().value()), ArticleDocument.class)
                    .source()
                    .story();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
