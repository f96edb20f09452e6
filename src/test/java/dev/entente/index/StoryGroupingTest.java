package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.entente.article.TaggedArticle;
import dev.entente.story.Prose;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test's texts are made of sentences of its own, as all tests share one index. */
class StoryGroupingTest {
    private static final ElasticsearchClient CLIENT = TestElasticsearch.client();
    private static final List<SampleArticles> SOURCES = IntStream.range(0, 5)
            .mapToObj(number -> new SampleArticles("story-source-" + number))
            .toList();
    private static final BulkWriter BULK = new BulkWriter(CLIENT);
    private static final BulkWriter OTHER_BULK = new BulkWriter(CLIENT);
    private static final ArticleWriter WRITER = SampleArticles.writer(CLIENT, BULK);
    /** Of another instance. */
    private static final ArticleWriter OTHER_WRITER = SampleArticles.writer(CLIENT, OTHER_BULK);

    @AfterAll
    static void close() {
        BULK.close();
        OTHER_BULK.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void groupsCopiesOverSourcesInBothOrdersOfArrival(boolean backwards) {
        int first = backwards ? 1_000 : 1_100;
        List<TaggedArticle> articles = new ArrayList<>(List.of(
                article(0, "order" + first, Prose.sentences(first, first + 12)),
                article(1, "order" + first, "By our correspondent. " + Prose.sentences(first, first + 12)),
                article(2, "order" + first, Prose.sentences(first, first + 7)),
                article(3, "order" + first, Prose.sentences(first + 30, first + 42))));
        if (backwards) {
            Collections.reverse(articles);
        }
        articles.forEach(one -> WRITER.write(List.of(one)));
        if (backwards) {
            Collections.reverse(articles);
        }
        assertThat(stories(articles)).startsWith(least(articles.subList(0, 3)), least(articles.subList(0, 3)));
        assertThat(stories(articles)).endsWith(least(articles.subList(0, 3)), id(articles.get(3)));
    }

    @Test
    void groupsCopiesThatComeInOneBatch() {
        List<TaggedArticle> articles = IntStream.range(0, 4)
                .mapToObj(source -> article(source, "batch", Prose.sentences(2_000, 2_012)))
                .toList();
        WRITER.write(articles);
        assertThat(stories(articles)).containsOnly(least(articles));
        assertThat(documents(articles)).extracting(ArticleDocument::wording).containsOnly(least(articles));
    }

    @Test
    void joinsTwoStoriesWhenAnArticleComesThatBridgesThem() {
        TaggedArticle beginning = article(0, "bridge", Prose.sentences(3_000, 3_009));
        TaggedArticle end = article(1, "bridge", Prose.sentences(3_008, 3_017));
        TaggedArticle endAgain = article(2, "bridge", Prose.sentences(3_008, 3_017));
        TaggedArticle whole = article(3, "bridge", Prose.sentences(3_000, 3_017));
        WRITER.write(List.of(beginning, end, endAgain));
        assertThat(stories(List.of(beginning, end, endAgain)))
                .containsExactly(id(beginning), least(List.of(end, endAgain)), least(List.of(end, endAgain)));
        WRITER.write(List.of(whole));
        List<TaggedArticle> all = List.of(beginning, end, endAgain, whole);
        assertThat(stories(all)).containsOnly(least(all));
    }

    @Test
    void takesAnArticleOutWhoseTextBecomesAnother() {
        List<TaggedArticle> articles = IntStream.range(0, 3)
                .mapToObj(source -> article(source, "edit", Prose.sentences(4_000, 4_012)))
                .toList();
        WRITER.write(articles);
        // The one that the story is named by.
        int leaver = IntStream.range(0, 3)
                .filter(i -> id(articles.get(i)).equals(least(articles)))
                .findFirst()
                .orElseThrow();
        TaggedArticle edited = article(leaver, "edit", Prose.sentences(4_100, 4_112));
        WRITER.write(List.of(edited));
        List<TaggedArticle> staying = new ArrayList<>(articles);
        staying.remove(leaver);
        assertThat(stories(List.of(edited))).containsExactly(id(edited));
        assertThat(stories(staying)).containsOnly(least(staying));
    }

    @Test
    void tellsCopiesFromRewrites() {
        String text = Prose.sentences(5_000, 5_012);
        List<TaggedArticle> copies = List.of(article(0, "wording", text), article(1, "wording", text));
        TaggedArticle rewrite = article(
                2,
                "wording",
                text.replace("the commander", "its chief")
                        .replace("officers", "policemen")
                        .replace("signed", "agreed")
                        .replace("together", "side by side")
                        .replace("again", "once more")
                        .replace("ministers", "politicians")
                        .replace("quietly", "in silence"));
        WRITER.write(copies);
        WRITER.write(List.of(rewrite));
        List<TaggedArticle> all = List.of(copies.get(0), copies.get(1), rewrite);
        assertThat(stories(all)).containsOnly(least(all));
        assertThat(documents(all))
                .extracting(ArticleDocument::wording)
                .containsExactly(least(copies), least(copies), id(rewrite));
    }

    @Test
    void twoInstancesThatWriteCopiesAtTheSameTimeEndInOneStory() {
        for (int round = 0; round < 10; round++) {
            int first = 10_000 + round * 20;
            List<TaggedArticle> articles = IntStream.range(0, 4)
                    .mapToObj(source -> article(source, "race" + first, Prose.sentences(first, first + 12)))
                    .toList();
            CompletableFuture<?> one = CompletableFuture.runAsync(() -> WRITER.write(articles.subList(0, 2)));
            CompletableFuture<?> other = CompletableFuture.runAsync(() -> OTHER_WRITER.write(articles.subList(2, 4)));
            CompletableFuture.allOf(one, other).join();
            assertThat(stories(articles)).containsOnly(least(articles));
        }
    }

    @Test
    void keepsNoticesUnderOneLongLicenceApart() {
        String licence = Prose.sentences(7_900, 7_906);
        List<TaggedArticle> notices = IntStream.range(0, 30)
                .mapToObj(i ->
                        article(0, "notice" + i, Prose.sentences(7_000 + 10 * i, 7_006 + 10 * i) + "\n\n" + licence))
                .toList();
        WRITER.write(notices);
        assertThat(stories(notices)).doesNotHaveDuplicates();
        TaggedArticle copy = article(1, "notice", Prose.sentences(7_050, 7_056));
        WRITER.write(List.of(copy));
        assertThat(stories(List.of(copy, notices.get(5)))).containsOnly(least(List.of(copy, notices.get(5))));
    }

    private static TaggedArticle article(int source, String path, String body) {
        return SOURCES.get(source).article(path, "2024-01-17", "en", "Report of " + path, body);
    }

    private static List<String> stories(List<TaggedArticle> articles) {
        return documents(articles).stream().map(ArticleDocument::story).toList();
    }

    private static List<ArticleDocument> documents(List<TaggedArticle> articles) {
        return articles.stream()
                .map(article -> {
                    try {
                        return CLIENT.get(g -> g.index("articles").id(id(article)), ArticleDocument.class)
                                .source();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static String id(TaggedArticle article) {
        return article.article().id().value();
    }

    private static String least(List<TaggedArticle> articles) {
        return Arrays.stream(articles.stream().map(StoryGroupingTest::id).toArray(String[]::new))
                .sorted()
                .findFirst()
                .orElseThrow();
    }
}
