package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Crawler.Scope;
import dev.entente.crawl.WarcPages.Broken;
import dev.entente.crawl.WarcPages.Found;
import dev.entente.crawl.WarcPages.Page;
import dev.entente.crawl.WarcPages.Skipped;
import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.Warcinfo;

class WarcTest {
    private static final Source TIMES =
            Source.builder("times", URI.create("https://times.example/")).build();

    @TempDir
    private Path folder;

    @Test
    void keepsRequestsAndAnswersWithTheirDigests() throws Exception {
        try (LocalSite site = new LocalSite()) {
            site.html("/", "<a href=/a>x</a><a href=/secret>x</a>")
                    .gzipped("/a", "<p>A page that came packed")
                    .html("/secret", "<meta name=robots content=noarchive><p>x");
            crawl(new TestCrawler().keepingIn(folder), Sources.of(site.url("/")));
            List<WarcRecord> records = new ArrayList<>();
            try (WarcReader reader = new WarcReader(files().get(0))) {
                for (WarcRecord record : reader) {
                    records.add(record);
                    if (record instanceof WarcResponse response
                            && response.target().endsWith("/a")) {
                        assertThat(new String(response.http().body().stream().readAllBytes(), StandardCharsets.UTF_8))
                                .isEqualTo("<p>A page that came packed");
                        assertThat(response.http().headers().first("Content-Encoding"))
                                .isEmpty();
                        assertThat(response.payloadDigest()).isPresent();
                    }
                    if (record instanceof WarcRequest request
                            && request.target().endsWith("/a")) {
                        assertThat(request.http().headers().first("User-Agent")).hasValue("Entente/test");
                    }
                }
            }
            assertThat(records.get(0)).isInstanceOf(Warcinfo.class);
            assertThat(records.stream().filter(WarcResponse.class::isInstance).map(one -> ((WarcResponse) one)
                            .target()))
                    .contains(site.url("/").toString(), site.url("/a").toString())
                    .doesNotContain(site.url("/secret").toString());
        }
    }

    @Test
    void removesTheOldestFilesWhenThereAreTooMany() throws IOException {
        WarcArchive archive = new WarcArchive(new TestCrawler.KeepIn(folder, 2_000, 10_000), folder, Clock.systemUTC());
        for (int i = 0; i < 100; i++) {
            archive.keep(request(), page(randomText(1_500, i)));
        }
        archive.close();
        long total = 0;
        for (Path file : files()) {
            total += Files.size(file);
        }
        assertThat(files()).hasSizeBetween(2, 10);
        // The file that is being written may be longer than its limit by one page.
        assertThat(total).isLessThan(15_000);
    }

