package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.support.LocalSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsPolicyTest {
    private static final URI FILE = URI.create("http://site.example/robots.txt");

    private final LocalSite site = new LocalSite();
    private final SetClock clock = new SetClock();
    private final RobotsPolicy policy = new RobotsPolicy(
            new Fetcher(Settings.USUAL.withTimeout(Duration.ofSeconds(2)), "1"), new Politeness(), clock);

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/crawl/robots-rules.csv", numLinesToSkip = 1, delimiter = '|')
    void obeys(String robots, String path, boolean allowed) {
        String text = robots == null ? "" : robots.replace(" // ", "\n").replace("User:", "User-agent:");
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
