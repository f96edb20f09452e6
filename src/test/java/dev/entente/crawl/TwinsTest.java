package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Crawler.Scope;
import dev.entente.source.Source;
import dev.entente.support.LocalSite;
import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that have several addresses, and addresses that only seem to be a page's. */
class TwinsTest {
    private final LocalSite site = new LocalSite();
    private final SetClock clock = new SetClock();
    private final TestCrawler test = new TestCrawler(Settings.USUAL, clock);
    private final UrlRules rules = new UrlRules(
            Source.builder("times", URI.create("https://www.times.example/")).build());
    private final Canonicals canonicals = new Canonicals(rules, new Twins(rules));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void givesAllTwinsOfAPageOneAddress() throws Exception {
        String text = text("The ministers met at the border post and agreed on joint patrols along the river.");
        String twin = "<link rel=canonical href=/news/pact>" + text;
        site.html(
                        "/",
                        "<a href=/news/pact>x</a><a href='/news/pact?utm_source=x#top'>x</a><a href=/news/pact/>x</a>"
                                + "<a href=/news/pact/amp>x</a><a href='/news/pact?amp=1'>x</a><a href=/print/pact>x</a>")
                .html("/news/pact", "<link rel=amphtml href=/news/pact/amp>" + text)
                .redirect("/news/pact/", "/news/pact")
                .html("/news/pact/amp", twin)
                .html("/print/pact", twin);
        assertThat(articles()).containsExactly("/news/pact");
        assertThat(site.paths()).doesNotContain("/news/pact?amp=1", "/news/pact?utm_source=x");
    }

    @Test
    void takesTwoAddressesWithAndWithoutASlashForOneWhereTheirTextIsTheSame() throws Exception {
        String text = text("The ministers met at the border post and agreed on joint patrols along the river.");
        site.html("/", "<a href=/news/pact>x</a>").html("/news/pact", text).html("/news/pact/", text);
        assertThat(articles()).containsExactly("/news/pact");
        // Found by a later crawl only.
        site.html("/", "<a href=/news/pact/>x</a><a href=/news/pact>x</a>");
        clock.advance(Duration.ofDays(1));
        articles();
        assertThat(test.known(site.url("/news/pact/")).article()).isEqualTo(site.url("/news/pact"));
        // Still so when it is read again, and when the other is gone.
        site.status("/news/pact", 404);
        clock.advance(Duration.ofDays(8));
        articles();
        assertThat(test.known(site.url("/news/pact/")).article()).isEqualTo(site.url("/news/pact"));
    }

    @Test
    void keepsTwoAddressesApartThatDifferByASlashAndInTheirTexts() throws Exception {
        site.html("/", "<a href=/news/pact>x</a><a href=/news/pact/>x</a>")
                .html("/news/pact", text("The ministers met at the border post and agreed on joint patrols."))
                .html("/news/pact/", text("All that we have written so far about the pact of the two ministers."));
        assertThat(articles()).containsExactly("/news/pact", "/news/pact/");
        clock.advance(Duration.ofDays(8));
        articles();
        assertThat(test.known(site.url("/news/pact/")).article()).isEqualTo(site.url("/news/pact/"));
    }

    @Test
    void doesNotBelieveOneAddressForManyTexts() throws Exception {
        site.html("/", "<a href=/news/a>x</a><a href=/news/b>x</a><a href=/news/c>x</a>")
                .html("/news/front", text("The front of the news has quite another text than the pages that name it."));
        for (String name : new String[] {"a", "b", "c"}) {
            site.html(
                    "/news/" + name,
                    "<link rel=canonical href=/news/front>"
                            + text("Article %s has a text of its own that stands nowhere else on the %s site."
                                    .formatted(name, name)));
        }
        assertThat(articles()).containsExactly("/news/a", "/news/b", "/news/c");
        assertThat(site.times("/news/front")).isLessThanOrEqualTo(Canonicals.COMPARED);
    }

    @Test
    void doesNotBelieveAnAddressThatIsNotThere() throws Exception {
        site.html("/", "<a href=/news/a>x</a>")
                .html(
                        "/news/a",
                        "<link rel=canonical href=/old/a>" + text("This is the only page that has this text now."));
        assertThat(articles()).containsExactly("/news/a");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,                                              https://www.times.example/news/read-this-long-story
            https://www.times.example/news/the-same-story,  https://www.times.example/news/the-same-story
            https://www.times.example/?utm_source=x,        https://www.times.example/news/read-this-long-story
            https://www.times.example/news,                 https://www.times.example/news/read-this-long-story
            https://other.example/news/the-same-story,      https://www.times.example/news/read-this-long-story
            https://www.times.example/a/a/a/the-same-story, https://www.times.example/news/read-this-long-story
            """)
    void takesAPlausibleAddress(URI declared, URI expected) throws Exception {
        TextPrint text = print("The ministers met at the border post and agreed on joint patrols.");
        assertThat(canonicals.decide(
                        URI.create("https://www.times.example/news/read-this-long-story"),
                        declared,
                        text,
                        url -> Optional.of(text)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://times.example/a?b=1,      https://www.times.example/a?b=1",
        "https://www.times.example/a,     https://www.times.example/a",
        "https://m.times.example/a,       https://m.times.example/a",
        "https://other.example/a,         https://other.example/a"
    })
    void spellsAddressesAsTheFrontPageIs(URI url, URI ours) {
        Twins twins = new Twins(rules);
        assertThat(twins.ours(url)).isEqualTo(url);
        twins.frontPageAt(URI.create("https://www.times.example/en"));
        assertThat(twins.ours(url)).isEqualTo(ours);
    }

    @Test
    void takesAPageForPhonesOnlyAsATwin() {
        Discovery discovery = new Discovery(rules, java.util.Map.of(), java.time.LocalDate.of(2026, 3, 1));
        URI phone = URI.create("https://m.times.example/a");
        FrontierUrl known =
                FrontierUrl.discovered(new Link(phone, FrontierUrl.Kind.PAGE, null), "times", java.time.Instant.EPOCH);
        assertThat(discovery.problem(known, phone, said(null))).isNotNull();
        assertThat(discovery.problem(known, phone, said(URI.create("https://www.times.example/a"))))
                .isNull();
    }

    private static PageLinks said(URI canonical) {
        return new PageLinks(
                java.util.List.of(), new RobotsDirectives(false, false, false, null), canonical, TextPrint.NONE);
    }

    private Set<String> articles() throws Exception {
        Set<String> paths = new TreeSet<>();
        try (SiteVisit visit = test.crawler().visit(Sources.of(site.url("/")), Scope.DUE)) {
            for (Visited visited = visit.next(); visited != null; visited = visit.next()) {
                if (visited instanceof Visited.Page page) {
                    paths.add(page.articleUrl().getPath());
                    visit.settleArticle(page, page.articleUrl(), true);
                }
            }
        }
        return paths;
    }

    private static String text(String sentence) {
        return "<p>" + sentence + "<p>" + sentence + " And it says so twice, to be a text of two paragraphs.";
    }

    private static TextPrint print(String sentence) {
        return TextPrint.of(Jsoup.parse(text(sentence)));
    }
}
