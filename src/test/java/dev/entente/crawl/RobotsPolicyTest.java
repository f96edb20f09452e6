package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import dev.entente.support.SetClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsPolicyTest {
    private static final URI FILE = URI.create("http://site.example/robots.txt");

    private final LocalSite site = new LocalSite();
    private final SetClock clock = new SetClock();
    private final Politeness politeness = new Politeness();
    private final RobotsPolicy policy =
            new RobotsPolicy(new Fetcher(Settings.USUAL.withTimeout(Duration.ofSeconds(2)), "1"), politeness, clock);

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/crawl/robots-rules.csv", numLinesToSkip = 1, delimiter = '|')
    void obeys(String robots, String path, boolean allowed) {
        String text = robots == null
                ? ""
                : robots.replace(" // ", "\n")
                        .replace("User:", "User-agent:")
                        .replace("\\t", "\t")
                        .replace("\\r", "\r");
        Robots asked = RobotsFile.parse(FILE, text.getBytes(StandardCharsets.UTF_8));
        assertThat(asked.allows(FILE.resolve(path))).as("%s%n%s", text, path).isEqualTo(allowed);
    }

    @Test
    void readsDelayAndSitemaps() throws Exception {
        site.text("/robots.txt", "User-agent: *\nCrawl-delay: 2\nSitemap: " + site.url("/map.xml") + "\n");
        Robots asked = policy.of(site.url("/a"), true);
        assertThat(asked.delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(asked.sitemaps()).containsExactly(site.url("/map.xml").toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 451})
    void allowsEverythingWhereThereIsNoFile(int status) throws Exception {
        site.status("/robots.txt", status);
        assertThat(policy.of(site.url("/a"), true).allows(site.url("/a"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void allowsNothingWhileTheServerFails(int status) throws Exception {
        site.status("/robots.txt", status);
        Robots asked = policy.of(site.url("/a"), true);
        assertThat(asked.allows(site.url("/a"))).isFalse();
        assertThat(asked.closed().sentence())
                .isEqualTo("Its robots.txt answered " + status + ", so nothing is fetched for now.");
    }

    @Test
    void allowsNothingWhileTheSiteCannotBeReached() throws Exception {
        URI gone = site.url("/a");
        site.close();
        Robots asked = policy.of(gone, true);
        assertThat(asked.allows(gone)).isFalse();
        assertThat(asked.closed().sentence())
                .isEqualTo("Its robots.txt could not be read. The connection was refused.");
    }

    @Test
    void allowsNothingWhileTheFileDoesNotEnd() throws Exception {
        site.silent("/robots.txt");
        assertThat(policy.of(site.url("/a"), true).closed().sentence()).contains("It did not answer within 2 seconds.");
    }

    @Test
    void followsRedirects() throws Exception {
        site.redirect("/robots.txt", "/r1").redirect("/r1", "/r2").text("/r2", "User-agent: *\nDisallow: /a\n");
        assertThat(policy.of(site.url("/a"), true).allows(site.url("/a"))).isFalse();
    }

    @Test
    void takesALoopOfRedirectsAsNoFile() throws Exception {
        site.redirect("/robots.txt", "/robots.txt");
        assertThat(policy.of(site.url("/a"), true).allows(site.url("/a"))).isTrue();
        assertThat(site.times("/robots.txt")).isEqualTo(6);
    }

    @Test
    void readsTheBeginningOfAHugeFile() throws Exception {
        site.text("/robots.txt", "User-agent: *\nDisallow: /a\n" + "# padding\n".repeat(100_000) + "Disallow: /b\n");
        Robots asked = policy.of(site.url("/"), true);
        assertThat(asked.allows(site.url("/a"))).isFalse();
        assertThat(asked.allows(site.url("/b"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # Cache-Control       | kept, in minutes
            -                     | 60
            public                | 60
            max-age=7200          | 120
            public, max-age="600" | 10
            max-age=0             | 5
            no-cache              | 5
            no-store, max-age=900 | 5
            max-age=31536000      | 1440
            """)
    void keepsTheFileAsLongAsTheServerSaysButNoMoreThanADay(String control, int minutes) throws Exception {
        site.route("/robots.txt", exchange -> {
            if (control != null) {
                exchange.getResponseHeaders().set("Cache-Control", control);
            }
            LocalSite.send(exchange, 200, new byte[0]);
        });
        policy.of(site.url("/a"), true);
        clock.advance(Duration.ofMinutes(minutes));
        policy.of(site.url("/a"), true);
        assertThat(site.times("/robots.txt")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        policy.of(site.url("/a"), true);
        assertThat(site.times("/robots.txt")).isEqualTo(2);
    }

    @Test
    void waitsAsLongAsAFailingServerAsks() throws Exception {
        site.overloaded("/robots.txt", 503, "600");
        policy.of(site.url("/a"), true);
        clock.advance(Duration.ofSeconds(599));
        assertThat(policy.of(site.url("/a"), true).closed()).isNotNull();
        assertThat(site.times("/robots.txt")).isEqualTo(1);
        assertThat(politeness.rest(site.url("/a").getAuthority())).isGreaterThan(Duration.ofSeconds(500));
    }

    @Test
    @Timeout(30)
    void doesNotSitOutTheLongPauseOfAHostWhoseFileExpired() throws Exception {
        site.text("/robots.txt", "").html("/a", "x");
        policy.of(site.url("/a"), true);
        politeness.rest(Urls.host(site.url("/a")), Duration.ofHours(1));
        clock.advance(Duration.ofMinutes(61));
        UrlRules rules = new UrlRules(
                Source.builder("local", site.url("/")).allowPrivate(true).build());
        PoliteFetcher polite = new PoliteFetcher(new Fetcher(Settings.USUAL, "1"), policy, politeness, Settings.USUAL);
        Fetcher.Request request =
                new Fetcher.Request(site.url("/a"), Fetcher.ContentTypes.HTML, 1_000, false, true, null, null);
        assertThatExceptionOfType(SiteUnavailable.class)
                .isThrownBy(() -> polite.fetch(request, rules))
                .withMessageStartingWith("It is to be left in peace for 35")
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.RATE_LIMITED));
        assertThat(site.paths()).containsExactly("/robots.txt");
    }

    @Test
    void takesAFileThatWasNotGivenForAMonthAsNotThere() throws Exception {
        site.status("/robots.txt", 500);
        policy.of(site.url("/a"), true);
        clock.advance(Duration.ofDays(29));
        assertThat(policy.of(site.url("/a"), true).closed()).isNotNull();
        clock.advance(Duration.ofDays(2));
        assertThat(policy.of(site.url("/a"), true).allows(site.url("/a"))).isTrue();
    }

    @Test
    void keepsWaitingForASiteThatIsNotThereAtAll() throws Exception {
        URI gone = site.url("/a");
        site.close();
        policy.of(gone, true);
        clock.advance(Duration.ofDays(31));
        assertThat(policy.of(gone, true).closed()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            User-agent: * // Crawl-delay: 5                                             | PT5S
            User-agent: * // Crawl-delay: 0.5                                           | PT0.5S
            User-agent: * // crawl-delay:900                                            | PT15M
            User-agent: * // Crawl-delay: soon                                          | PT0S
            User-agent: * // Crawl-delay: -1                                            | PT0S
            User-agent: otherbot // Crawl-delay: 5                                      | PT0S
            User-agent: entente // Crawl-delay: 3 // User-agent: * // Crawl-delay: 9    | PT3S
            User-agent: * // Request-rate: 1/10                                         | PT10S
            User-agent: * // Request-rate: 1/10s                                        | PT10S
            User-agent: * // Request-rate: 1/2m                                         | PT2M
            User-agent: * // Request-rate: 2/1m 0600-0845                               | PT30S
            User-agent: * // Request-rate: 60/1h # one a minute                         | PT1M
            User-agent: * // Request-rate: often                                        | PT0S
            User-agent: * // Request-rate: 1/10 // Crawl-delay: 5                       | PT10S
            User-agent: * // Crawl-delay: 20 // Request-rate: 1/10                      | PT20S
            User-agent: otherbot // Request-rate: 1/10 // User-agent: * // Disallow: /a | PT0S
            """)
    void readsThePaceThatIsAskedFor(String robots, Duration delay) {
        byte[] text = robots.replace(" // ", "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(RobotsFile.parse(FILE, text).delay()).isEqualTo(delay);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # asked | the source's own | its longest | kept  | remark
            0       | 2                | 60          | 2     | -
            10      | 2                | 60          | 10    | -
            60      | 2                | 60          | 60    | -
            900     | 2                | 60          | 60    | Its robots.txt asks for 900 seconds between two fetches, slower than you allow: it is read every 60 seconds.
            900     | 1200             | 60          | 1200  | -
            900     | 300              | 60          | 300   | Its robots.txt asks for 900 seconds between two fetches, slower than you allow: it is read every 300 seconds.
            5       | 0                | 1           | 1     | Its robots.txt asks for 5 seconds between two fetches, slower than you allow: it is read every second.
            """)
    void keepsThePaceThatIsAskedForUpToWhatTheSourceAllows(int asked, int own, int longest, int kept, String remark) {
        Source source = Source.builder("local", FILE)
                .delay(Duration.ofSeconds(own))
                .longestDelay(Duration.ofSeconds(longest))
                .build();
        byte[] text = ("User-agent: *\nCrawl-delay: " + asked).getBytes(StandardCharsets.UTF_8);
        Robots robots = RobotsFile.parse(FILE, text);
        assertThat(robots.delay(source)).isEqualTo(Duration.ofSeconds(kept));
        assertThat(robots.slowerThanAllowed(source)).isEqualTo(remark);
    }

    @Test
    void asksAgainAfterAnHour() throws Exception {
        site.text("/robots.txt", "");
        policy.of(site.url("/a"), true);
        policy.of(site.url("/b"), true);
        assertThat(site.times("/robots.txt")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(61));
        policy.of(site.url("/a"), true);
        assertThat(site.times("/robots.txt")).isEqualTo(2);
    }

    @Test
    void asksAgainSoonAfterAFailure() throws Exception {
        site.status("/robots.txt", 503);
        policy.of(site.url("/a"), true);
        clock.advance(Duration.ofMinutes(2));
        site.text("/robots.txt", "");
        assertThat(policy.of(site.url("/a"), true).allows(site.url("/a"))).isTrue();
    }

    @Test
    void isNotLedIntoThePrivateNetwork() throws Exception {
        site.redirect("/robots.txt", "http://localhost:9200/");
        assertThat(policy.of(site.url("/a"), true).closed().sentence()).contains("is not a public one");
    }
}
