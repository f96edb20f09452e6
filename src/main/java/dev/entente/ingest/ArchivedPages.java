package dev.entente.ingest;

import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.crawl.CrawlSettings;
import dev.entente.crawl.WarcPages;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.index.ArticleWriter.Written.Outcome;
import dev.entente.ingest.PageReading.Reading;
import dev.entente.ingest.WarcReport.Rejected;
import dev.entente.ingest.WarcReport.Skipped;
import dev.entente.source.Source;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Reads WARC files. */
@Singleton
final class ArchivedPages implements WarcImport {
    private static final Logger LOG = Logger.getLogger(ArchivedPages.class);
    private static final int BATCH = 50;
    private static final int BATCH_CHARACTERS = 4_000_000;
    private static final long PROGRESS = 5_000;
    private static final int REASONS = 1_000;
    private static final int NEWEST = 200_000;

    private final PageReading reading;
    private final ArticleWriter writer;
    private final CrawlSettings settings;

    @Inject
    ArchivedPages(PageReading reading, ArticleWriter writer, CrawlSettings settings) {
        this.reading = reading;
        this.writer = reading.linking(writer);
        this.settings = settings;
    }

    @Override
    public WarcReport run(Source source, InputStream file) throws IOException {
        Run run = new Run(source);
        try (WarcPages pages = new WarcPages(file, source, settings.pageLimit())) {
            for (WarcPages.Found found = pages.next(); found != null; found = pages.next()) {
                run.take(found);
            }
        } finally {
            run.write();
            writer.refresh();
        }
        return run.report();
    }

    /** One file. */
    private final class Run {
        private final Source source;
        private final ImportTally tally = new ImportTally();
        private final Map<String, Long> skipped = new HashMap<>();
        private final Map<ArticleId, Instant> newest = new HashMap<>();
        private final List<Waiting> batch = new ArrayList<>();
        private long characters;
        private long skippedTotal;

        private record Waiting(long record, ArticleWriter.Capture capture) {}

        Run(Source source) {
            this.source = source;
        }

        void take(WarcPages.Found found) {
            if (found instanceof WarcPages.Broken broken) {
                tally.reject(broken.record(), broken.problem());
            } else if (found instanceof WarcPages.Skipped page) {
                skip(page.reason());
            } else if (found instanceof WarcPages.Page page) {
                read(page);
            }
            if (found.record() % PROGRESS == 0) {
                LOG.infof("Importing a WARC file for %s: %,d records read", source.name(), found.record());
            }
        }

        private void read(WarcPages.Page page) {
            Reading read;
            try {
                read = reading.read(source, page);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.debugf(e, "Reading %s failed", page.url());
                tally.reject(page.record(), page.url() + " could not be read: " + e + ".");
                return;
            }
            if (read instanceof Reading.Nothing nothing) {
                skip(nothing.reason());
            } else if (read instanceof Reading.Failed failed) {
                tally.reject(page.record(), failed.reason());
            } else if (read instanceof Reading.Tagged tagged) {
                add(page, tagged.article());
            }
        }

        private void add(WarcPages.Page page, TaggedArticle article) {
            Instant before = newest.get(article.article().id());
            if (before != null && before.isAfter(page.fetchedAt())) {
                skip("The file holds a newer capture of the article.");
                return;
            }
            if (before != null || newest.size() < NEWEST) {
                newest.put(article.article().id(), page.fetchedAt());
            }
            batch.add(new Waiting(page.record(), new ArticleWriter.Capture(article, page.fetchedAt())));
            characters += article.article().body().length();
            if (batch.size() == BATCH || characters > BATCH_CHARACTERS) {
                write();
            }
        }

        void write() {
            List<Waiting> writing = List.copyOf(batch);
            batch.clear();
            characters = 0;
            List<Written> results =
                    writer.writeCaptures(writing.stream().map(Waiting::capture).toList());
            for (int i = 0; i < writing.size(); i++) {
                if (results.get(i).outcome() == Outcome.UNAVAILABLE) {
                    throw new ImportInterrupted(
                            tally.report(),
                            writing.get(i).record(),
                            results.get(i).error());
                }
                tally.count(writing.get(i).record(), results.get(i));
            }
        }

        private void skip(String reason) {
            skippedTotal++;
            // Some reasons name an address; the rest of those counts without being listed.
            if (skipped.containsKey(reason) || skipped.size() < REASONS) {
                skipped.merge(reason, 1L, Long::sum);
            }
        }

        WarcReport report() {
            ImportReport counts = tally.report();
            return new WarcReport(
                    counts.accepted(),
                    counts.updated(),
                    counts.unchanged(),
                    skippedTotal,
                    skipped.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .limit(WarcReport.LISTED)
                            .map(reason -> new Skipped(reason.getKey(), reason.getValue()))
                            .toList(),
                    counts.rejectedTotal(),
                    counts.rejected().stream()
                            .limit(WarcReport.LISTED)
                            .map(rejected -> new Rejected(rejected.line(), rejected.error()))
                            .toList());
        }
    }
}
