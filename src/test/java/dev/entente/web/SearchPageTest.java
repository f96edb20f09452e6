package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class SearchPageTest {
    @Inject
    FakeSearch search;

    @AfterEach
    void reset() {
        search.reset();
    }

    @Test
    void showsHighlightedHitsAndTheirNumber() {
        Document page = page("/?q=memorandum");
        assertThat(page.select(".total strong").text()).isEqualTo("2 articles");
        assertThat(page.select("article.hit")).hasSize(2);
        assertThat(page.select("article.hit mark").eachText()).containsOnly("memorandum");
        assertThat(page.title()).isEqualTo("“memorandum” · Entente");
        assertThat(page.select("input[type=search]").val()).isEqualTo("memorandum");
    }

    @Test
    void showsWhatIsNewestWhereNothingIsSearched() {
        Document page = page("/");
        assertThat(page.select("h1").text()).isEqualTo("Latest articles");
        assertThat(page.select("article.hit")).hasSize(4);
        assertThat(page.select(".sorts a").eachText()).containsExactly("Newest", "Oldest");
    }

    @Test
    void narrowsByAFacetAndBackAgain() {
        Element row = page("/?q=iran").selectFirst("li.row.country:contains(China) a.value");
        assertThat(row.attr("href")).isEqualTo("/?q=iran&country=CN");

        Document narrowed = page(row.attr("href"));
        assertThat(narrowed.select("a.chip").text()).contains("China");
        Element chosen = narrowed.selectFirst("li.row.country.on a.value");
        assertThat(chosen.text()).contains("China");
        assertThat(chosen.attr("href")).isEqualTo("/?q=iran");
        assertThat(narrowed.select("li.row.country:contains(Iran) a.exclude").attr("href"))
                .isEqualTo("/?q=iran&country=CN&country.not=IR");
        assertThat(narrowed.select("form.search input[type=hidden]").attr("value"))
                .isEqualTo("CN");
    }

    @Test
    void showsWhatIsLeftOutSoThatItCanBeLetInAgain() {
        Element row = page("/?country.not=IR").selectFirst("li.row.country.not");
        assertThat(row.text()).contains("Iran");
        assertThat(row.select("a.value").attr("href")).isEqualTo("/");
        assertThat(row.select("a.exclude")).isEmpty();
    }

    @Test
    void offersEitherInsteadOfBoth() {
        Document page = page("/?country=IR&country=CN");
        assertThat(page.select("section.facet:contains(Country) p a").attr("href"))
                .isEqualTo("/?country.any=IR&country.any=CN");
        assertThat(page("/?country.any=IR&country.any=CN").select(".chips").text())
                .contains("either Iran");
    }

    @Test
    void saysInWordsWhatIsSearched() {
        assertThat(page("/?q=police&country.any=IR&country.any=CN&country.not=SY&to=2024-01-31")
                        .title())
                .isEqualTo("“police” · Iran or China, not Syria, until 31 Jan 2024 · Entente");
    }

    @Test
    void linksEachBarOfTheChartToItsMonth() {
        Document page = page("/");
        assertThat(page.select("svg a").eachAttr("href"))
                .containsExactly(
                        "/?from=2023-11-01&to=2023-11-30",
                        "/?from=2023-12-01&to=2023-12-31",
                        "/?from=2024-01-01&to=2024-01-31");
        assertThat(page.select(".chart tbody tr")).hasSize(3);
    }

    @Test
    void saysWhatToTryWhereNothingIsFound() {
        Document page = page("/?q=memorandum&country=IR&topic=border-security&from=2024-01-01");
        assertThat(page.select("article.hit")).isEmpty();
        String text = page.select(".nohits").text();
        assertThat(text)
                .contains("Nothing was found")
                .contains("You searched for “memorandum” · Iran")
                .contains("the limit of dates: 0 articles")
                .contains("1 article can be searched");
        assertThat(page.select(".nohits a[href='/?q=memorandum&country=IR&from=2024-01-01']")
                        .text())
                .startsWith("Without");
    }

    @Test
    void saysThatAPeriodIsNotCovered() {
        assertThat(page("/?q=iran&to=1999-12-31").select(".nohits").text()).contains("Crawling began on");
    }

    @Test
    void offersAnotherSpelling() {
        search.didYouMean = "iran <b>";
        Document page = page("/?q=irna");
        assertThat(page.select(".suggestion a").text()).isEqualTo("iran <b>");
        assertThat(page.select(".suggestion a").attr("href")).isEqualTo("/?q=iran+%3Cb%3E");
    }

    @Test
    void neverTurnsTextIntoMarkup() {
        Document page = page("/?q=%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("input[type=search]").val()).isEqualTo("<script>alert(1)</script>");

        Document hits = page("/?q=others");
        assertThat(hits.select("article.hit h2").text()).isEqualTo("<script>alert('title')</script> & others");
        assertThat(hits.select("script, img")).isEmpty();
    }

    @Test
    void givesTextItsLanguageAndDirection() {
        Element title = page("/?language=fa").selectFirst("article.hit h2");
        assertThat(title.attr("lang")).isEqualTo("fa");
        assertThat(title.attr("dir")).isEqualTo("rtl");
    }

    @Test
    void pagesUpToTheLimitAndSaysSo() {
        search.articles = Corpus.of(10_050);
        Document first = page("/");
        assertThat(first.select(".total strong").text()).isEqualTo("10,050 articles");
        assertThat(first.select("a[rel=next]").attr("href")).isEqualTo("/?page=2");
        Document last = page("/?page=500");
        assertThat(last.select("a[rel=next]")).isEmpty();
        assertThat(last.select(".pager + .hint").text()).contains("first 10,000 results");
        assertThat(page("/?page=501", 400).select("main").text()).contains("page 500 is the last");
    }

    @Test
    void leadsBackFromAPageBeyondTheLast() {
        Document page = page("/?page=3");
        assertThat(page.select(".nohits a").attr("href")).isEqualTo("/");
    }

    @Test
    void saysHowToBeginWhereNothingIsHeld() {
        search.articles = java.util.List.of();
        assertThat(page("/").select("h1").text()).isEqualTo("Nothing has been read yet");
    }

    @Test
    void listsAllValuesOfAFacetAndFindsAmongThem() {
        Document page = page("/facets/country?q=iran&find=ch");
        assertThat(page.select("li.row .label").eachText()).containsExactly("China");
        assertThat(page.select("li.row a.value").attr("href")).isEqualTo("/?q=iran&country=CN");
        page("/facets/nonsense", 404);
    }

    static Document page(String address) {
        return page(address, 200);
    }

    static Document page(String address, int status) {
        return Jsoup.parse(given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .extract()
                .asString());
    }
}
