package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.crawl.Fetcher.Answer;
import dev.entente.crawl.Fetcher.ContentTypes;
import dev.entente.crawl.Fetcher.Request;
import dev.entente.support.LocalSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @CsvSource(delimiter = '|', textBlock = """
            application/pdf          | PDF is not read.
            Application/PDF; x=y     | PDF is not read.
            image/jpeg               | It is no web page but image/jpeg.
            application/octet-stream | It is no web page but application/octet-stream.
            """)
    void doesNotReadWhatIsNoPage(String type, String reason) {
        site.route("/a", LocalSite.answer(200, type, "x"));
        failure("/a").withMessage(reason).satisfies(e -> assertThat(e.problem().kind())
                .isEqualTo(Problem.Kind.NOT_WANTED_TYPE));
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

    private Answer fetch(String path) throws FetchFailed, InterruptedException {
        return fetcher.fetch(new Request(site.url(path), ContentTypes.HTML, LIMIT, false, true, null, null));
    }

    private ThrowableAssertAlternative<FetchFailed> failure(String path) {
        return assertThatExceptionOfType(FetchFailed.class).isThrownBy(() -> fetch(path));
    }
}
