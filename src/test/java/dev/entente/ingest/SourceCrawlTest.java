package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.crawl.Crawler.Scope;
import dev.entente.crawl.Settings;
import dev.entente.crawl.Sources;
import dev.entente.crawl.TestCrawler;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.extract.Extraction.NotAnArticle;
import dev.entente.extract.Extractor;
import dev.entente.extract.LanguageDetection;
import dev.entente.extract.PageExtractor;
import dev.entente.extract.PdfExtractor;
import dev.entente.extract.SiteMemory;
import dev.entente.extract.SiteMemory.KeptPage;
import dev.entente.extract.SiteParagraphs;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written;
import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import dev.entente.support.SetClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceCrawlTest {
    private final LocalSite site = new LocalSite();
    private final SetClock clock = new SetClock();
    private final TestCrawler test = new TestCrawler(Settings.USUAL, clock);
    private final MemoryWriter writer = new MemoryWriter();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void bringsTheArticlesOfASiteIntoTheIndex() {
        site.html("/", "<a href=/a>x</a><a href=/b>x</a><a href=/list>x</a><a href=/gone>x</a>")
                .html("/a", "ARTICLE Meeting in Tehran")
                .html("/b", "ARTICLE Pact signed")
                .html("/list", "no article")
                .status("/gone", 410);
        CrawlReport report = crawl(Scope.DUE);
        assertThat(writer.titles()).containsExactlyInAnyOrder("Meeting in Tehran", "Pact signed");
        assertThat(report.state()).isEqualTo(CrawlReport.State.DONE);
        assertThat(report.finishedAt()).isNotNull();
        assertCounts(report, 5, 2, 0, 0, 1, 1);
        assertThat(report.failures())
                .containsExactly(new CrawlReport.Failure(site.url("/gone"), "There is no such page (410)."));
        assertThat(test.state(site.url("/a"))).isEqualTo("FETCHED");
        assertThat(test.state(site.url("/list"))).isEqualTo("SKIPPED: It holds no article.");
        assertThat(writer.refreshed).isTrue();
    }

    @Test
    void findsWhatIsNewAndWhatChanged() {
        site.html("/", "<a href=/a>x</a><a href=/b>x</a><a href=/c>x</a>")
                .html("/a", "ARTICLE A")
                .html("/b", "ARTICLE B")
                .withEtag("/c", "\"1\"", "ARTICLE C");
        crawl(Scope.DUE);
        site.html("/", "<a href=/a>x</a><a href=/b>x</a><a href=/c>x</a><a href=/d>x</a>")
                .html("/b", "ARTICLE B corrected")
                .html("/d", "ARTICLE D");
        CrawlReport report = crawl(Scope.ALL);
        assertCounts(report, 5, 1, 1, 2, 0, 0);
        assertThat(writer.titles()).containsExactlyInAnyOrder("A", "B corrected", "C", "D");
    }

    @Test
    void knowsAnArticleByItsCanonicalAddress() {
        site.html("/", "<a href=/a?page=1>x</a><a href=/a?page=2>x</a>")
                .html("/a", "ARTICLE A")
                .html("/a?page=1", "ARTICLE A<link rel=canonical href=/a>")
                .html("/a?page=2", "ARTICLE A<link rel=canonical href=/a>");
        CrawlReport report = crawl(Scope.DUE, new WordExtractor(null));
        assertThat(writer.articles.keySet()).containsExactly(ArticleId.of(site.url("/a")));
        assertCounts(report, 3, 1, 0, 1, 0, 0);
    }

    @Test
    void readsAgainWhatTheIndexDidNotTake() {
        site.html("/", "<a href=/a>x</a>").html("/a", "ARTICLE A");
        writer.failing = true;
        CrawlReport failed = crawl(Scope.DUE);
        assertThat(failed.failures()).containsExactly(new CrawlReport.Failure(site.url("/a"), "The disk is full."));
        assertThat(test.state(site.url("/a"))).isEqualTo("FAILED: The disk is full.");
        writer.failing = false;
        assertThat(crawl(Scope.ALL).created()).isEqualTo(1);
    }

    @Test
    void goesOnAfterAPageThatBreaksTheExtractor() {
        site.html("/", "<a href=/a>x</a><a href=/b>x</a>").html("/a", "BREAK").html("/b", "ARTICLE B");
        CrawlReport report = crawl(Scope.DUE);
        assertThat(writer.titles()).containsExactly("B");
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.state()).isEqualTo(CrawlReport.State.DONE);
    }

    @Test
    void goesOnAfterAPageThatIsNestedTooDeeply() {
        site.html("/", "<a href=/a>x</a><a href=/b>x</a>").html("/a", "DEEP").html("/b", "ARTICLE B");
        CrawlReport report = crawl(Scope.DUE);
        assertThat(writer.titles()).containsExactly("B");
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.state()).isEqualTo(CrawlReport.State.DONE);
        assertThat(test.state(site.url("/a"))).startsWith("FAILED: ");
    }

    @Test
    void saysThatSomethingWentWrongInside() {
        site.html("/", "<a href=/a>x</a>").html("/a", "HALT");
        CrawlReport report = crawl(Scope.DUE);
        assertThat(report.state()).isEqualTo(CrawlReport.State.BROKEN);
        assertThat(report.failures())
                .containsExactly(new CrawlReport.Failure(
                        site.url("/"),
                        "Something went wrong inside Entente: java.lang.NoSuchMethodError: on purpose."));
    }

    @Test
    void saysThatTheSiteIsAwayAndGoesOnAtTheNextCrawl() {
        site.status("/robots.txt", 503);
        CrawlReport broken = crawl(Scope.DUE);
        assertThat(broken.state()).isEqualTo(CrawlReport.State.BROKEN);
        assertThat(broken.failures())
                .containsExactly(new CrawlReport.Failure(
                        site.url("/"), "Its robots.txt answered 503, so nothing is fetched for now."));
        site.text("/robots.txt", "").html("/", "<a href=/a>x</a>").html("/a", "ARTICLE A");
        assertThat(crawl(Scope.DUE).created()).isEqualTo(1);
    }

    @Test
    void keepsWhatWasReadWhenTheSiteGoesAwayMidway() {
        site.html("/", "<a href=/a>x</a><a href=/b>x</a>")
                .html("/a", "ARTICLE A")
                .route("/b", exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "7200");
                    exchange.sendResponseHeaders(503, -1);
                });
        CrawlReport report = crawl(Scope.DUE);
        assertThat(report.state()).isEqualTo(CrawlReport.State.BROKEN);
        assertThat(writer.titles()).containsExactly("A");
        assertThat(report.created()).isEqualTo(1);
    }

    @Test
    void readsTheFirstPagesAgainOnceItKnowsWhatTheSiteSaysEverywhere() {
        String everywhere = "<p>The Courier has told of this coast since 1871 and is read on every ferry.</p>";
        StringBuilder links = new StringBuilder();
        for (int page = 0; page < SiteParagraphs.ENOUGH_PAGES; page++) {
            links.append("<a href=/a").append(page).append(">x</a>");
            site.html("/a" + page, story(page) + everywhere + "</article>");
        }
        site.html("/", links.toString());
        MemorySiteMemory memory = new MemorySiteMemory();
        crawl(Scope.DUE, new PageReading(new PageExtractor(), text -> Tags.NONE, memory));
        assertThat(writer.articles.values())
                .hasSize(SiteParagraphs.ENOUGH_PAGES)
                .extracting(tagged -> tagged.article().body())
                .allMatch(body -> body.startsWith("The ministers") && !body.contains("1871"));
        assertThat(memory.pages()).isZero();
    }

    @Test
    void keepsTheFirstPagesUntilItKnowsTheSite() {
        site.html("/", "<a href=/a0>x</a>").html("/a0", story(0) + "</article>");
        MemorySiteMemory memory = new MemorySiteMemory();
        crawl(Scope.DUE, new PageReading(new PageExtractor(), text -> Tags.NONE, memory));
        assertThat(memory.pages()).isEqualTo(1);
    }

    @Test
    void forgetsTheCopyOfAPageThatWasWithdrawn() {
        site.html("/", "<a href=/a0>x</a><a href=/a1>x</a>")
                .html("/a0", story(0) + "</article>")
                .html("/a1", story(1) + "</article>");
        MemorySiteMemory memory = new MemorySiteMemory();
        PageReading reading = new PageReading(new PageExtractor(), text -> Tags.NONE, memory);
        crawl(Scope.DUE, reading);
        assertThat(memory.pages()).isEqualTo(2);
        site.status("/a0", 410);
        clock.advance(Duration.ofHours(2));
        crawl(Scope.DUE, reading);
        clock.advance(Duration.ofHours(25));
        crawl(Scope.DUE, reading);
        assertThat(writer.withdrawn).containsExactly(ArticleId.of(site.url("/a0")));
        assertThat(memory.kept("127.0.0.1")).extracting(KeptPage::article).containsExactly(site.url("/a1"));
    }

    @Test
    void readsAPdfFileAgainThatCouldNotBeReadForNow() {
        site.html("/", "<a href=/pact.pdf>x</a>").route("/pact.pdf", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            boolean same = exchange.getRequestHeaders().containsKey("If-None-Match");
            LocalSite.answer(same ? 304 : 200, "application/pdf", "%PDF-1.7").handle(exchange);
        });
        Source source = Source.builder("local", site.url("/"))
                .delay(Duration.ZERO)
                .allowPrivate(true)
                .pdf(true)
                .build();
        BusyPdfExtractor pdfs = new BusyPdfExtractor();
        PageReading reading = new PageReading(new WordExtractor(null), text -> Tags.NONE, SiteMemory.NONE, pdfs);
        CrawlReport busy = crawl(source, Scope.ALL, reading);
        assertThat(busy.failures()).containsExactly(new CrawlReport.Failure(site.url("/pact.pdf"), "Too many files."));
        assertThat(test.state(site.url("/pact.pdf"))).isEqualTo("FAILED: Too many files.");
        pdfs.busy = false;
        assertThat(crawl(source, Scope.ALL, reading).created()).isEqualTo(1);
        assertThat(writer.titles()).containsExactly("The pact");
    }

    private static final class BusyPdfExtractor extends PdfExtractor {
        private boolean busy = true;

        private BusyPdfExtractor() {
            super(new LanguageDetection());
        }

        @Override
        public Extraction extract(URI url, byte[] pdf) {
            return busy
                    ? new Extraction.NotRead("Too many files.")
                    : new ExtractedArticle("The pact", "Its text.", null, null, "en", null);
        }
    }

    private static String story(int page) {
        String[] places = {"Brest", "Turku", "Varna", "Split", "Cadiz"};
        String text = "";
        for (String act : List.of("met", "talked", "signed a paper", "shook hands", "left")) {
            text += "<p>The ministers of the two states " + act + " in " + places[page]
                    + " on Monday, a spokeswoman of the port of " + places[page] + " said in the evening.</p>";
        }
        return "<meta property=og:type content=article><article><h1>Ministers in " + places[page] + "</h1>" + text;
    }

    private CrawlReport crawl(Scope scope) {
        return crawl(scope, new WordExtractor(null));
    }

    private CrawlReport crawl(Scope scope, Extractor extractor) {
        return crawl(scope, new PageReading(extractor, text -> Tags.NONE));
    }

    private CrawlReport crawl(Scope scope, PageReading reading) {
        return crawl(Sources.of(site.url("/")), scope, reading);
    }

    private CrawlReport crawl(Source source, Scope scope, PageReading reading) {
        clock.advance(Duration.ofSeconds(1));
        CrawlProgress progress = new CrawlProgress("local", Instant.now());
        new SourceCrawl(source, scope, test.crawler(), reading, writer, progress).run();
        return progress.report();
    }

    private static void assertCounts(
            CrawlReport report, long fetched, long created, long updated, long unchanged, long skipped, long failed) {
        assertThat(List.of(
                        report.fetched(),
                        report.created(),
                        report.updated(),
                        report.unchanged(),
                        report.skipped(),
                        report.failed()))
                .as("fetched, created, updated, unchanged, skipped, failed")
                .containsExactly(fetched, created, updated, unchanged, skipped, failed);
    }

    /** Pages that begin with ARTICLE are articles, whose title is the rest. */
    private record WordExtractor(URI canonical) implements Extractor {
        @Override
        public Extraction extract(URI url, byte[] html, String charset) {
            String text = Jsoup.parse(new String(html, StandardCharsets.UTF_8)).text();
            if (text.startsWith("BREAK")) {
                throw new IllegalStateException("on purpose");
            }
            if (text.startsWith("DEEP")) {
                throw new StackOverflowError();
            }
            if (text.startsWith("HALT")) {
                throw new NoSuchMethodError("on purpose");
            }
            return text.startsWith("ARTICLE ")
                    ? new ExtractedArticle(text.substring(8), "Body of " + text, null, null, "en", canonical)
                    : new NotAnArticle("It holds no article.");
        }
    }

    private static final class MemoryWriter implements ArticleWriter {
        private final Map<ArticleId, TaggedArticle> articles = new LinkedHashMap<>();
        private final List<ArticleId> withdrawn = new ArrayList<>();
        private boolean failing;
        private boolean refreshed;

        List<String> titles() {
            return articles.values().stream().map(one -> one.article().title()).toList();
        }

        @Override
        public List<Written> write(List<TaggedArticle> written) {
            List<Written> results = new ArrayList<>();
            for (TaggedArticle one : written) {
                ArticleId id = one.article().id();
                if (failing) {
                    results.add(new Written(id, Written.Outcome.FAILED, "The disk is full."));
                    continue;
                }
                TaggedArticle before = articles.put(id, one);
                Written.Outcome outcome = before == null
                        ? Written.Outcome.CREATED
                        : before.equals(one) ? Written.Outcome.UNCHANGED : Written.Outcome.UPDATED;
                results.add(new Written(id, outcome, ""));
            }
            return results;
        }

        @Override
        public Written withdraw(ArticleId id, Instant at) {
            withdrawn.add(id);
            return new Written(id, Written.Outcome.UPDATED, "");
        }

        @Override
        public void refresh() {
            refreshed = true;
        }
    }
}
