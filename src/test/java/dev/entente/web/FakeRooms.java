package dev.entente.web;

import dev.entente.article.CountryTag;
import dev.entente.article.Evidence;
import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import dev.entente.coverage.CrawlCounts;
import dev.entente.coverage.CrawlNews;
import dev.entente.coverage.MemoryCrawlRecord;
import dev.entente.curation.MemoryCurationLog;
import dev.entente.curation.MemoryRetags;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extractor;
import dev.entente.extract.PageExtractor;
import dev.entente.extract.SiteKnowledge;
import dev.entente.index.ArticleRemoval;
import dev.entente.ingest.ArticleImport;
import dev.entente.ingest.CrawlReport;
import dev.entente.ingest.Crawls;
import dev.entente.ingest.ImportReport;
import dev.entente.ingest.SourceProposals;
import dev.entente.ingest.TestCrawl;
import dev.entente.ingest.TestCrawls;
import dev.entente.ingest.WarcImport;
import dev.entente.ingest.WarcReport;
import dev.entente.source.MemorySourceStore;
import dev.entente.source.NoProposal;
import dev.entente.source.ProposedSource;
import dev.entente.source.ProposedSource.Certainty;
import dev.entente.source.ProposedSource.Remark;
import dev.entente.source.Source;
import dev.entente.tag.Identity;
import dev.entente.tag.MemoryIdentities;
import dev.entente.tag.Tagger;
import dev.entente.tag.TextToTag;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;

/** Stand-ins for the rooms behind the API, just clever enough to see what reached them. */
final class FakeRooms {
    private FakeRooms() {}

    @Alternative
    @Singleton
    static class Kept extends MemorySourceStore {}

    /** Knows the sites of "example": unreachable.example is down, private.example is private, slow.example waits. */
    @Alternative
    @Singleton
    static class Proposing implements SourceProposals {
        final CountDownLatch slow = new CountDownLatch(1);

        @Override
        public ProposedSource propose(URI home, boolean allowPrivate) throws NoProposal, InterruptedException {
            switch (home.getHost()) {
                case "unreachable.example" ->
                    throw new NoProposal(NoProposal.Cause.UNREACHABLE, "The name unreachable.example is not known.");
                case "private.example" ->
                    throw new NoProposal(
                            NoProposal.Cause.PRIVATE_ADDRESS,
                            "private.example leads to 10.0.0.1, which is not public.");
                case "slow.example" -> slow.await();
                default -> {
                    // Answers at once.
                }
            }
            return new ProposedSource(
                    Source.builder("herald", home)
                            .name("The Herald")
                            .feeds(List.of(home.resolve("/rss.xml")))
                            .language("en")
                            .build(),
                    List.of(
                            new Remark("feeds", Certainty.SURE, "The front page links it, and it was read."),
                            new Remark("language", Certainty.GUESS, "From the <html> element.")));
        }
    }

    @Alternative
    @Singleton
    static class Trying implements TestCrawls {
        @Override
        public TestCrawl run(Source source) {
            return new TestCrawl(
                    List.of(new TestCrawl.Read(
                            source.home().resolve("/a"), "Ministers <b>sign</b>", "They met.", null, null, "en")),
                    List.of(new TestCrawl.PassedOver(source.home().resolve("/gone"), "There is no such page (410).")),
                    null);
        }
    }

    /** Each source has 3 articles. */
    @Alternative
    @Singleton
    static class Removing implements ArticleRemoval {
        final List<String> removed = new CopyOnWriteArrayList<>();

        @Override
        public long count(String source) {
            return 3;
        }

        @Override
        public long remove(String source, LongConsumer progress) {
            removed.add(source);
            progress.accept(3);
            return 3;
        }
    }

    @Alternative
    @Singleton
    static class Curating extends MemoryCurationLog {}

    @Alternative
    @Singleton
    static class Retagging extends MemoryRetags {}

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

    /** Takes each byte for a record that is an article. */
    @Alternative
    @Singleton
    static class Archived implements WarcImport {
        @Override
        public WarcReport run(Source source, InputStream file) throws IOException {
            long bytes = file.transferTo(OutputStream.nullOutputStream());
            return new WarcReport(bytes, 0, 0, 0, List.of(), 0, List.of());
        }
    }

    @Alternative
    @Singleton
    static class Crawling implements Crawls {
        final List<String> started = new ArrayList<>();
        volatile boolean isRunning;

        @Override
        public synchronized boolean start(String source) {
            if (!List.of("courier", "busy", "herald").contains(source)) {
                throw new IllegalArgumentException("No source has the id '" + source + "'.");
            }
            return !source.equals("busy") && started.add(source);
        }

        @Override
        public synchronized void startAll() {
            started.add("all");
        }

        @Override
        public synchronized void goOn() {
            startAll();
        }

        @Override
        public synchronized void startDue() {
            started.add("due");
        }

        @Override
        public List<CrawlNews> news() {
            Instant start = Instant.parse("2024-02-01T00:00:00Z");
            CrawlNews done = new CrawlNews(
                    "courier",
                    "here:8080",
                    CrawlNews.State.DONE,
                    start,
                    start.plusSeconds(90),
                    start.plusSeconds(90),
                    new CrawlCounts(31, 29, 24, 1, 0, 4, 1, 2),
                    URI.create("https://courier.example/last"),
                    List.of());
            CrawlNews running = new CrawlNews(
                    "courier",
                    "there:8080",
                    CrawlNews.State.RUNNING,
                    start.plusSeconds(600),
                    start.plusSeconds(720),
                    null,
                    new CrawlCounts(50, 29, 24, 1, 0, 4, 1, 2),
                    URI.create("https://courier.example/" + "a-long-path-without-any-space".repeat(5)),
                    List.of());
            return isRunning ? List.of(running, done) : List.of(done);
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
        private final Extractor real = new PageExtractor();

        /** Whole articles are read as ever. */
        @Override
        public Extraction extract(URI url, byte[] html, String charset, SiteKnowledge site) {
            return new String(html, StandardCharsets.UTF_8).contains("<article>")
                    ? real.extract(url, html, charset, site)
                    : extract(url, html, charset);
        }

        @Override
        public Extraction extract(URI url, byte[] html, String charset) {
            String text = new String(html, StandardCharsets.UTF_8);
            if (text.contains("<article>")) {
                return real.extract(url, html, charset);
            }
            return text.contains("<p>")
                    ? new Extraction.ExtractedArticle("A title", text, null, null, "en", url)
                    : new Extraction.NotAnArticle("The page holds no paragraphs.");
        }
    }

    /** Knows one Ali Quizi, of Iraq. */
    @Alternative
    @Singleton
    static class Identities extends MemoryIdentities {
        Identities() {
            save(
                    List.of(Stored.fresh(new Identity(
                            "ali-quizi", List.of("Quizi", "Ali al-Quizi"), "IQ", false, List.of(), null, null))),
                    List.of());
        }
    }

    @Alternative
    @Singleton
    static class Tagging implements Tagger {
        @Override
        public Tags tag(TextToTag text) {
            if (text.body().contains("Ali Quizi")) {
                OfficialTag quizi =
                        new OfficialTag("ali-quizi", "Ali Quizi", List.of("Ali Quizi"), null, "IR", List.of());
                return new Tags(List.of(), List.of(quizi), List.of(), List.of());
            }
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
