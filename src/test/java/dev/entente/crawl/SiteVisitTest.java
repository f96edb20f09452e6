package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.crawl.Crawler.Scope;
import dev.entente.crawl.Visited.Noted;
import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SiteVisitTest {
    private final LocalSite site = new LocalSite();
    private final SetClock clock = new SetClock();
    private final TestCrawler test = new TestCrawler(Settings.USUAL.withTimeout(Duration.ofSeconds(2)), clock);
    private final Source source = Sources.of(site.url("/"));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void findsPagesByLinkFeedAndSitemap() throws Exception {
        site.text("/robots.txt", "Sitemap: " + site.url("/map.xml"))
                .html(
                        "/",
                        "<link rel=alternate type=application/rss+xml href=/rss.xml><a href=/linked>x</a>"
                                + "<a href=http://elsewhere.example/>x</a>")
                .xml("/rss.xml", rss("/in-feed"))
                .xml("/map.xml", sitemap("/in-map"))
                .html("/linked", "<a href=/deeper>x</a>")
                .html("/in-feed", "x")
                .html("/in-map", "x")
                .html("/deeper", "x");
        assertThat(pages()).containsExactlyInAnyOrder("/linked", "/in-feed", "/in-map", "/deeper");
        assertThat(site.paths()).doesNotHaveDuplicates().startsWith("/robots.txt");
    }

    @Test
    void asksForNothingThatRobotsKeepsBack() throws Exception {
        site.text("/robots.txt", "User-agent: *\nDisallow: /private/")
                .html("/", "<a href=/private/a>x</a><a href=/b>x</a>")
                .html("/b", "x");
        assertThat(visit(Scope.DUE)).contains("/private/a SKIPPED robots.txt keeps it from being read.");
        assertThat(site.times("/private/a")).isZero();
        assertThat(test.known(site.url("/private/a")).state()).isEqualTo(UrlState.SKIPPED);
    }

    @Test
    void asksForNothingThatTheSourceExcludes() throws Exception {
        site.html("/", "<a href=/video/a>x</a><a href=/b>x</a>").html("/b", "x");
        assertThat(pages(Sources.withExclude(site.url("/"), "/video/"))).containsExactly("/b");
        assertThat(site.times("/video/a")).isZero();
    }

    @Test
    void readsOtherPagesForTheirLinksOnly() throws Exception {
        site.html("/", "<a href=/world>x</a>")
                .html("/world", "<a href=/2024/a>x</a>")
                .html("/2024/a", "x");
        assertThat(pages(Sources.withInclude(site.url("/"), "/\\d{4}/"))).containsExactly("/2024/a");
        assertThat(test.state(site.url("/world"))).isEqualTo("SKIPPED: It is no article by the rules of the source.");
    }

    @Test
    void recordsWhatBecameOfEachUrl() throws Exception {
        site.html(
                        "/",
                        links(
                                "/gone",
                                "/missing",
                                "/broken",
                                "/forbidden",
                                "/pdf",
                                "/noindex",
                                "/loop",
                                "/away",
                                "/meta"))
                .status("/gone", 410)
                .status("/broken", 500)
                .status("/forbidden", 403)
                .route("/pdf", LocalSite.answer(200, "application/pdf", "%PDF"))
                .html("/noindex", "<meta name=robots content=noindex>")
                .redirect("/loop", "/loop2")
                .redirect("/loop2", "/loop")
                .redirect("/away", "http://elsewhere.example/")
                .redirect("/meta", "http://169.254.169.254/latest/");
        assertThat(visit(Scope.DUE))
                .containsExactlyInAnyOrder(
                        "/ LISTED null",
                        "/gone FAILED There is no such page (410).",
                        "/missing FAILED There is no such page (404).",
                        "/broken FAILED It answered 500.",
                        "/forbidden FAILED It answered 403.",
                        "/pdf SKIPPED PDF is not read.",
                        "/noindex SKIPPED The page asks not to be indexed.",
                        "/loop FAILED It redirects in a circle.",
                        "/away SKIPPED It leads away from the site, to http://elsewhere.example/.",
                        "/meta SKIPPED It leads away from the site, to http://169.254.169.254/latest/.");
        assertThat(test.known(site.url("/gone")).state()).isEqualTo(UrlState.GONE);
        assertThat(test.state(site.url("/broken"))).isEqualTo("FAILED: It answered 500.");
    }

    @Test
    void isNotLedToAnotherPortOfThisMachine() throws Exception {
        try (LocalSite other = new LocalSite()) {
            site.html("/", "<a href=/a>x</a>")
                    .redirect("/a", other.url("/secret").toString());
            visit(Scope.DUE);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void checksRobotsAgainAfterARedirect() throws Exception {
        site.text("/robots.txt", "User-agent: *\nDisallow: /private/")
                .html("/", "<a href=/a>x</a>")
                .redirect("/a", "/private/a");
        assertThat(visit(Scope.DUE)).contains("/a SKIPPED robots.txt keeps it from being read.");
        assertThat(site.times("/private/a")).isZero();
    }

    @Test
    void readsAPageUnderItsLastAddress() throws Exception {
        site.html("/", "<a href=/old>x</a>")
                .redirect("/old", "/new?utm_source=x")
                .html("/new", "x");
        assertThat(pages()).containsExactly("/new");
    }

    @Test
    void asksAgainOnlyForWhatIsDue() throws Exception {
        site.html("/", "<a href=/a>x</a>").html("/a", "x");
        pages();
        clock.advance(Duration.ofMinutes(1));
        assertThat(pages()).isEmpty();
        assertThat(site.times("/")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(30));
        assertThat(pages()).isEmpty();
        assertThat(site.times("/")).isEqualTo(2);
        clock.advance(Duration.ofMinutes(30));
        assertThat(pages()).containsExactly("/a");
    }

    @Test
    void asksForAPageAgainAsSoonAsTheSitemapSaysThatItChanged() throws Exception {
        site.text("/robots.txt", "Sitemap: " + site.url("/map.xml"))
                .html("/", "x")
                .xml("/map.xml", sitemap("/a"))
                .html("/a", "x");
        pages();
        clock.advance(Duration.ofMinutes(30));
        site.xml("/map.xml", sitemap("/a").replace("</loc>", "</loc><lastmod>2026-03-01T12:05:00Z</lastmod>"));
        assertThat(pages()).containsExactly("/a");
    }

    @Test
    void learnsThatAPageDidNotChange() throws Exception {
        site.html("/", "<a href=/a>x</a>").withEtag("/a", "\"1\"", "x");
        pages();
        clock.advance(Duration.ofMinutes(1));
        assertThat(visit(Scope.ALL)).containsExactlyInAnyOrder("/ LISTED null", "/a UNCHANGED null");
        assertThat(test.known(site.url("/a")).pace().unchanged()).isEqualTo(1);
    }

    @Test
    void tellsThatAnArticleIsWithdrawnWhenTheSiteSaysSoTwiceOverADay() throws Exception {
        site.html("/", "<a href=/a>x</a><a href=/never>x</a>").html("/a", "x");
        pages();
        site.status("/a", 404);
        clock.advance(Duration.ofHours(1));
        assertThat(visit(Scope.DUE)).containsExactly("/ LISTED null", "/a FAILED There is no such page (404).");
        clock.advance(Duration.ofHours(23));
        assertThat(visit(Scope.ALL)).as("too soon").contains("/a FAILED There is no such page (404).");
        clock.advance(Duration.ofHours(1));
        assertThat(visit(Scope.DUE)).contains("/a WITHDRAWN " + site.url("/a")).doesNotContain("/never WITHDRAWN");
        clock.advance(Duration.ofDays(15));
        assertThat(visit(Scope.DUE)).as("told once").contains("/a FAILED There is no such page (404).");
        site.html("/a", "x");
        clock.advance(Duration.ofDays(22));
        assertThat(pages()).containsExactly("/a");
        assertThat(test.known(site.url("/a")).absence()).isEqualTo(FrontierUrl.Absence.NONE);
    }

    @Test
    void withdrawsAnArticleWhosePageAsksNotToBeFoundForADay() throws Exception {
        site.html("/", "<a href=/a>x</a><a href=/b>x</a>").html("/a", "x").html("/b", "x");
        pages();
        site.html("/a", "<meta name=robots content=noindex>x")
                .html("/b", "<meta name=robots content='unavailable_after: 2026-03-01T13:00:00Z'>x");
        clock.advance(Duration.ofHours(1));
        assertThat(visit(Scope.DUE)).doesNotContain("/a WITHDRAWN " + site.url("/a"));
        clock.advance(Duration.ofDays(1));
        assertThat(visit(Scope.DUE)).contains("/a WITHDRAWN " + site.url("/a"), "/b WITHDRAWN " + site.url("/b"));
        assertThat(test.state(site.url("/a"))).isEqualTo("GONE: The page asks not to be indexed.");
        assertThat(test.state(site.url("/b")))
                .isEqualTo("GONE: The page asks not to be found any more since 2026-03-01T13:00:00Z.");
        site.html("/a", "x");
        clock.advance(Duration.ofDays(15));
        assertThat(pages()).containsExactly("/a");
    }

    @Test
    void looksAtAPageWhoseTimeIsOverThoughItDidNotChange() throws Exception {
        site.html("/", "<a href=/a>x</a>")
                .withEtag("/a", "\"1\"", "<meta name=robots content='unavailable_after: 2026-03-01T12:20:00Z'>x");
        assertThat(pages()).containsExactly("/a");
        clock.advance(Duration.ofMinutes(20));
        assertThat(visit(Scope.DUE))
                .contains("/a FAILED The page asks not to be found any more since 2026-03-01T12:20:00Z.");
        clock.advance(Duration.ofDays(1));
        assertThat(visit(Scope.DUE)).contains("/a WITHDRAWN " + site.url("/a"));
    }

    @Test
    void tellsWhetherTheSiteForbidsACopy() throws Exception {
        site.html("/", "<a href=/a>x</a>").route("/a", exchange -> {
            exchange.getResponseHeaders().set("X-Robots-Tag", "noarchive");
            LocalSite.answer(200, "text/html", "x").handle(exchange);
        });
        List<Boolean> noarchive = new ArrayList<>();
        try (SiteVisit visit = test.crawler().visit(source, Scope.DUE)) {
            for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                if (visited instanceof Visited.Page page) {
                    noarchive.add(page.noarchive());
                }
            }
        }
        assertThat(noarchive).containsExactly(true);
    }

    @Test
    void remarksThatTheSiteAsksForMoreThanTheSourceAllows() throws Exception {
        site.text("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n").html("/", "x");
        Source impatient = Source.builder("local", site.url("/"))
                .delay(Duration.ZERO)
                .longestDelay(Duration.ZERO)
                .allowPrivate(true)
                .build();
        try (SiteVisit visit = test.crawler().visit(impatient, Scope.DUE)) {
            assertThat(visit.remark())
                    .isEqualTo("Its robots.txt asks for 3600 seconds between two fetches, slower than you allow: it is"
                            + " read every 0 seconds.");
        }
        try (SiteVisit visit = test.crawler().visit(source, Scope.DUE)) {
            assertThat(visit.remark()).contains("it is read every 60 seconds");
        }
    }

    @Test
    void doesNotTakeAnArticleForWithdrawnThatHasAnotherAddress() throws Exception {
        site.html("/", "<a href=/a>x</a><a href=/b>x</a>").html("/a", "x").html("/b", "x");
        try (SiteVisit visit = test.crawler().visit(source, Scope.DUE)) {
            for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                if (visited instanceof Visited.Page page) {
                    visit.settleArticle(page, site.url("/b"), true);
                }
            }
        }
        site.status("/a", 410);
        clock.advance(Duration.ofHours(1));
        visit(Scope.DUE);
        clock.advance(Duration.ofDays(1));
        assertThat(visit(Scope.DUE)).contains("/a FAILED There is no such page (410).");
    }

    @Test
    void readsAgainWhatCouldNotBeKept() throws Exception {
        site.html("/", "<a href=/a>x</a>").withEtag("/a", "\"1\"", "x");
        try (SiteVisit visit = test.crawler().visit(source, Scope.DUE)) {
            for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                if (visited instanceof Visited.Page page) {
                    visit.settleFailed(page, "The index is full.");
                }
            }
        }
        clock.advance(Duration.ofMinutes(10));
        assertThat(pages()).containsExactly("/a");
    }

    @Test
    void readsAgainWhatADeadCrawlHeld() throws Exception {
        site.html("/", "<a href=/a>x</a><a href=/b>x</a>").html("/a", "x").html("/b", "x");
        SiteVisit killed = test.crawler().visit(source, Scope.DUE);
        assertThat(killed.next()).isInstanceOf(Noted.class);
        assertThat(killed.next()).isInstanceOf(Visited.Page.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(pages()).as("all is held by the dead crawl").isEmpty();
        clock.advance(FakeLease.LENGTH.plus(FakeLease.LENGTH));
        assertThat(pages()).containsExactlyInAnyOrder("/a", "/b");
    }

    @Test
    void givesBackAtOnceWhatItDidNotFetch() throws Exception {
        site.html("/", "<a href=/a>x</a><a href=/b>x</a>").html("/a", "x").html("/b", "x");
        try (SiteVisit stopped = test.crawler().visit(source, Scope.DUE)) {
            stopped.next();
            Visited.Page page = (Visited.Page) stopped.next();
            stopped.settleArticle(page, page.url(), true);
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(pages()).hasSize(1);
    }

    @Test
    void fetchesNoMorePagesThanTheSourceAllows() throws Exception {
        site.html("/", links("/a", "/b", "/c")).html("/a", "x").html("/b", "x").html("/c", "x");
        Source small = Sources.of(site.url("/")).toBuilder().pages(2).build();
        assertThat(pages(small)).hasSize(1);
        assertThat(site.paths()).hasSize(3);
    }

    @Test
    void waitsAShortWhileWhereTheSiteAsksForIt() throws Exception {
        site.html("/", "<a href=/a>x</a>").route("/a", exchange -> {
            if (site.times("/a") == 1) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(429, -1);
            } else {
                LocalSite.answer(200, "text/html", "x").handle(exchange);
            }
        });
        assertThat(pages()).containsExactly("/a");
    }

    @Test
    void endsWhereTheSiteAsksForALongPause() {
        site.html("/", "<a href=/a>x</a>").route("/a", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(503, -1);
        });
        assertThatExceptionOfType(SiteUnavailable.class)
                .isThrownBy(this::pages)
                .withMessage("It asks to be left in peace for 3600 seconds.");
        assertThat(test.known(site.url("/a")).state()).isEqualTo(UrlState.DISCOVERED);
    }

    @Test
    void endsAfterManyFailuresInARow() {
        site.html("/", links("/1", "/2", "/3", "/4", "/5", "/6", "/7"));
        for (int i = 1; i < 8; i++) {
            site.status("/" + i, 502);
        }
        assertThatExceptionOfType(SiteUnavailable.class)
                .isThrownBy(this::pages)
                .withMessage("The last 5 pages failed. It answered 502.");
        assertThat(site.paths()).hasSize(7);
    }

    @Test
    void doesNotBeginWhereRobotsCannotBeRead() {
        site.status("/robots.txt", 500);
        assertThatExceptionOfType(SiteUnavailable.class)
                .isThrownBy(this::pages)
                .withMessage("Its robots.txt answered 500, so nothing is fetched for now.");
        assertThat(site.paths()).containsExactly("/robots.txt");
    }

    @Test
    void doesNotReadASiteOfOthersWithoutAContact() {
        // An address of the network 192.0.2.0/24 belongs to nobody; a private one is enough to need a contact.
        Source elsewhere = Sources.of(URI.create("http://10.255.255.1/"));
        assertThatExceptionOfType(SiteUnavailable.class)
                .isThrownBy(() -> pages(elsewhere))
                .withMessageStartingWith("The setting entente.crawl.contact is missing");
    }

    @Test
    void watchesTheSectionsOfASiteWithoutFeedAndSitemap() throws Exception {
        site.html("/", "<nav><a href=/world>World</a><a href=/about>About</a></nav>")
                .html("/world", "x");
        pages();
        assertThat(test.known(site.url("/world")).kind()).isEqualTo(FrontierUrl.Kind.SECTION);
        assertThat(test.known(site.url("/about")).kind()).isEqualTo(FrontierUrl.Kind.PAGE);
        site.html("/world", "<a href=/news/ministers-sign-a-border-pact>x</a>")
                .html("/news/ministers-sign-a-border-pact", "x");
        clock.advance(Duration.ofDays(1));
        assertThat(pages()).contains("/news/ministers-sign-a-border-pact");
    }

    @Test
    void readsWhatLooksMostLikeAnArticleFirst() throws Exception {
        site.html(
                        "/",
                        "<link rel=alternate type=application/rss+xml href=/rss.xml><footer><a href=/tag/x>x</a></footer>"
                                + "<a href=/z>x</a><h2><a href=/world/ministers-sign-a-border-pact>Ministers sign a pact</a></h2>")
                .xml("/rss.xml", rss("/in-feed"))
                .html("/tag/x", "x")
                .html("/z", "x")
                .html("/world/ministers-sign-a-border-pact", "x")
                .html("/in-feed", "x");
        assertThat(pages()).startsWith("/world/ministers-sign-a-border-pact").hasSize(4);
    }

    @Test
    void followsAFeedToAnotherHostOnlyWhereTheSourceAllowsIt() throws Exception {
        try (LocalSite other = new LocalSite()) {
            site.html("/", "<link rel=alternate type=application/rss+xml href=/rss.xml>")
                    .xml(
                            "/rss.xml",
                            rss("/in-feed")
                                    .replace(
                                            "</item>",
                                            "</item><item><title>Buy</title><link>" + other.url("/ad")
                                                    + "</link></item>"))
                    .html("/in-feed", "x");
            other.html("/ad", "x");
            assertThat(pages()).containsExactly("/in-feed");
            assertThat(other.asked()).isEmpty();
            Source allowing = source.toBuilder()
                    .offSite(List.of(other.url("/").getRawAuthority()))
                    .build();
            clock.advance(Duration.ofHours(1));
            assertThat(pages(allowing)).contains("/ad");
        }
    }

    private List<String> pages() throws Exception {
        return pages(source);
    }

    /** Paths of the pages that may hold an article, each settled as one. */
    private List<String> pages(Source of) throws Exception {
        List<String> paths = new ArrayList<>();
        try (SiteVisit visit = test.crawler().visit(of, Scope.DUE)) {
            for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                if (visited instanceof Visited.Page page) {
                    paths.add(page.url().getPath());
                    visit.settleArticle(page, page.url(), true);
                }
            }
        }
        return paths;
    }

    /** What was noted, such as "/a SKIPPED PDF is not read.". */
    private List<String> visit(Scope scope) throws Exception {
        List<String> notes = new ArrayList<>();
        try (SiteVisit visit = test.crawler().visit(source, scope)) {
            for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                if (visited instanceof Noted noted) {
                    notes.add(noted.url().getPath() + " " + noted.note() + " " + noted.reason());
                } else if (visited instanceof Visited.Withdrawn page) {
                    notes.add(page.url().getPath() + " WITHDRAWN " + page.article());
                    visit.settleWithdrawn(page);
                } else if (visited instanceof Visited.Page page) {
                    visit.settleArticle(page, page.url(), true);
                }
            }
        }
        return notes;
    }

    private String rss(String path) {
        return "<rss version='2.0'><channel><title>T</title><link>x</link><description>D</description><item><title>A</title>"
                + "<link>" + site.url(path) + "</link></item></channel></rss>";
    }

    private String sitemap(String path) {
        return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>" + site.url(path)
                + "</loc></url></urlset>";
    }

    private static String links(String... paths) {
        StringBuilder html = new StringBuilder();
        for (String path : paths) {
            html.append("<a href=").append(path).append(">x</a> ");
        }
        return html.toString();
    }
}
