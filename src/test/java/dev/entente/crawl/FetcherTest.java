package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.entente.crawl.Fetcher.Answer;
import dev.entente.crawl.Fetcher.ContentTypes;
import dev.entente.crawl.Fetcher.Request;
import dev.entente.support.LocalSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class FetcherTest {
    private static final int LIMIT = 50_000;

    private final LocalSite site = new LocalSite();
    private final Fetcher fetcher =
            new Fetcher(Settings.USUAL.withTimeout(Duration.ofSeconds(2)).withContact("desk@example.org"), "1.2");

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void saysWhoItIs() throws Exception {
        site.html("/a", "x");
        fetch("/a");
        assertThat(site.asked().get(0).header("User-agent")).isEqualTo("Entente/1.2 (+desk@example.org)");
        assertThat(site.asked().get(0).headers()).doesNotContainKeys("Cookie", "Upgrade");
    }

    @Test
    void readsThePage() throws Exception {
        site.route("/a", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; Charset=\"windows-1256\"");
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            LocalSite.send(exchange, 200, "سلام".getBytes("windows-1256"));
        });
        Answer answer = fetch("/a");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.charset()).isEqualTo("windows-1256");
        assertThat(answer.header("etag")).isEqualTo("\"7\"");
        assertThat(new String(answer.body(), "windows-1256")).isEqualTo("سلام");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            text/html                      | -
            text/html; charset=            | -
            text/html; charset=klingon     | -
            text/html; charset=ü!          | -
            text/html;charset=utf-8; x=y   | utf-8
            text/html; charset='utf-8'     | utf-8
            """)
    void namesOnlyACharsetThatItKnows(String type, String charset) throws Exception {
        site.route("/a", LocalSite.answer(200, type, "x"));
        assertThat(fetch("/a").charset()).isEqualTo(charset);
    }

    @Test
    void readsAPageWithoutAType() throws Exception {
        site.route("/a", exchange -> LocalSite.send(exchange, 200, "<p>x".getBytes(StandardCharsets.UTF_8)));
        assertThat(fetch("/a").body()).asString().isEqualTo("<p>x");
    }

    @Test
    void asksOnlyWhetherAKnownPageChanged() throws Exception {
        site.withEtag("/a", "\"1\"", "x");
        Answer answer = fetcher.fetch(new Request(
                site.url("/a"), ContentTypes.HTML, LIMIT, false, true, "\"1\"", "Sun, 01 Mar 2026 12:00:00 GMT"));
        assertThat(answer.status()).isEqualTo(304);
        assertThat(site.asked().get(0).header("If-modified-since")).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
    }

    @Test
    void unpacksGzip() throws Exception {
        site.gzipped("/a", "packed");
        assertThat(fetch("/a").body()).asString().isEqualTo("packed");
    }

    @Test
    void refusesAGzipBomb() {
        site.gzipped("/a", "0".repeat(10_000_000));
        failure("/a").withMessage("It is larger than 50 kB.");
    }

    @Test
    void refusesBrokenGzip() {
        site.route("/a", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LocalSite.send(exchange, 200, "not gzip".getBytes(StandardCharsets.UTF_8));
        });
        failure("/a").withMessage("It came packed as gzip and cannot be unpacked.");
    }

    @Test
    void refusesAnEncodingThatItDidNotAskFor() {
        site.route("/a", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "zstd");
            LocalSite.send(exchange, 200, "x".getBytes(StandardCharsets.UTF_8));
        });
        failure("/a").withMessage("It came packed as 'zstd', which was not asked for.");
    }

    @Test
    void unpacksBrotli() throws Exception {
        site.packed("/a", "br", Base64.getDecoder().decode("CwuAPHA+cGFja2VkIGJ5IGJyb3RsaTwvcD4D"));
        assertThat(fetch("/a").body()).asString().isEqualTo("<p>packed by brotli</p>");
        assertThat(site.asked().get(0).header("Accept-encoding")).isEqualTo("gzip, deflate, br");
    }

    @Test
    void unpacksDeflateWithAndWithoutItsWrapping() throws Exception {
        byte[] page = "<p>deflated</p>".getBytes(StandardCharsets.UTF_8);
        site.packed("/zlib", "deflate", deflated(page, false)).packed("/raw", "Deflate", deflated(page, true));
        assertThat(fetch("/zlib").body()).isEqualTo(page);
        assertThat(fetch("/raw").body()).isEqualTo(page);
    }

    @Test
    void unpacksWhatWasPackedTwice() throws Exception {
        byte[] page = "<p>twice</p>".getBytes(StandardCharsets.UTF_8);
        site.packed("/a", "deflate, gzip", gzip(deflated(page, false)));
        assertThat(fetch("/a").body()).isEqualTo(page);
    }

    @Test
    void refusesABombInABomb() throws Exception {
        byte[] bomb = gzip(gzip("0".repeat(50_000_000).getBytes(StandardCharsets.UTF_8)));
        assertThat(bomb.length).isLessThan(5_000);
        site.packed("/a", "gzip, gzip", bomb);
        failure("/a").withMessage("It is larger than 50 kB.");
    }

    @Test
    void refusesAPackedBodyThatIsEndlessAndUnpacksToNothing() {
        site.route("/a", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "deflate");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[] {0x78, (byte) 0x9C});
            // Stored blocks of no bytes.
            byte[] empty = new byte[5 * 10_000];
            for (int i = 0; i < empty.length; i += 5) {
                empty[i + 3] = (byte) 0xFF;
                empty[i + 4] = (byte) 0xFF;
            }
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(empty);
            }
        });
        failure("/a").withMessage("It is larger than 50 kB.");
    }

    @ParameterizedTest
    @CsvSource({"gzip, H4sIAAAAAAAA", "deflate, eJyzKbBL", "br, CwuAPHA+", "br, //////////8="})
    void refusesWhatCannotBeUnpacked(String encoding, String body) {
        site.packed("/a", encoding, Base64.getDecoder().decode(body));
        failure("/a").withMessage("It came packed as " + encoding + " and cannot be unpacked.");
    }

    @Test
    void refusesWhatWasPackedTooOften() {
        site.packed("/a", "gzip, gzip, gzip, gzip", new byte[10]);
        failure("/a").withMessage("It came packed 4 times over.");
    }

    @Test
    void readsAnEmptyBodyThatClaimsToBePacked() throws Exception {
        site.packed("/a", "gzip", new byte[0]);
        assertThat(fetch("/a").body()).isEmpty();
    }

    @Test
    void takesAPageOfJustTheLimit() throws Exception {
        site.html("/a", "x".repeat(LIMIT));
        assertThat(fetch("/a").body()).hasSize(LIMIT);
    }

    @Test
    void hangsUpOnAPageThatIsTooLarge() {
        site.endless("/a");
        failure("/a").withMessage("It is larger than 50 kB.");
    }

    @Test
    void givesUpOnASilentServer() {
        site.silent("/a");
        failure("/a")
                .withMessage("It did not answer within 2 seconds.")
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.TIMEOUT));
    }

    @Test
    void givesUpOnABodyThatStalls() {
        site.stallsInTheBody("/a");
        failure("/a").withMessage("It did not answer within 2 seconds.");
    }

    @Test
    void saysThatTheConnectionBrokeOff() {
        site.breaksOff("/a");
        failure("/a").withMessageStartingWith("The connection broke off");
    }

    @Test
    void saysThatNobodyListens() {
        site.close();
        failure("/a").withMessage("The connection was refused.");
    }

    @Test
    void saysThatTheNameIsUnknown() {
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> fetcher.fetch(new Request(
                        java.net.URI.create("http://no-such-host.invalid/"),
                        ContentTypes.HTML,
                        LIMIT,
                        false,
                        false,
                        null,
                        null)))
                .withMessage("The name no-such-host.invalid is not known to the network.");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/crawl/body-types.csv", numLinesToSkip = 1, delimiter = '|', nullValues = "-")
    void tellsAPageByItsTypeAndItsFirstBytes(String type, String body, String reason) throws Exception {
        site.route("/a", exchange -> {
            if (type != null) {
                exchange.getResponseHeaders().set("Content-Type", type);
            }
            LocalSite.send(exchange, 200, body.translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
        });
        if (reason == null) {
            assertThat(fetch("/a").status()).isEqualTo(200);
        } else {
            failure("/a")
                    .withMessage(reason)
                    .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.NOT_WANTED_TYPE));
        }
    }

    @Test
    void readsAPdfOnlyWhereItIsWanted() throws Exception {
        site.route("/a", LocalSite.answer(200, "application/octet-stream", "%PDF-1.7 x"));
        failure("/a").withMessage("PDF is not read.");
        Answer answer =
                fetcher.fetch(new Request(site.url("/a"), ContentTypes.HTML_OR_PDF, LIMIT, false, true, null, null));
        assertThat(answer.isPdf()).isTrue();
    }

    @Test
    void readsAnErrorsStatusWithoutItsBody() throws Exception {
        site.route("/a", LocalSite.answer(500, "application/pdf", "x".repeat(LIMIT * 2)));
        Answer answer = fetch("/a");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void doesNotConnectToThisMachineForAPublicSource() {
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() ->
                        fetcher.fetch(new Request(site.url("/a"), ContentTypes.HTML, LIMIT, false, false, null, null)))
                .withMessage("Its address 127.0.0.1 is not a public one.");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void sendsBackAnEtagByteForByte() throws Exception {
        String odd = "W/\"\u00e9\u00ff\"";
        site.html("/a", "x");
        fetcher.fetch(new Request(site.url("/a"), ContentTypes.HTML, LIMIT, false, true, odd, null));
        assertThat(site.asked().get(0).header("If-none-match")).isNotEmpty();
    }

    @Test
    void givesUpWhereTheNextPieceIsLate() {
        Fetcher impatient = new Fetcher(Settings.USUAL.withSilence(Duration.ofMillis(300)), "1");
        site.stallsInTheBody("/a");
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() ->
                        impatient.fetch(new Request(site.url("/a"), ContentTypes.HTML, LIMIT, false, true, null, null)))
                .withMessage("It sent nothing for 0 seconds.");
    }

    @Test
    void stopsAtOnceWhenInterrupted() throws Exception {
        site.silent("/a");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread asking = new Thread(() -> {
            try {
                new Fetcher(Settings.USUAL.withTimeout(Duration.ofMinutes(5)), "1")
                        .fetch(new Request(site.url("/a"), ContentTypes.HTML, LIMIT, false, true, null, null));
            } catch (FetchFailed | InterruptedException e) {
                thrown.set(e);
            }
        });
        asking.start();
        await().until(() -> site.times("/a") == 1);
        asking.interrupt();
        asking.join(60_000);
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    private static byte[] deflated(byte[] body, boolean raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9, raw))) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    private Answer fetch(String path) throws FetchFailed, InterruptedException {
        return fetcher.fetch(new Request(site.url(path), ContentTypes.HTML, LIMIT, false, true, null, null));
    }

    private ThrowableAssertAlternative<FetchFailed> failure(String path) {
        return assertThatExceptionOfType(FetchFailed.class).isThrownBy(() -> fetch(path));
    }
}
