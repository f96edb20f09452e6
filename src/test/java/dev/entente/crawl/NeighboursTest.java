package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Crawler.Scope;
import dev.entente.source.MemorySourceStore;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.support.LocalSite;
import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two sources on one host. */
class NeighboursTest {
    private final LocalSite site = new LocalSite();
    private final SetClock clock = new SetClock();
    private final MemorySourceStore store = new MemorySourceStore();
    private final Source farsi = Sources.named("farsi", site.url("/fa/"));
    private final Source whole = Sources.named("whole", site.url("/"));

    @BeforeEach
    void publish() {
        site.text("/robots.txt", "Sitemap: " + site.url("/map.xml"))
                .xml(
                        "/map.xml",
                        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>"
                                + site.url("/fa/mapped") + "</loc></url><url><loc>" + site.url("/mapped")
                                + "</loc></url></urlset>")
                .html("/", "<a href=/fa/>Farsi</a><a href=/fa/1>x</a><a href=/en/1>x</a>")
                .html("/fa/", "<a href=/fa/1>x</a><a href=/fa/2>x</a><a href=/en/2>x</a>");
        for (String path : List.of("/fa/1", "/fa/2", "/fa/mapped", "/en/1", "/en/2", "/mapped")) {
            site.html(path, "The text of " + path);
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void givesEachPageToTheSourceWhoseFolderItStandsInWhicheverIsReadFirst() throws Exception {
        for (boolean reversed : List.of(false, true)) {
            List<Source> order = new ArrayList<>(List.of(whole, farsi));
            if (reversed) {
                Collections.reverse(order);
            }
            TestCrawler test = crawler(order);
            Map<String, List<String>> read = readAll(test, order);
            assertThat(read.get("farsi")).containsExactlyInAnyOrder("/fa/1", "/fa/2", "/fa/mapped");
            assertThat(read.get("whole")).containsExactlyInAnyOrder("/en/1", "/en/2", "/mapped");
        }
    }

    @Test
    void fetchesEveryPageOnce() throws Exception {
        List<Source> both = List.of(whole, farsi);
        readAll(crawler(both), both);
        assertThat(site.paths().stream().filter(path -> !path.equals("/robots.txt")))
                .doesNotHaveDuplicates()
                .hasSize(9);
    }

    @Test
    void leavesWhatOneExcludesToTheOther() throws Exception {
        List<Source> both = List.of(Sources.withExclude(site.url("/"), "/en/"), Sources.named("whole", site.url("/")));
        Map<String, List<String>> read = readAll(crawler(both), both);
        assertThat(read.get("whole")).containsExactlyInAnyOrder("/en/1", "/en/2");
        assertThat(read.get("local")).containsExactlyInAnyOrder("/fa/", "/fa/1", "/fa/2", "/fa/mapped", "/mapped");
    }

    @Test
    void givesAPageToTheSourceWhoseRuleNamesMoreOfItsAddress() {
        Source any = including("any", "\\d");
        Source english = including("english", "/en/\\d");
        Neighbours asked = Neighbours.of(new UrlRules(any), new SourceCatalogue(List.of(any, english)));
        assertThat(asked.isOfAnother(site.url("/en/1"))).isTrue();
        assertThat(asked.isOfAnother(site.url("/fa/1"))).isFalse();
        // No rule fits: the first by its id.
        assertThat(asked.isOfAnother(site.url("/about"))).isFalse();
    }

    @Test
    void handsOverWhatTheOtherKnewBeforeTheSecondSourceWasAdded() throws Exception {
        TestCrawler test = crawler(List.of(whole));
        assertThat(readAll(test, List.of(whole)).get("whole")).contains("/fa/1", "/fa/2");
        List<Source> both = List.of(whole, farsi);
        test.with(new SourceCatalogue(both));
        clock.advance(Duration.ofDays(30));
        Map<String, List<String>> read = readAll(test, both);
        assertThat(read.get("farsi")).containsExactlyInAnyOrder("/fa/1", "/fa/2", "/fa/mapped");
        assertThat(read.get("whole")).containsExactlyInAnyOrder("/en/1", "/en/2", "/mapped");
        assertThat(test.known(site.url("/fa/1")).source()).isEqualTo("farsi");
    }

    @Test
    void readsAPageThatRedirectsToTheOthersGroundForTheOther() throws Exception {
        site.html("/", "<a href=/old>x</a>").redirect("/old", "/fa/new").html("/fa/new", "The new text");
        List<Source> both = List.of(whole, farsi);
        TestCrawler test = crawler(both);
        Map<String, List<String>> read = readAll(test, both);
        assertThat(read.get("whole")).doesNotContain("/fa/new");
        assertThat(read.get("farsi")).contains("/fa/new");
        assertThat(test.state(site.url("/old")))
                .isEqualTo("SKIPPED: It is an article of another source on the same site.");
    }

    @Test
    void readsTheListsOfAPausedNeighbourAndKeepsItsPagesForIt() throws Exception {
        Source english = Sources.named("english", site.url("/en/"));
        site.html("/en/", "<a href=/en/1>x</a>");
        List<Source> both = List.of(english, farsi);
        SourceCatalogue catalogue = new SourceCatalogue(both, store, clock);
        TestCrawler test = new TestCrawler(Settings.USUAL, clock).with(catalogue);
        // By their ids the sitemap of both is the first one's.
        catalogue.pause("english", "Asked for.");
        assertThat(readAll(test, List.of(farsi)).get("farsi"))
                .contains("/fa/mapped")
                .doesNotContain("/en/2");
        assertThat(test.known(site.url("/en/2")).source()).isEqualTo("english");
        catalogue.resume("english");
        assertThat(readAll(test, List.of(english)).get("english")).contains("/en/1", "/en/2");
    }

    @Test
    void looksNowAndThenForASourceOfWhichAllIsItsNeighbours() throws Exception {
        Source shadow = Sources.named("zz", site.url("/"));
        List<Source> both = List.of(shadow, whole);
        Crawler crawler = crawler(both).crawler();
        assertThat(crawler.due().test(shadow)).isTrue();
        try (SiteVisit visit = crawler.visit(shadow, Scope.DUE)) {
            assertThat(visit.next()).isNull();
        }
        assertThat(crawler.due().test(shadow)).isFalse();
        assertThat(crawler.due().test(whole)).isTrue();
        clock.advance(Duration.ofMinutes(11));
        assertThat(crawler.due().test(shadow)).isTrue();
    }

    private TestCrawler crawler(List<Source> sources) {
        return new TestCrawler(Settings.USUAL, clock).with(new SourceCatalogue(sources));
    }

    private Source including(String id, String pattern) {
        return Source.builder(id, site.url("/"))
                .include(List.of(Pattern.compile(pattern)))
                .allowPrivate(true)
                .build();
    }

    /** Paths of the pages that each reads as an article, in two crawls of each: the second may get what others found. */
    private static Map<String, List<String>> readAll(TestCrawler test, List<Source> sources) throws Exception {
        Map<String, List<String>> read = new TreeMap<>();
        for (int round = 0; round < 2; round++) {
            for (Source source : sources) {
                List<String> paths = read.computeIfAbsent(source.id(), any -> new ArrayList<>());
                try (SiteVisit visit = test.crawler().visit(source, Scope.DUE)) {
                    for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                        if (visited instanceof Visited.Page page) {
                            URI url = page.articleUrl();
                            paths.add(url.getPath());
                            visit.settleArticle(page, url, true);
                        }
                    }
                }
            }
        }
        return read;
    }
}
