package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Sources;
import dev.entente.crawl.TestCrawler;
import dev.entente.extract.PageExtractor;
import dev.entente.sample.SampleSite;
import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCrawlsTest {
    private final LocalSite site = new LocalSite();
    private final TestCrawler crawler = new TestCrawler();
    private final TestCrawls tests = new PoliteTestCrawls(crawler.crawler(), new PageExtractor());

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void showsWhatIsReadAndKeepsNothing(@TempDir Path folder) throws Exception {
        try (SampleSite sample = new SampleSite(new SampleSite.Settings(0, folder.resolve("edition"), Duration.ZERO))) {
            Source courier = Sources.withInclude(sample.home(), "/\\d{4}/\\d{2}/\\d{2}/");
            TestCrawl crawl = tests.run(courier);
            assertThat(crawl.problem()).isNull();
            assertThat(crawl.articles()).hasSize(5).allSatisfy(article -> {
                assertThat(article.title()).isNotBlank();
                assertThat(article.beginning()).hasSizeBetween(20, TestCrawls.BEGINNING + 1);
                assertThat(article.language()).hasSize(2);
            });
            assertThat(crawler.size()).isZero();
        }
    }

    @Test
    void saysWhyPagesArePassedOver() throws Exception {
        site.html("/", "<a href=/a>x</a><a href=/gone>x</a>")
                .html("/a", "<p>Too little.</p>")
                .status("/gone", 410);
        TestCrawl crawl = tests.run(Sources.of(site.url("/")));
        assertThat(crawl.articles()).isEmpty();
        assertThat(crawl.passedOver())
                .extracting(TestCrawl.PassedOver::url)
                .containsExactlyInAnyOrder(site.url("/a"), site.url("/gone"));
        assertThat(crawl.passedOver()).extracting(TestCrawl.PassedOver::reason).doesNotContain("");
    }

    @Test
    void saysThatTheSiteDoesNotAnswer() throws Exception {
        site.status("/robots.txt", 503);
        TestCrawl crawl = tests.run(Sources.of(site.url("/")));
        assertThat(crawl.problem()).contains("robots.txt");
    }
}
