package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.crawl.Crawler.Scope;
import dev.entente.crawl.Problem.Kind;
import dev.entente.extract.Extraction;
import dev.entente.extract.PageExtractor;
import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import dev.entente.support.SetClock;
import dev.entente.support.TlsSite;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a crawl does where a site misbehaves, and what it writes down: state and reason, as people read them. */
class HostileInternetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LocalSite site = new LocalSite();
    private final SetClock clock = new SetClock();
    private final Settings settings = Settings.USUAL.withTimeout(PATIENCE);
    private final TestCrawler test = new TestCrawler(settings, clock);
    private final List<Visited.Page> pages = new ArrayList<>();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void givesUpOnSlowBytes() throws Exception {
        site.slowBytes("/a");
        assertBecomes("/a", Kind.TIMEOUT, "FAILED: It did not answer within a second.");
    }

    @Test
    void givesUpOnSilence() throws Exception {
        site.silent("/a").stallsInTheBody("/b");
        assertBecomes("/a", Kind.TIMEOUT, "FAILED: It did not answer within a second.");
        assertBecomes("/b", Kind.TIMEOUT, "FAILED: It did not answer within a second.");
    }

    @Test
    void hangsUpOnAnEndlessBody() throws Exception {
        site.endless("/a");
        assertBecomes("/a", Kind.TOO_LARGE, "FAILED: It is larger than 100 kB.");
    }

    @Test
    void hangsUpOnBombs() throws Exception {
        site.gzipped("/gzip", "0".repeat(10_000_000)).brotliBomb("/brotli");
        assertBecomes("/gzip", Kind.TOO_LARGE, "FAILED: It is larger than 100 kB.");
        assertBecomes("/brotli", Kind.TOO_LARGE, "FAILED: It is larger than 100 kB.");
    }

    @Test
    void leavesALoopOfRedirectsAtOnce() throws Exception {
        site.redirectLoop("/a");
        assertBecomes("/a", Kind.REDIRECTS, "FAILED: It redirects in a circle.");
        assertThat(site.times("/a")).isEqualTo(1);
    }

    @Test
    void followsAChainOfRedirectsSoFar() throws Exception {
        site.redirectChain("/ten", 10).redirectChain("/eleven", 11);
        assertBecomes("/ten", null, "FETCHED");
        assertThat(pages.get(0).url()).isEqualTo(site.url("/ten-10"));
        assertBecomes("/eleven", Kind.REDIRECTS, "FAILED: It redirects more than 10 times.");
        assertThat(site.times("/eleven-11")).isZero();
    }

    @Test
    void waitsAsLongAsAnOverloadedSiteAsks() throws Exception {
        site.overloaded("/a", 429, "600");
        assertThatExceptionOfType(SiteUnavailable.class)
                .isThrownBy(() -> crawl("/a"))
                .withMessage("It asks to be left in peace for 600 seconds.")
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Kind.RATE_LIMITED))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(429));
        assertThat(test.state(site.url("/a"))).isEqualTo("DISCOVERED");
        assertThat(site.times("/a")).isEqualTo(1);
    }

    @Test
    void asksNothingWhileRobotsIsUnavailableAndGoesOnAfterwards() throws Exception {
        site.overloaded("/robots.txt", 503, "1").html("/a", "x");
        assertThatExceptionOfType(SiteUnavailable.class)
                .isThrownBy(() -> crawl("/a"))
                .withMessage("Its robots.txt answered 503, so nothing is fetched for now.");
        assertThat(site.paths()).containsExactly("/robots.txt");
        site.status("/robots.txt", 404);
        assertBecomes("/a", null, "FETCHED");
    }

    @Test
    void readsAPageWhoseCharsetIsWrong() throws Exception {
        byte[] persian = "<html><p>پلیس ایران و چین".getBytes(StandardCharsets.UTF_8);
        site.route("/a", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=no-such-thing");
            LocalSite.send(exchange, 200, persian);
        });
        assertBecomes("/a", null, "FETCHED");
        assertThat(pages.get(0).document().text()).isEqualTo("پلیس ایران و چین");
    }

    @Test
    void passesACookieWallAndForgetsTheCookie() throws Exception {
        site.cookieWall("/a", "<a href=/b>x</a>").html("/b", "x");
        assertBecomes("/a", null, "FETCHED");
        assertThat(test.state(site.url("/b"))).isEqualTo("FETCHED");
        assertThat(site.times("/a")).isEqualTo(2);
        assertThat(site.asked().stream().filter(asked -> asked.path().equals("/b")))
                .noneMatch(asked -> asked.headers().containsKey("Cookie"));
    }

    @Test
    void handsASoft404OnToBeReadAsItIs() throws Exception {
        site.soft404("/a");
        assertBecomes("/a", null, "FETCHED");
        Visited.Page page = pages.get(0);
        assertThat(page.html()).asString(StandardCharsets.UTF_8).contains("Page not found");
        assertThat(new PageExtractor().extract(page.url(), page.html(), page.charset()))
                .isInstanceOf(Extraction.NotAnArticle.class);
    }

    @Test
    void sticksToThePagesOfOneCrawlInAnEndlessCalendar() throws Exception {
        site.calendar("/calendar/").html("/", "<a href=/calendar/1>x</a>");
        visit(test.crawler(), builder().pages(5).build());
        assertThat(site.paths())
                .containsExactly("/robots.txt", "/", "/calendar/1", "/calendar/2", "/calendar/3", "/calendar/4");
    }

    @Test
    void noticesWhatBreaksOff() throws Exception {
        site.breaksOff("/body").emptyReply("/reply");
        String reason = "FAILED: The connection broke off before the answer was whole.";
        assertBecomes("/body", Kind.CONNECTION, reason);
        assertBecomes("/reply", Kind.CONNECTION, reason);
    }

    @Test
    void doesNotTakeAFloodOfHeaders() throws Exception {
        site.headerFlood("/a");
        assertBecomes("/a", Kind.CONNECTION, "FAILED: The connection broke off before the answer was whole.");
    }

    @Test
    void isLedNeitherToTheCloudsMetadataNorToAnotherServerOfThisMachine() throws Exception {
        String secret = "http://[::1]:" + site.url("/").getPort() + "/secret";
        site.html("/", "<a href=/meta>x</a> <a href=/local>x</a>")
                .redirect("/meta", "http://169.254.169.254/latest/meta-data/")
                .redirect("/local", secret);
        visit(test.crawler(), Sources.of(site.url("/")));
        assertThat(test.state(site.url("/meta")))
                .isEqualTo("SKIPPED: It leads away from the site, to http://169.254.169.254/latest/meta-data/.");
        assertThat(test.state(site.url("/local")))
                .isEqualTo("SKIPPED: It leads away from the site, to " + secret + ".");
        assertThat(site.times("/secret")).isZero();
    }

    @Test
    void refusesTheCloudsMetadataEvenWhereASourceListsIt() throws Exception {
        site.html("/", "<a href=/meta>x</a>").redirect("/meta", "http://169.254.169.254/latest/meta-data/");
        visit(test.crawler(), builder().offSite(List.of("169.254.169.254")).build());
        assertThat(test.state(site.url("/meta")))
                .isEqualTo("SKIPPED: It must not be read. Its address 169.254.169.254 is not a public one.");
        assertThat(test.known(site.url("/meta")).problem().kind()).isEqualTo(Kind.PRIVATE_NETWORK);
    }

    /** A crawl of a source on this machine may be led to it, so this asks the fetcher alone. */
    @Test
    void refusesThisMachineEvenWhereASourceListsItsAddress() throws Exception {
        Source listing = builder().allowPrivate(false).offSite(List.of("[::1]")).build();
        UrlRules rules = new UrlRules(listing);
        URI secret = URI.create("http://[::1]/secret");
        assertThat(rules.mayBeFetched(secret)).isTrue();
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> new Fetcher(settings.withContact("desk@example.org"), "1").addresses(secret, false))
                .withMessageContaining("is not a public one.");
    }

    @Test
    void connectsOnlyToTheAddressThatWasChecked() throws Exception {
        // A name that is public when it is asked for first, and this machine from then on.
        List<InetAddress> answers =
                new ArrayList<>(List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getLoopbackAddress()));
        Fetcher fetcher = new Fetcher(
                settings.withContact("desk@example.org"),
                "1",
                name -> List.of(answers.size() > 1 ? answers.remove(0) : answers.get(0)),
                UnaryOperator.identity());
        URI url = URI.create("http://rebinding.example:" + site.url("/").getPort() + "/a");
        assertThat(fetcher.addresses(url, false)).hasSize(1);
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> fetcher.fetch(
                        new Fetcher.Request(url, Fetcher.ContentTypes.ANY, 1_000, false, false, null, null)))
                .withMessage("Its address 127.0.0.1 is not a public one.");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void doesNotSpeakToASiteWithABadCertificate() throws Exception {
        HeldCertificate authority = TlsSite.authority();
        HeldCertificate otherName = TlsSite.certificate("other.example");
        assertDistrusted(
                TlsSite.certificate(TlsSite.NAME),
                null,
                "its certificate is signed by nobody whom this machine trusts");
        assertDistrusted(TlsSite.expired(authority), authority, "its certificate has expired");
        assertDistrusted(otherName, otherName, "its certificate is for another name");
    }

    @Test
    void readsASiteOverHttp2() throws Exception {
        HeldCertificate certificate = TlsSite.certificate(TlsSite.NAME);
        try (TlsSite tls = new TlsSite(certificate)) {
            tls.html("/", "<a href=/a>x</a>").html("/a", "x");
            visit(test.crawler(trusting(certificate)), Sources.of(tls.url("/")));
            assertThat(tls.asked()).containsExactly("GET /robots.txt HTTP/2", "GET / HTTP/2", "GET /a HTTP/2");
            assertThat(test.state(tls.url("/a"))).isEqualTo("FETCHED");
        }
    }

    private void assertDistrusted(HeldCertificate shown, HeldCertificate trusted, String reason) throws Exception {
        try (TlsSite tls = new TlsSite(shown)) {
            assertThatExceptionOfType(SiteUnavailable.class)
                    .isThrownBy(() -> visit(test.crawler(trusting(trusted)), Sources.of(tls.url("/"))))
                    .withMessage("Its robots.txt could not be read. No secure connection: " + reason + ".")
                    .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Kind.TLS));
            assertThat(tls.asked()).isEmpty();
        }
    }

    /** With a name server that knows one name, which is this machine. */
    private Fetcher trusting(HeldCertificate certificate) {
        Dns names = name -> List.of(InetAddress.getLoopbackAddress());
        return new Fetcher(
                Settings.USUAL, "1", names, certificate == null ? UnaryOperator.identity() : trust(certificate));
    }

    private static UnaryOperator<OkHttpClient.Builder> trust(HeldCertificate certificate) {
        HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return client -> client.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
    }

    /** Links to the path from the front page, crawls, and looks at what was written down. */
    private void assertBecomes(String path, Kind kind, String state) throws Exception {
        crawl(path);
        FrontierUrl known = test.known(site.url(path));
        assertThat(test.state(site.url(path))).isEqualTo(state);
        assertThat(known.problem() == null ? null : known.problem().kind()).isEqualTo(kind);
    }

    private void crawl(String path) throws Exception {
        site.html("/", "<a href=" + path + ">x</a>");
        clock.advance(Duration.ofHours(1));
        visit(test.crawler(), Sources.of(site.url("/")));
    }

    private Source.Builder builder() {
        return Source.builder("local", site.url("/")).delay(Duration.ZERO).allowPrivate(true);
    }

    private void visit(Crawler crawler, Source source) throws Exception {
        try (SiteVisit visit = crawler.visit(source, Scope.DUE)) {
            for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                if (visited instanceof Visited.Page page) {
                    pages.add(page);
                    visit.settleArticle(page, page.url(), true);
                }
            }
        }
    }
}
