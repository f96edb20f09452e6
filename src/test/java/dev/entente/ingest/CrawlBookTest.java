package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.coverage.CrawlDay;
import dev.entente.coverage.CrawlNews;
import dev.entente.coverage.MemoryCrawlRecord;
import dev.entente.crawl.Problem;
import dev.entente.crawl.Visited.Note;
import dev.entente.crawl.Visited.Noted;
import dev.entente.index.Readiness;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrawlBookTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final URI PAGE = URI.create("https://courier.example/page");

    private final MemoryCrawlRecord record = new MemoryCrawlRecord();
    private final CrawlBook book = book(record);
    private final CrawlProgress progress = new CrawlProgress("courier", NOW);

    static CrawlBook book(MemoryCrawlRecord record) {
        Readiness readiness = new Readiness();
        readiness.isReady();
        return new CrawlBook(record, readiness, "here:8080", Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void countsEachPageOnceHoweverOftenItWrites() {
        book.begin(progress);
        book.write();
        progress.fetched(PAGE);
        book.write();
        progress.noted(new Noted(PAGE, Note.FAILED, true, new Problem(Problem.Kind.GONE, 410, "Gone.")));
        book.write();
        book.write();
        progress.done(NOW);
        book.write();
        book.write();
        CrawlDay day = record.days().get(0);
        assertThat(record.days()).hasSize(1);
        assertThat(day.crawls()).isEqualTo(1);
        assertThat(day.counts()).isEqualTo(progress.report().counts());
        assertThat(day.visited()).isTrue();
        assertThat(day.lastSuccess()).isEqualTo(NOW);
        assertThat(record.news()).singleElement().satisfies(news -> {
            assertThat(news.state()).isEqualTo(CrawlNews.State.DONE);
            assertThat(news.instance()).isEqualTo("here:8080");
            assertThat(news.url()).isEqualTo(PAGE);
        });
    }

    @Test
    void writesLaterWhatElasticsearchCouldNotTake() {
        book.begin(progress);
        progress.fetched(PAGE);
        progress.done(NOW);
        record.away = true;
        book.write();
        record.away = false;
        assertThat(record.days()).isEmpty();
        book.write();
        assertThat(record.days().get(0).counts().fetched()).isEqualTo(1);
    }

    @Test
    void callsASiteThatDoesNotAnswerNotVisited() {
        book.begin(progress);
        progress.noted(new Noted(PAGE, Note.FAILED, false, new Problem(Problem.Kind.TIMEOUT, null, "No answer.")));
        progress.broken(PAGE, "The last 5 pages failed.", NOW);
        book.write();
        assertThat(record.days().get(0).visited()).isFalse();
        assertThat(record.days().get(0).lastSuccess()).isNull();
    }

    @Test
    void callsACrawlThatFoundNothingDueAVisit() {
        book.begin(progress);
        progress.done(NOW);
        book.write();
        assertThat(record.days().get(0).visited()).isTrue();
    }

    @Test
    void countsWhatRobotsBlocks() {
        book.begin(progress);
        progress.noted(new Noted(PAGE, Note.SKIPPED, false, new Problem(Problem.Kind.ROBOTS, null, "By robots.txt.")));
        progress.noted(new Noted(PAGE, Note.SKIPPED, true, new Problem(Problem.Kind.NOINDEX, null, "Noindex.")));
        progress.done(NOW);
        book.write();
        assertThat(record.days().get(0).counts().blocked()).isEqualTo(1);
        assertThat(record.days().get(0).counts().skipped()).isEqualTo(2);
    }

    @Test
    void knowsTheNewestOfSeveralInstances() {
        record.tell(new CrawlNews(
                "courier",
                "there:8080",
                CrawlNews.State.RUNNING,
                NOW.minusSeconds(60),
                NOW,
                null,
                progress.report().counts(),
                null,
                List.of()));
        book.begin(progress);
        progress.done(NOW);
        book.write();
        assertThat(book.newest().get("courier").isRunning()).isTrue();
    }

    @Test
    void waitsUntilTheIndexesAreThere() {
        CrawlBook early = new CrawlBook(record, new Readiness(), "here", Clock.systemUTC());
        early.begin(progress);
        early.write();
        assertThat(record.days()).isEmpty();
        assertThat(early.news()).isEmpty();
    }
}
