package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Crawler.Scope;
import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.support.LocalSite;
import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrapsTest {
    private static final String TEXT =
            "<p>The ministers met at the border post and agreed on joint patrols along the river.</p>";

    private final LocalSite site = new LocalSite();
    private final SetClock clock = new SetClock();
    private final TestCrawler test = new TestCrawler(Settings.USUAL, clock);

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://a.example/                                  | /
            https://a.example/world                             | /{word}
            https://a.example/world/                            | /{word}
            https://a.example/tag/iran                          | /tag/{word}
            https://a.example/2026/11/22/ministers-sign-a-pact  | /{n}/{n}/{n}/{slug}
            https://a.example/news/123456/ministers-sign-a-pact | /news/{n}/{slug}
            https://a.example/calendar?month=2026-11&view=week  | /calendar?month&view
            https://a.example/calendar?view=week&month=2026-12  | /calendar?month&view
            https://a.example/shop?a=1&b=2&c=3&d=4&e=5          | /shop?{many}
            https://a.example/%D8%A7%DB%8C%D8%B1%D8%A7%D9%86    | /{slug}
            """)
    void namesTheKindOfAPage(URI url, String pattern) {
        assertThat(UrlPattern.of(url))
                .isEqualTo(pattern.replace("/calendar?", "/{word}?").replace("/shop?", "/{word}?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://a.example/a/b/c                                | -
            https://a.example/2026/11/11/11/                       | -
            https://a.example/a/b/a/b/a/b                          | The address repeats 'a'.
            https://a.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16 | The address is more than 15 folders deep.
            https://a.example/s?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1 | The address has more than 8 parameters.
            https://a.example/calendar/2031/05                     | It is a calendar's page of a year to come.
            https://a.example/calendar/2027/05                     | -
            https://a.example/news/2031/05/01/what-the-treaty-will-bring-then | -
            """)
    void refusesAddressesThatNoSaneSiteHas(URI url, String reason) {
        assertThat(Traps.refusal(url, 2026)).isEqualTo(reason);
    }

    @Test
    void refusesVeryLongAddresses() {
        assertThat(Traps.refusal(URI.create("https://a.example/" + "a".repeat(1_500)), 2026))
                .isEqualTo("The address is longer than 1500 characters.");
    }

    @Test
    void leavesAnEndlessCalendar() throws Exception {
        site.html("/", "<a href=/calendar/2026/11>Calendar</a><a href=/news/ministers-sign-a-border-pact>x</a>")
                .html("/news/ministers-sign-a-border-pact", "x")
                .folder("/calendar/", exchange -> {
                    String[] parts = exchange.getRequestURI().getPath().split("/");
                    YearMonth month = YearMonth.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
                    LocalSite.answer(
                                    200,
                                    "text/html",
                                    "<h1>" + month + "</h1><p>There is nothing planned for this month of the year "
                                            + month
                                            + ", " + month.getMonth() + "</p>" + link(month.plusMonths(1))
                                            + link(month.minusMonths(1)))
                            .handle(exchange);
                });
        crawl();
        assertThat(calendarPages()).isEqualTo(Traps.BARREN_IN_VISIT);
        assertThat(test.state(site.url("/news/ministers-sign-a-border-pact"))).startsWith("FETCHED");
        assertThat(test.known())
                .filteredOn(url -> url.note() != null && url.note().contains("brought nothing"))
                .extracting(FrontierUrl::note)
                .isNotEmpty()
                .containsOnly("No more pages like /calendar/{n}/{n} are read: 50 of them brought nothing.");
        clock.advance(Duration.ofHours(2));
        crawl();
        assertThat(calendarPages()).isLessThan(3 * Traps.BARREN_IN_VISIT);
        assertThat(test.known()).hasSizeLessThan(4 * Traps.BARREN_IN_VISIT);
    }

    @Test
    void leavesSlugsThatAllServeOneText() throws Exception {
        site.html("/", "<a href=/story/one-more-slug-1>x</a>").folder("/story/", exchange -> {
            int number = Integer.parseInt(exchange.getRequestURI().getPath().replaceAll("\\D", ""));
            LocalSite.answer(
                            200,
                            "text/html",
                            TEXT + "<p>Seen by " + number + " readers</p><a href=/story/one-more-slug-" + (number + 1)
                                    + ">x</a><a href=/story/one-more-slug-" + (number + 1_000_000) + ">x</a>")
                    .handle(exchange);
        });
        crawl();
        assertThat(test.known())
                .filteredOn(url -> url.state() == UrlState.FETCHED && url.kind() == Kind.PAGE)
                .hasSize(Traps.SAME_TEXT);
        assertThat(site.paths()).hasSizeLessThan(200);
        assertThat(test.known())
                .extracting(FrontierUrl::note)
                .contains(
                        "Its text stands at " + site.url("/story/one-more-slug-1") + " and 2 more addresses already.");
    }

    @Test
    void readsOnWhereMostPagesAreArticles() {
        Traps traps = new Traps("times", Map.of("/news/{n}", new Traps.Census(1_000, 600, 0)), 2026);
        FrontierUrl url = unknown("https://a.example/news/1", 5);
        for (int i = 0; i < 60; i++) {
            traps.barren(url.url());
            traps.fruitful(url.url());
        }
        assertThat(traps.closed(url)).isNull();
    }

    @Test
    void remembersOverVisitsWhatBringsNothing() {
        Traps traps = new Traps("times", Map.of("/tag/{word}", new Traps.Census(3, 500, 20)), 2026);
        assertThat(traps.closed(unknown("https://a.example/tag/x", 0)))
                .isEqualTo("No more pages like /tag/{word} are read: 500 of them brought nothing.");
        assertThat(traps.takes(new Link(URI.create("https://a.example/tag/y"), Kind.PAGE, null, 0)))
                .isFalse();
    }

    @Test
    void readsWhatAFeedNamesInAnyCase() {
        Traps traps = new Traps("times", Map.of("/tag/{word}", new Traps.Census(3, 500, 20)), 2026);
        assertThat(traps.closed(unknown("https://a.example/tag/x", Link.SURE))).isNull();
        assertThat(traps.takes(new Link(URI.create("https://a.example/tag/y"), Kind.PAGE, null, Link.SURE)))
                .isTrue();
    }

    @Test
    void takesNoMoreUnreadPagesOfOneKindThanItsBudget() {
        Traps traps = new Traps("times", Map.of(), 2026);
        int taken = 0;
        for (int i = 0; i < 5_000; i++) {
            taken += traps.takes(new Link(URI.create("https://a.example/x/" + i), Kind.PAGE, null, 3)) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(Traps.UNREAD);
    }

    @Test
    void takesAllThatASitemapNames() {
        Traps traps = new Traps("times", Map.of(), 2026);
        for (int i = 0; i < 5_000; i++) {
            assertThat(traps.takesListed(
                            new Link(URI.create("https://a.example/x/" + (10_000 + i)), Kind.PAGE, null, 3)))
                    .isTrue();
        }
    }

    private long calendarPages() {
        return site.paths().stream()
                .filter(path -> path.startsWith("/calendar/"))
                .count();
    }

    private static String link(YearMonth month) {
        return "<a href=/calendar/%d/%02d>next</a>".formatted(month.getYear(), month.getMonthValue());
    }

    private void crawl() throws Exception {
        try (SiteVisit visit = test.crawler().visit(Sources.of(site.url("/")), Scope.DUE)) {
            for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                if (visited instanceof Visited.Page page) {
                    if (page.url().getPath().startsWith("/calendar/")) {
                        visit.settleSkipped(page, "It holds no article.");
                    } else {
                        visit.settleArticle(page, page.articleUrl(), true);
                    }
                }
            }
        }
    }

    private static FrontierUrl unknown(String url, int likeness) {
        return FrontierUrl.discovered(new Link(URI.create(url), Kind.PAGE, null, likeness), "times", Instant.EPOCH);
    }
}
