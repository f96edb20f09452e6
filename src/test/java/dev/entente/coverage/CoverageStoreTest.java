package dev.entente.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.coverage.CrawlNews.State;
import dev.entente.index.Indexes;
import dev.entente.index.SampleArticles;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CoverageStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
    private static final CrawlCounts ONE = new CrawlCounts(8, 7, 6, 5, 4, 3, 2, 1);

    private final CrawlRecord record =
            new ElasticsearchCrawlRecord(TestElasticsearch.client(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final CoverageStore store = new ElasticsearchCoverageStore(TestElasticsearch.client());

    @BeforeAll
    static void prepare() throws IOException {
        new Indexes(TestElasticsearch.client()).prepare();
    }

    @Test
    void addsUpADay() throws IOException {
        record.add(day("adds", 9, true, null));
        record.add(day("adds", 9, false, "Slower than it allows."));
        record.add(day("adds", 2, true, null));
        record.forget("another");
        refresh();
        assertThat(store.days("adds", TODAY.minusDays(30), TODAY))
                .hasSize(2)
                .last()
                .satisfies(day -> {
                    assertThat(day.crawls()).isEqualTo(2);
                    assertThat(day.visited()).isTrue();
                    assertThat(day.counts()).isEqualTo(ONE.plus(ONE));
                    assertThat(day.lastSuccess()).isEqualTo(Instant.parse("2026-03-09T10:00:00Z"));
                    assertThat(day.remark()).isEqualTo("Slower than it allows.");
                });
        CrawlHistory history =
                store.histories(LocalDate.parse("2026-03-05"), TODAY).get("adds");
        assertThat(history.first()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(history.lastSuccess()).isEqualTo(Instant.parse("2026-03-09T10:00:00Z"));
        assertThat(history.visited()).containsExactly(LocalDate.parse("2026-03-09"));
        assertThat(history.counts()).isEqualTo(ONE.plus(ONE).plus(ONE));
        assertThat(history.remark()).isEqualTo("Slower than it allows.");
    }

    @Test
    void countsWhatManyInstancesAddAtOnce() throws IOException {
        List<CompletableFuture<Void>> added = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> record.add(day("many", 9, true, null))))
                .toList();
        added.forEach(CompletableFuture::join);
        refresh();
        assertThat(store.days("many", TODAY.minusDays(30), TODAY).get(0).crawls())
                .isEqualTo(6);
    }

    @Test
    void forgetsOneSourceAlone() throws IOException {
        record.add(day("forgotten", 9, true, null));
        record.add(day("kept", 9, true, null));
        record.tell(news("forgotten", State.DONE, NOW));
        record.forget("forgotten");
        refresh();
        assertThat(store.days("forgotten", TODAY.minusDays(30), TODAY)).isEmpty();
        assertThat(store.days("kept", TODAY.minusDays(30), TODAY)).hasSize(1);
        assertThat(record.news()).extracting(CrawlNews::source).doesNotContain("forgotten");
    }

    @Test
    void tellsWhichDaysTheAskedSourcesWereVisited() throws IOException {
        record.add(day("one", 3, true, null));
        record.add(day("one", 4, false, null));
        record.add(day("two", 4, true, null));
        record.add(day("third", 5, true, null));
        refresh();
        VisitedDays days = store.visitedDays(List.of("one", "two"), TODAY.minusDays(30), TODAY);
        assertThat(days.first()).containsOnlyKeys("one", "two");
        assertThat(days.visited()).containsOnlyKeys(LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-04"));
        assertThat(store.visitedDays(List.of(), TODAY.minusDays(30), TODAY).first())
                .isEmpty();
    }

    @Test
    void saysThatACrawlWasKilledOfWhichNothingIsHeard() throws IOException {
        record.tell(news("alive", State.RUNNING, NOW.minusSeconds(5)));
        record.tell(news("killed", State.RUNNING, NOW.minus(Duration.ofMinutes(2))));
        refresh();
        assertThat(state("alive")).isEqualTo(State.RUNNING);
        assertThat(state("killed")).isEqualTo(State.BROKEN);
        record.tell(news("alive", State.DONE, NOW));
        refresh();
        assertThat(state("alive")).isEqualTo(State.DONE);
    }

    @Test
    void measuresTheLagAndCountsDays() {
        SampleArticles articles = new SampleArticles("flows", Clock.fixed(NOW, ZoneOffset.UTC));
        IntStream.rangeClosed(1, 10)
                .forEach(hours -> articles.write(article("flows", "" + hours, NOW.minusSeconds(hours * 3600L))));
        articles.write(article("flows", "old", NOW.minus(Duration.ofDays(400))), article("flows", "undated", null));
        ArticleFlow flow = store.flows(TODAY).get("flows");
        assertThat(flow.held()).isEqualTo(12);
        assertThat(flow.median()).isBetween(Duration.ofHours(5), Duration.ofHours(6));
        assertThat(flow.slowTenth()).isBetween(Duration.ofHours(9), Duration.ofHours(10));
        assertThat(flow.perDay()).hasSize(Silence.DAYS + 1).endsWith(0L, 11L);
        assertThat(flow.completeDays()).hasSize(Silence.DAYS).containsOnly(0L);
    }

    private State state(String source) {
        return record.news().stream()
                .filter(news -> news.source().equals(source))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static TaggedArticle article(String source, String path, Instant published) {
        URI url = URI.create("https://" + source + ".example/" + path);
        OffsetDateTime at = published == null ? null : published.atOffset(ZoneOffset.UTC);
        return new TaggedArticle(
                new Article(ArticleId.of(url), url, source, "Title " + path, "Body of " + path, null, at, "en"),
                Tags.NONE);
    }

    private static CrawlDay day(String source, int day, boolean visited, String remark) {
        LocalDate date = LocalDate.of(2026, 3, day);
        Instant success = visited ? date.atTime(10, 0).toInstant(ZoneOffset.UTC) : null;
        return new CrawlDay(source, date, 1, ONE, visited, success, remark);
    }

    private static CrawlNews news(String source, State state, Instant at) {
        return new CrawlNews(
                source,
                "here",
                state,
                at,
                at,
                state == State.RUNNING ? null : at,
                ONE,
                URI.create("https://x.example/"),
                List.of());
    }

    private static void refresh() throws IOException {
        for (String index : Set.of("crawl-days", "crawls")) {
            TestElasticsearch.client().indices().refresh(r -> r.index(index));
        }
    }
}
