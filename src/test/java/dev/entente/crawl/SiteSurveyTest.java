package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.source.NoProposal;
import dev.entente.source.ProposedSource.Certainty;
import dev.entente.source.ProposedSource.Remark;
import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteSurveyTest {
    private static final String MENU =
            "<nav><a href=/world>World</a><a href=/economy>Economy</a><a href=/tag/iran>Iran</a><a href=/about>About</a></nav>";

    private final LocalSite site = new LocalSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void proposesTheFeedThatTheFrontPageNames() throws Exception {
        site.html(
                        "/",
                        "<html lang=fr-FR><head><meta property=og:site_name content='The Times'>"
                                + "<link rel=alternate type=application/rss+xml href=/rss.xml>"
                                + "<link rel=alternate type=application/rss+xml href=/broken.xml></head>" + MENU)
                .xml("/rss.xml", rss())
                .xml("/broken.xml", "nothing");
        for (int i = 10; i < 20; i++) {
            site.html("/2026/11/" + i + "/pact", "<p>Article " + i);
        }
        Survey survey = survey();
        Source source = survey.proposal().source();
        assertThat(source.name()).isEqualTo("The Times");
        assertThat(source.feeds()).containsExactly(site.url("/rss.xml"));
        assertThat(source.include()).extracting(Pattern::pattern).containsExactly("/\\d{4}/\\d{2}/\\d{2}/");
        assertThat(source.exclude()).extracting(Pattern::pattern).containsExactly("/(?:tag)/");
        assertThat(source.sections()).isEmpty();
        assertThat(source.language()).isEqualTo("fr");
        assertThat(survey.samples()).hasSize(4);
        assertThat(survey.proposal().remarks())
                .contains(new Remark(
                        "feeds",
                        Certainty.SURE,
                        "The front page names it as its feed: " + site.url("/rss.xml")
                                + ", with 10 articles of this site."))
                .anyMatch(remark -> remark.sentence().contains("/broken.xml, but it cannot be used."));
    }

    @Test
    void findsAFeedWhereFeedsUseToStand() throws Exception {
        site.html("/", MENU).xml("/feed", rss());
        assertThat(survey().proposal().source().feeds()).containsExactly(site.url("/feed"));
    }

    @Test
    void findsTheSitemapThatRobotsNames() throws Exception {
        site.text("/robots.txt", "Sitemap: " + site.url("/map.xml"))
                .html("/", MENU)
                .xml(
                        "/map.xml",
                        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
                                + site.url("/map-1.xml") + "</loc></sitemap></sitemapindex>")
                .xml("/map-1.xml", sitemap());
        Source source = survey().proposal().source();
        assertThat(source.sitemaps()).containsExactly(site.url("/map.xml"));
        assertThat(source.include()).extracting(Pattern::pattern).containsExactly("/news/\\d+/");
    }

    @Test
    void proposesSectionsWhereThereIsNeitherFeedNorSitemap() throws Exception {
        site.html("/", MENU + "<h2><a href=/news/1234/ministers-sign-a-pact>Ministers sign a pact on borders</a></h2>");
        Survey survey = survey();
        assertThat(survey.proposal().source().sections()).containsExactly(site.url("/world"), site.url("/economy"));
        assertThat(survey.proposal().remarks())
                .anyMatch(remark -> remark.field().equals("sections"));
    }

    @Test
    void asksLittleOfTheSite() throws Exception {
        site.text("/robots.txt", "User-agent: *\nDisallow: /private/").html("/", MENU);
        for (int i = 0; i < 50; i++) {
            site.html("/private/" + i, "x");
        }
        survey();
        assertThat(site.paths()).hasSizeLessThan(26).noneMatch(path -> path.startsWith("/private/"));
    }

    @Test
    void saysWhyThereIsNoProposal() {
        site.status("/", 403);
        assertNone(site.url("/"), true, NoProposal.Cause.UNREACHABLE, "The home page cannot be read. It answered 403.");
        site.text("/robots.txt", "User-agent: *\nDisallow: /");
        assertNone(site.url("/"), true, NoProposal.Cause.FORBIDDEN, "robots.txt keeps the home page from being read.");
        assertNone(
                site.url("/"), false, NoProposal.Cause.PRIVATE_ADDRESS, "Its address 127.0.0.1 is not a public one.");
        assertNone(
                URI.create("ftp://times.example/"),
                false,
                NoProposal.Cause.NO_ADDRESS,
                "This is not the address of a web page. It begins with http:// or https://.");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            https://www.example-times.co.uk/, example-times, GB
            https://en.example.ir/, en-example, IR
            https://example.com/, example, -
            https://example.tv/, example, -
            http://127.0.0.1:8080/, 127-0-0-1, -
            https://xn--mnchen-3ya.de/, xn-mnchen-3ya, DE
            """)
    void knowsASiteByItsAddress(URI home, String id, String country) {
        assertThat(SiteNames.id(home)).isEqualTo(id);
        assertThat(SiteNames.country(home).orElse(null)).isEqualTo(country);
    }

    private Survey survey() throws Exception {
        return new TestCrawler().survey().survey(site.url("/"), true, id -> false);
    }

    private static void assertNone(URI home, boolean allowPrivate, NoProposal.Cause cause, String sentence) {
        assertThatExceptionOfType(NoProposal.class)
                .isThrownBy(() -> new TestCrawler().survey().survey(home, allowPrivate, id -> false))
                .withMessage(sentence)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(cause));
    }

    private String rss() {
        StringBuilder items = new StringBuilder();
        for (int i = 10; i < 20; i++) {
            items.append("<item><title>A</title><link>" + site.url("/2026/11/" + i + "/pact") + "</link></item>");
        }
        return "<rss version='2.0'><channel><title>T</title><link>x</link><description>D</description>" + items
                + "</channel></rss>";
    }

    private String sitemap() {
        StringBuilder urls = new StringBuilder();
        for (int i = 1000; i < 1020; i++) {
            urls.append("<url><loc>" + site.url("/news/" + i + "/ministers-sign-a-border-pact") + "</loc></url>");
        }
        return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + urls + "</urlset>";
    }
}
