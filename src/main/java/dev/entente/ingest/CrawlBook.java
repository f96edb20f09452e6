package dev.entente.ingest;

import dev.entente.coverage.CoverageUnavailable;
import dev.entente.coverage.CrawlCounts;
import dev.entente.coverage.CrawlDay;
import dev.entente.coverage.CrawlNews;
import dev.entente.coverage.CrawlRecord;
import dev.entente.index.Readiness;
import dev.entente.ingest.CrawlReport.State;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes down how the crawls of this instance go: every few seconds, and at their end. What could not be written because
 * Elasticsearch was away is written the next time; a kill loses the last seconds of the counts, and nothing else.
 */
@Singleton
class CrawlBook {
    private static final Logger LOG = Logger.getLogger(CrawlBook.class);

    private final CrawlRecord record;
    private final Readiness readiness;
    private final String instance;
    private final Clock clock;
    private final List<Entry> open = new ArrayList<>();

    @Inject
    CrawlBook(CrawlRecord record, Readiness readiness, @ConfigProperty(name = "quarkus.http.port") int port) {
        this(record, readiness, host() + ":" + port, Clock.systemUTC());
    }

    CrawlBook(CrawlRecord record, Readiness readiness, String instance, Clock clock) {
        this.record = record;
        this.readiness = readiness;
        this.instance = instance;
        this.clock = clock;
    }

    private static final class Entry {
        private final CrawlProgress progress;
        private CrawlCounts written = CrawlCounts.NONE;
        private boolean begun;

        private Entry(CrawlProgress progress) {
            this.progress = progress;
        }
    }

    synchronized void begin(CrawlProgress progress) {
        open.add(new Entry(progress));
    }

    @Scheduled(identity = "crawl-book", every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void write() {
        if (readiness.ready()) {
            writeNow();
        }
    }

    synchronized void writeNow() {
        try {
            for (Entry entry : List.copyOf(open)) {
                write(entry);
            }
        } catch (CoverageUnavailable e) {
            LOG.debugf("How the crawls go is written down later: %s", e.getMessage());
        }
    }

    private void write(Entry entry) {
        CrawlReport report = entry.progress.report();
        CrawlCounts part = report.counts().minus(entry.written);
        boolean ended = !report.isRunning();
        if (!part.equals(CrawlCounts.NONE) || ended || !entry.begun) {
            record.add(day(report, part, entry));
            entry.written = report.counts();
            entry.begun = true;
        }
        record.tell(news(report));
        if (ended) {
            open.remove(entry);
        }
    }

    private CrawlDay day(CrawlReport report, CrawlCounts part, Entry entry) {
        Instant now = clock.instant();
        boolean nothingDue = report.state() == State.DONE && report.failed() == 0;
        boolean visited = part.read() > 0 || nothingDue;
        return new CrawlDay(
                report.source(),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                entry.begun ? 0 : 1,
                part,
                visited,
                visited ? now : null,
                entry.progress.remark());
    }

    private CrawlNews news(CrawlReport report) {
        return new CrawlNews(
                report.source(),
                instance,
                CrawlNews.State.valueOf(report.state().name()),
                report.startedAt() == null ? clock.instant() : report.startedAt(),
                clock.instant(),
                report.finishedAt(),
                report.counts(),
                report.url(),
                report.failures().stream()
                        .map(failure -> new CrawlNews.Failure(failure.url(), failure.reason()))
                        .toList());
    }

    /** What this and all other instances have last said, the newest of each source. */
    Map<String, CrawlReport> newest() {
        Map<String, CrawlReport> newest = new TreeMap<>();
        for (CrawlNews news : news()) {
            CrawlReport known = newest.get(news.source());
            if (known == null || news.running() && !known.isRunning()) {
                newest.put(news.source(), report(news));
            }
        }
        return newest;
    }

    /** Of each source and instance, newest first; none while the record is away. */
    List<CrawlNews> news() {
        try {
            return readiness.ready() ? record.news() : List.of();
        } catch (CoverageUnavailable e) {
            LOG.debugf("What other instances crawl cannot be told: %s", e.getMessage());
            return List.of();
        }
    }

    String instance() {
        return instance;
    }

    private static CrawlReport report(CrawlNews news) {
        return new CrawlReport(
                news.source(),
                State.valueOf(news.state().name()),
                news.startedAt(),
                news.finishedAt(),
                news.counts(),
                news.url(),
                news.failures().stream()
                        .map(failure -> new CrawlReport.Failure(failure.url(), failure.reason()))
                        .toList());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
