package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.entente.article.AgencyTag;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.CountryTag;
import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.article.TopicTag;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** Articles with chosen tags in the index that the app uses, each test's under a source of its own. */
public final class SampleArticles {
    private static final BulkWriter BULK = new BulkWriter(TestElasticsearch.client());

    private final String source;
    private final Clock clock;

    public SampleArticles(String source) {
        this(source, Clock.systemUTC());
    }

    /** @param clock tells when the articles are first indexed */
    public SampleArticles(String source, Clock clock) {
        this.source = source;
        this.clock = clock;
        prepareIndexes();
    }

    public static void prepareIndexes() {
        try {
            new Indexes(TestElasticsearch.client()).prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The writer that the app uses. */
    public static ArticleWriter writer() {
        return writer(TestElasticsearch.client(), BULK);
    }

    static ArticleWriter writer(ElasticsearchClient client, BulkWriter bulk) {
        return new ElasticsearchArticleWriter(client, bulk, new StoryGrouping(client, bulk));
    }

    /**
     * @param tags country codes in capitals, topics as topic:id, officials as official:id or official:id@IR, agencies as
     *     agency:id, meetings as met:id_id
     */
    public TaggedArticle article(String path, String date, String language, String title, String body, String... tags) {
        URI url = URI.create("https://" + source + ".example.org/" + path);
        return new TaggedArticle(
                new Article(
                        ArticleId.of(url),
                        url,
                        source,
                        title,
                        body,
                        null,
                        date.isEmpty()
                                ? null
                                : LocalDate.parse(date).atStartOfDay().atOffset(ZoneOffset.UTC),
                        language),
                tags(tags));
    }

    public void write(TaggedArticle... articles) {
        ArticleWriter writer = new ElasticsearchArticleWriter(
                TestElasticsearch.client(), BULK, new StoryGrouping(TestElasticsearch.client(), BULK), clock);
        writer.write(List.of(articles)).forEach(written -> {
            if (!written.error().isEmpty()) {
                throw new IllegalStateException(written.error());
            }
        });
        writer.refresh();
    }

    private static Tags tags(String... tags) {
        List<String> all = Arrays.asList(tags);
        return new Tags(
                all.stream()
                        .filter(tag -> tag.length() == 2)
                        .map(id -> new CountryTag(id, true, List.of()))
                        .toList(),
                all.stream()
                        .filter(tag -> tag.startsWith("official:"))
                        .map(tag -> tag.substring("official:".length()))
                        .map(SampleArticles::official)
                        .toList(),
                all.stream()
                        .filter(tag -> tag.startsWith("topic:"))
                        .map(tag -> new TopicTag(tag.substring("topic:".length()), List.of()))
                        .toList(),
                List.of(),
                all.stream()
                        .filter(tag -> tag.startsWith("agency:"))
                        .map(tag -> tag.substring("agency:".length()))
                        .map(id -> new AgencyTag(id, id, null, List.of()))
                        .toList(),
                all.stream()
                        .filter(tag -> tag.startsWith("met:"))
                        .map(tag -> MeetingTag.officials(tag.substring("met:".length())))
                        .map(two -> new MeetingTag(two.get(0), two.get(1), List.of()))
                        .toList());
    }

    private static OfficialTag official(String tag) {
        int at = tag.indexOf('@');
        String id = at < 0 ? tag : tag.substring(0, at);
        return new OfficialTag(id, id, List.of(), null, at < 0 ? null : tag.substring(at + 1), List.of());
    }
}
