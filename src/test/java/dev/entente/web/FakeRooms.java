package dev.entente.web;

import dev.entente.article.CountryTag;
import dev.entente.article.Evidence;
import dev.entente.article.Tags;
import dev.entente.coverage.CrawlCounts;
import dev.entente.coverage.CrawlNews;
import dev.entente.coverage.MemoryCrawlRecord;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extractor;
import dev.entente.ingest.ArticleImport;
import dev.entente.ingest.CrawlReport;
import dev.entente.ingest.Crawls;
import dev.entente.ingest.ImportReport;
import dev.entente.source.MemorySourceStore;
import dev.entente.tag.Tagger;
import dev.entente.tag.TextToTag;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stand-ins for the rooms behind the API, just clever enough to see what reached them. */
final class FakeRooms {
    private FakeRooms() {}

    @Alternative
    @Singleton
    static class Kept extends MemorySourceStore {}

    @Alternative
    @Singleton
    static class Recorded extends MemoryCrawlRecord {}

    @Alternative
    @Singleton
    static class Import implements ArticleImport {
        /** Counts lines and bytes: a line that begins with "!" is rejected. */
        @Override
        public ImportReport run(InputStream ndjson) throws IOException {
            long lines = 0;
            boolean atStart = true;
            List<ImportReport.Rejected> rejected = new ArrayList<>();
            for (int b = ndjson.read(); b >= 0; b = ndjson.read()) {
                lines += atStart ? 1 : 0;
                if (atStart && b == '!') {
                    rejected.add(new ImportReport.Rejected(lines, "This is no JSON."));
                }
                atStart = b == '\n';
            }
            return new ImportReport(lines - rejected.size(), 0, 0, rejected.size(), rejected);
        }
    }

    @Alternative
    @Singleton
    static class Crawling implements Crawls {
        final List<String> started = new ArrayList<>();

        @Override
        public synchronized boolean start(String source) {
            if (!source.equals("courier") && !source.equals("busy")) {
                throw new IllegalArgumentException("No source has the id '" + source + "'.");
            }
            return source.equals("courier") && started.add(source);
        }

        @Override
        public synchronized void startAll() {
            started.add("all");
        }

        @Override
        public synchronized void startDue() {
            started.add("due");
        }

        @Override
        public List<CrawlNews> news() {
            return List.of();
        }

        @Override
        public List<CrawlReport> reports() {
            Instant start = Instant.parse("2024-02-01T00:00:00Z");
            return List.of(
                    new CrawlReport(
                            "courier",
                            CrawlReport.State.DONE,
                            start,
                            start.plusSeconds(90),
                            new CrawlCounts(31, 29, 24, 1, 0, 4, 1, 2),
                            URI.create("https://courier.example/last"),
                            List.of(new CrawlReport.Failure(
                                    URI.create("https://courier.example/gone?<b>"
                                            .replace("<", "%3C")
                                            .replace(">", "%3E")),
                                    "410 Gone"))),
                    CrawlReport.never("quiet"));
        }
    }

    @Alternative
    @Singleton
    static class Extracting implements Extractor {
        @Override
        public Extraction extract(URI url, byte[] html, String charset) {
            String text = new String(html, StandardCharsets.UTF_8);
            return text.contains("<p>")
                    ? new Extraction.ExtractedArticle("A title", text, null, null, "en", url)
                    : new Extraction.NotAnArticle("The page holds no paragraphs.");
        }
    }

    @Alternative
    @Singleton
    static class Tagging implements Tagger {
        @Override
        public Tags tag(TextToTag text) {
            int at = text.body().indexOf("Iran");
            return at < 0
                    ? Tags.NONE
                    : new Tags(
                            List.of(new CountryTag(
                                    "IR",
                                    true,
                                    List.of(new Evidence(Evidence.Field.BODY, at, at + 4, "Iran", "name")))),
                            List.of(),
                            List.of(),
                            List.of());
        }
    }
}
