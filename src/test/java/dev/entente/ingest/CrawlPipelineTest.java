package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.coverage.MemoryCrawlRecord;
import dev.entente.crawl.Settings;
import dev.entente.crawl.Sources;
import dev.entente.crawl.TestCrawler;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extraction.NotAnArticle;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.ingest.CrawlReport.State;
import dev.entente.source.MemorySourceStore;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceState.Kind;
import dev.entente.support.LocalSite;
import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CrawlPipelineTest {
    private final LocalSite site = new LocalSite();
    private volatile boolean halting;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final SetClock clock = new SetClock();
    private final SourceCatalogue catalogue = new SourceCatalogue(
            List.of(Sources.named("slow", site.url("/")), Sources.named("other", site.url("/x/"))),
            new MemorySourceStore(),
            clock);
    private final CrawlPipeline pipeline = pipeline();

    private CrawlPipeline pipeline() {
        return new CrawlPipeline(
                catalogue,
                new TestCrawler(Settings.USUAL, clock).crawler(),
                new PageReading(this::extract, text -> Tags.NONE),
                new NoWriter(),
                CrawlBookTest.book(new MemoryCrawlRecord()),
                Settings.USUAL,
                clock);
    }

    @AfterEach
    void close() throws InterruptedException {
        answer.countDown();
        pipeline.stop();
        site.close();
    }

    @Test
    void knowsNothingOfSourcesThatWereNeverCrawled() {
        assertThat(pipeline.reports()).extracting(CrawlReport::source).containsExactly("slow", "other");
        assertThat(pipeline.reports()).extracting(CrawlReport::state).containsOnly(State.NEVER);
    }

    @Test
    void saysWhichSourcesThereAre() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> pipeline.start("nowhere"))
                .withMessage("There is no source 'nowhere'. The sources are: slow, other.");
    }

    @Test
    void crawlsASourceOnceAtATime() throws Exception {
        holdTheFrontPage();
        assertThat(pipeline.start("slow")).isTrue();
        asked.await();
        assertThat(pipeline.start("slow")).isFalse();
        assertThat(report("slow").state()).isEqualTo(State.RUNNING);
        answer.countDown();
        awaitEnd("slow");
        assertThat(report("slow").state()).isEqualTo(State.DONE);
        assertThat(pipeline.start("slow")).isTrue();
    }

    @Test
    void stopsACrawlThatWaits() throws Exception {
        holdTheFrontPage();
        pipeline.start("slow");
        asked.await();
        pipeline.stop();
        assertThat(report("slow").state()).isEqualTo(State.BROKEN);
        assertThat(report("slow").failures().get(0).reason())
                .isEqualTo("The crawl was stopped. The next one goes on from here.");
        assertThat(pipeline.start("slow")).isFalse();
    }

    @Test
    void endsACrawlWhoseSourceIsPaused() throws Exception {
        holdTheFrontPage();
        pipeline.start("slow");
        asked.await();
        pipeline.stopPaused();
        assertThat(report("slow").state()).isEqualTo(State.RUNNING);
        catalogue.pause("slow", "The site asked for it.");
        pipeline.stopPaused();
        awaitEnd("slow");
        assertThat(report("slow").state()).isEqualTo(State.BROKEN);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> pipeline.start("slow"))
                .withMessageContaining("is paused");
        pipeline.startAll();
        assertThat(report("slow").state()).isEqualTo(State.BROKEN);
    }

    @Test
    void crawlsASourceAgainThatBrokeThePortal() {
        halting = true;
        site.html("/", "<a href=/a>x</a>").html("/a", "x");
        pipeline.start("slow");
        awaitEnd("slow");
        assertThat(report("slow").state()).isEqualTo(State.BROKEN);
        halting = false;
        assertThat(pipeline.start("slow")).isTrue();
        awaitEnd("slow");
        assertThat(report("slow").state()).isEqualTo(State.DONE);
    }

    @Test
    void pausesASourceThatFailsForADayAndTriesItDaily() {
        site.status("/robots.txt", 500);
        goOnUntil(Kind.PAUSED_FAILING);
        assertThat(catalogue.state("slow").reason()).startsWith("It could not be read for a day or more. ");
        site.text("/robots.txt", "").html("/", "x");
        goOnUntil(Kind.ACTIVE);
        assertThat(report("slow").state()).isEqualTo(State.DONE);
    }

    @Test
    void leavesAFailingSourceAloneAfterARestartToo() throws Exception {
        site.status("/robots.txt", 500);
        pipeline.goOn();
        awaitEnd("slow");
        while (catalogue.outage("slow").crawls() == 0 && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        CrawlPipeline restarted = pipeline();
        restarted.startDue();
        restarted.goOn();
        assertThat(restarted.reports())
                .filteredOn(report -> report.source().equals("slow"))
                .extracting(CrawlReport::state)
                .containsExactly(State.NEVER);
        restarted.stop();
    }

    private void goOnUntil(Kind state) {
        while (catalogue.state("slow").kind() != state
                && !Thread.currentThread().isInterrupted()) {
            pipeline.goOn();
            awaitEnd("slow");
            clock.advance(Duration.ofHours(1));
        }
    }

    private Extraction extract(URI url, byte[] html, String charset) {
        if (halting) {
            throw new NoSuchMethodError("on purpose");
        }
        return new NotAnArticle("Nothing.");
    }

    private void holdTheFrontPage() {
        site.route("/", exchange -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            LocalSite.answer(200, "text/html", "x").handle(exchange);
        });
    }

    private CrawlReport report(String source) {
        return pipeline.reports().stream()
                .filter(report -> report.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private void awaitEnd(String source) {
        while (report(source).state() == State.RUNNING
                && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private static final class NoWriter implements ArticleWriter {
        @Override
        public List<Written> write(List<TaggedArticle> articles) {
            throw new AssertionError("There is nothing to write");
        }

        @Override
        public Written withdraw(ArticleId id, Instant at) {
            throw new AssertionError("No article is withdrawn here");
        }

        @Override
        public void refresh() {}
    }
}
