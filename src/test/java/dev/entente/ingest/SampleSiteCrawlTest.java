package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.ArticleId;
import dev.entente.article.CountryTag;
import dev.entente.article.MeetingTag;
import dev.entente.article.TaggedArticle;
import dev.entente.crawl.Crawler.Scope;
import dev.entente.crawl.Sources;
import dev.entente.crawl.TestCrawler;
import dev.entente.extract.PageExtractor;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.sample.SampleSite;
import dev.entente.source.Source;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.TaxonomyTagger;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from the sample site to tagged articles, with all rooms but Elasticsearch as they are. */
class SampleSiteCrawlTest {
    private final TestCrawler crawler = new TestCrawler();
    private final PageReading reading = new PageReading(new PageExtractor(), new TaxonomyTagger(new Taxonomy()));
    private final Keeper keeper = new Keeper();

    @Test
    void readsBothEditions(@TempDir Path folder) throws Exception {
        try (SampleSite site = new SampleSite(new SampleSite.Settings(0, folder.resolve("edition"), Duration.ZERO))) {
            CrawlReport first = crawl(site.home());
            assertThat(first.state()).isEqualTo(CrawlReport.State.DONE);
            assertThat(first.created()).isGreaterThanOrEqualTo(24);
            assertThat(first.failures())
                    .allSatisfy(failure -> assertThat(failure.reason()).contains("410"));
            assertThat(keeper.languages()).contains("en", "fa", "ar");
            assertThat(keeper.about("IR", "CN")).isNotEmpty();
            assertThat(keeper.kept.values())
                    .flatExtracting(article -> article.tags().meetings())
                    .extracting(MeetingTag::pair)
                    .contains("ahmad-reza-radan_wang-xiaohong");

            CrawlReport second = crawl(site.home());
            assertThat(second.state()).isEqualTo(CrawlReport.State.DONE);
            assertThat(second.created()).isPositive();
            assertThat(second.updated()).isEqualTo(1);
            assertThat(second.unchanged()).isGreaterThanOrEqualTo(24);
        }
    }

    @Test
    void readsTheSameArticlesFromAWarcFile(@TempDir Path folder) throws Exception {
        try (SampleSite site = new SampleSite(new SampleSite.Settings(0, folder.resolve("edition"), Duration.ZERO))) {
            Source courier = Sources.withInclude(site.home(), "/\\d{4}/\\d{2}/\\d{2}/");
            CrawlProgress progress = new CrawlProgress("courier", Instant.now());
            new SourceCrawl(
                            courier,
                            Scope.ALL,
                            crawler.keepingIn(folder.resolve("warc")),
                            reading,
                            reading.linking(keeper),
                            progress)
                    .run();
            Keeper imported = new Keeper();
            WarcImport files = new ArchivedPages(reading, imported, dev.entente.crawl.Settings.USUAL);
            WarcReport report;
            try (Stream<Path> warcs = Files.list(folder.resolve("warc"));
                    InputStream file = Files.newInputStream(warcs.findFirst().orElseThrow())) {
                report = files.run(courier, file);
            }
            assertThat(imported.kept).containsExactlyInAnyOrderEntriesOf(keeper.kept);
            assertThat(report.accepted()).isEqualTo(imported.kept.size()).isGreaterThanOrEqualTo(24);
            assertThat(report.rejectedTotal()).isZero();
            assertThat(report.skipped())
                    .extracting(WarcReport.Skipped::reason)
                    .contains("It is the front page.", "It is no article by the rules of the source.");
        }
    }

    private CrawlReport crawl(URI home) {
        CrawlProgress progress = new CrawlProgress("courier", Instant.now());
        Source courier = Sources.withInclude(home, "/\\d{4}/\\d{2}/\\d{2}/");
        new SourceCrawl(courier, Scope.ALL, crawler.crawler(), reading, reading.linking(keeper), progress).run();
        return progress.report();
    }

    private static final class Keeper implements ArticleWriter {
        private final Map<ArticleId, TaggedArticle> kept = new LinkedHashMap<>();

        List<String> languages() {
            return kept.values().stream().map(one -> one.article().language()).toList();
        }

        List<TaggedArticle> about(String... countries) {
            return kept.values().stream()
                    .filter(one -> one.tags().countries().stream()
                            .filter(CountryTag::about)
                            .map(CountryTag::id)
                            .toList()
                            .containsAll(List.of(countries)))
                    .toList();
        }

        @Override
        public List<Written> write(List<TaggedArticle> articles) {
            List<Written> results = new ArrayList<>();
            for (TaggedArticle one : articles) {
                TaggedArticle before = kept.put(one.article().id(), one);
                Written.Outcome outcome = before == null
                        ? Written.Outcome.CREATED
                        : before.equals(one) ? Written.Outcome.UNCHANGED : Written.Outcome.UPDATED;
                results.add(new Written(one.article().id(), outcome, ""));
            }
            return results;
        }

        @Override
        public Written withdraw(ArticleId id, Instant at) {
            throw new AssertionError("No article is withdrawn here");
        }

        @Override
        public void refresh() {}
    }
}
