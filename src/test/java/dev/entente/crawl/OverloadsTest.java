package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import dev.entente.support.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OverloadsTest {
    private final SetClock clock = new SetClock();
    private final Overloads overloads = new Overloads(clock);

    @Test
    void leavesAHostInPeaceForLongerEachTime() {
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            assertThat(overloads.pause("a")).contains(Duration.ofSeconds(seconds));
            assertThat(overloads.pause("a")).as("asked for before").isEmpty();
            clock.advance(Duration.ofSeconds(seconds));
        }
        assertThat(overloads.pause("b")).contains(Duration.ofSeconds(30));
    }

    @Test
    void beginsAnewOnceAHostHasAnswered() {
        overloads.pause("a");
        clock.advance(Duration.ofMinutes(1));
        overloads.over("a");
        assertThat(overloads.pause("a")).contains(Duration.ofSeconds(30));
    }

    @Test
    void leavesASiteInPeaceThatIsOverloadedAndDoesNotSayForHowLong() throws Exception {
        try (LocalSite site = new LocalSite()) {
            site.status("/a", 503).status("/b", 500);
            Politeness politeness = new Politeness();
            Fetcher fetcher = new Fetcher(Settings.USUAL, "1");
            PoliteFetcher polite = new PoliteFetcher(
                    fetcher, new RobotsPolicy(fetcher, politeness, clock), politeness, Settings.USUAL);
            UrlRules rules = new UrlRules(Source.builder("local", site.url("/"))
                    .delay(Duration.ZERO)
                    .allowPrivate(true)
                    .build());
            String host = Urls.host(site.url("/"));
            assertThat(polite.fetch(request(site, "/b"), rules).status()).isEqualTo(500);
            assertThat(politeness.rest(host)).isLessThanOrEqualTo(Duration.ZERO);
            assertThat(polite.fetch(request(site, "/a"), rules).status()).isEqualTo(503);
            assertThat(politeness.rest(host)).isPositive();
            assertThat(site.times("/a")).isEqualTo(1);
        }
    }

    private static Fetcher.Request request(LocalSite site, String path) {
        return new Fetcher.Request(site.url(path), Fetcher.ContentTypes.ANY, 1_000, false, true, null, null);
    }
}