    @Test
    void goesOnCrawlingWhereNothingCanBeKept() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("file"), "x");
        try (LocalSite site = new LocalSite()) {
            site.html("/", "<a href=/a>x</a>").html("/a", "x");
            crawl(new TestCrawler().keepingIn(noFolder), Sources.of(site.url("/")));
            assertThat(site.times("/a")).isEqualTo(1);
        }
    }

    @Test
    void readsAFileOfAnotherTool() throws IOException {
        byte[] warc = join(
                record("warcinfo", null, "application/warc-fields", "software: other\r\n"),
                record(
                        "request",
                        "https://times.example/a",
                        "application/http; msgtype=request",
                        "GET /a HTTP/1.1\r\n\r\n"),
                record(
                        "response",
                        "<https://times.example/a>",
                        "application/http; msgtype=response",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "8\r\n<p>Text \r\n5\r\nof a.\r\n0\r\n\r\n"),
                response("https://times.example/gone", 404, "text/html", "Not here"),
                response("https://times.example/pic", 200, "image/png", "\u0089PNG\r\n"),
                response("https://other.example/a", 200, "text/html", "<p>x"),
                response("https://times.example/hidden", 200, "text/html", "<meta name=robots content=noindex>"),
                response(
                        "https://times.example/over",
                        200,
                        "text/html",
                        "<meta name=robots content='unavailable_after: 2026-03-02'>"),
                response(
                        "https://times.example/b", 200, "text/html", "<link rel=canonical href=/news/b><p>Text of b."));
        List<Found> found = read(warc);
        assertThat(pages(found))
                .extracting(Page::article)
                .extracting(URI::getPath)
                .containsExactly("/a", "/news/b");
        Page first = pages(found).get(0);
        assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Text of a.");
        assertThat(first.charset()).isEqualTo("utf-8");
        assertThat(first.fetchedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(found)
                .filteredOn(Skipped.class::isInstance)
                .extracting(one -> ((Skipped) one).reason())
                .containsExactly(
                        "The site answered 404.",
                        "It is no web page but image/png.",
                        "It is not of this source, or a rule of the source excludes it.",
                        "The page asks not to be indexed.",
                        "The page asks not to be found any more since 2026-03-03T00:00:00Z.");
    }

    @Test
    void goesOnAfterARecordThatIsBroken() throws IOException {
        byte[] good = response("https://times.example/a", 200, "text/html", "<p>A");
        byte[] noLength = "WARC/1.0\r\nWARC-Type: response\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] wrongLength = new String(
                        response("https://times.example/x", 200, "text/html", "<p>X"), StandardCharsets.UTF_8)
                .replaceFirst("Content-Length: \\d+", "Content-Length: 20")
                .getBytes(StandardCharsets.UTF_8);
        byte[] noHttp =
                record("response", "https://times.example/y", "application/http; msgtype=response", "\u0000\u0001");
        byte[] last = response("https://times.example/b", 200, "text/html", "<p>B");
        List<Found> found = read(join(good, noLength, wrongLength, noHttp, last));
        assertThat(pages(found))
                .extracting(Page::url)
                .extracting(URI::getPath)
                .startsWith("/a")
                .endsWith("/b");
        assertThat(found).filteredOn(Broken.class::isInstance).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void saysThatAFileBreaksOff() throws IOException {
        byte[] whole = join(
                response("https://times.example/a", 200, "text/html", "<p>A"),
                response("https://times.example/b", 200, "text/html", "<p>B".repeat(100)));
        List<Found> found = read(java.util.Arrays.copyOf(whole, whole.length - 100));
        assertThat(pages(found)).hasSize(1);
        assertThat(found.get(1)).isEqualTo(new Broken(2, "The record breaks off: the file is broken here, or ends."));
    }

    @Test
    void goesOnAfterAPackedRecordThatIsBroken() throws IOException {
        byte[] broken = packed(response("https://times.example/x", 200, "text/html", randomText(4_000, 1)));
        for (int i = 100; i < 160; i++) {
            broken[i] = 7;
        }
        List<Found> found = read(join(
                packed(response("https://times.example/a", 200, "text/html", "<p>A")),
                broken,
                packed(response("https://times.example/b", 200, "text/html", "<p>B"))));
        assertThat(pages(found)).extracting(Page::url).extracting(URI::getPath).contains("/a", "/b");
    }

    @Test
    void findsNothingInWhatIsNoWarcFile() throws IOException {
        assertThat(read("PK\u0003\u0004 something else".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(read(new byte[0])).isEmpty();
    }

    private static void crawl(Crawler crawler, Source source) throws Exception {
        try (SiteVisit visit = crawler.visit(source, Scope.DUE)) {
            for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                if (visited instanceof Visited.Page page) {
                    visit.settleArticle(page, page.articleUrl(), true);
                }
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(WarcArchive.ENDING))
                    .sorted()
                    .toList();
        }
    }

    private static List<Found> read(byte[] warc) throws IOException {
        List<Found> all = new ArrayList<>();
        try (WarcPages pages = new WarcPages(new ByteArrayInputStream(warc), TIMES, 1_000_000)) {
            for (Found found = pages.next(); found != null; found = pages.next()) {
                all.add(found);
            }
        }
        return all;
    }

    private static List<Page> pages(List<Found> found) {
        return found.stream()
                .filter(Page.class::isInstance)
                .map(Page.class::cast)
                .toList();
    }

    private static byte[] response(String url, int status, String type, String body) {
        return record(
                "response",
                url,
                "application/http; msgtype=response",
                "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\n\r\n" + body);
    }

    private static byte[] record(String type, String url, String contentType, String block) {
        byte[] bytes = block.getBytes(StandardCharsets.ISO_8859_1);
        String head = "WARC/1.0\r\nWARC-Type: " + type + "\r\n"
                + (url == null ? "" : "WARC-Target-URI: " + url + "\r\n")
                + "WARC-Date: 2026-03-01T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                + "Content-Type: " + contentType + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        return join(head.getBytes(StandardCharsets.US_ASCII), bytes, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] packed(byte[] record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(record);
        }
        return out.toByteArray();
    }

    private static Request request() {
        return new Request.Builder().url("https://times.example/a").build();
    }

    private static Fetcher.Answer page(String text) {
        return new Fetcher.Answer(
                URI.create("https://times.example/a"),
                200,
                Headers.of("Content-Type", "text/html"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static String randomText(int length, long seed) {
        StringBuilder text = new StringBuilder("<p>");
        new java.util.Random(seed).ints(length, 'a', 'z' + 1).forEach(c -> text.append((char) c));
        return text.toString();
    }
}
