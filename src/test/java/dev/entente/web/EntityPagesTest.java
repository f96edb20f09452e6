package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class EntityPagesTest {
    @Inject
    FakeSearch search;

    @AfterEach
    void reset() {
        search.reset();
    }

    @Test
    void gathersWhatIsKnownOfACountryAnOfficialAndATopic() {
        Document country = SearchPageTest.page("/countries/ir");
        assertThat(country.select("h1").text()).isEqualTo("Iran");
        assertThat(country.select(".facts").text()).contains("Capital Tehran");
        assertThat(country.select("article.hit")).hasSize(1);

        Document official = SearchPageTest.page("/officials/ahmad-reza-radan");
        assertThat(official.select(".facts a").attr("href")).isEqualTo("/countries/IR");
        assertThat(official.select(".facts").text())
                .contains("Commander of the Law Enforcement Command, since 2023")
                .contains("2008 to 2014");
        assertThat(official.select(".chart > svg a")).hasSize(1);

        Document listed = SearchPageTest.page("/officials/vladimir-putin");
        assertThat(listed.select(".facts a:contains(Q7747)").attr("href"))
                .isEqualTo("https://www.wikidata.org/wiki/Q7747");

        Document topic = SearchPageTest.page("/topics/drug-trafficking");
        assertThat(topic.select("link[type='application/atom+xml']").attr("href"))
                .isEqualTo("/feeds/search.atom?topic=drug-trafficking");
    }

    @Test
    void saysWhomAnOfficialMetHowOftenAndWhen() {
        search.articles = Corpus.meetings();
        Document page = SearchPageTest.page("/officials/ahmad-reza-radan");
        Element wang = page.selectFirst("section[aria-labelledby=with-met] tbody tr");
        assertThat(wang.select("th a").attr("href")).isEqualTo("/officials/wang-xiaohong");
        assertThat(wang.select("td a").text()).isEqualTo("23 articles");
        assertThat(wang.select("td a").attr("href")).isEqualTo("/?met=ahmad-reza-radan_wang-xiaohong");
        assertThat(wang.select(".day").text()).isEqualTo("10 May 2023");
        assertThat(SearchPageTest.page("/?met=ahmad-reza-radan_wang-xiaohong")
                        .select(".total")
                        .text())
                .startsWith("23 articles");
        assertThat(page.select("section[aria-labelledby=with-met] p a").attr("href"))
                .isEqualTo("/facets/met?official=ahmad-reza-radan&find=Ahmad+Reza+Radan");
        assertThat(page.select("section[aria-labelledby=with-official] h2").text())
                .isEqualTo("Named together with");
    }

    @Test
    void listsOnlyTheCountrysOwnOfficials() {
        search.articles = Corpus.meetings();
        Document page = SearchPageTest.page("/countries/CN");
        assertThat(page.select("section[aria-labelledby=with-serving] tbody th").eachText())
                .containsExactly("Wang Xiaohong");
        Element iran = page.selectFirst("section[aria-labelledby=with-country] tr:contains(Iran)");
        assertThat(iran.select("td a").attr("href")).isEqualTo("/?country=CN&country=IR");
        assertThat(iran.select("td a").text()).isEqualTo("23 articles");
        assertThat(page.select("section[aria-labelledby=with-met] tbody th")
                        .get(0)
                        .text())
                .isEqualTo("Ahmad Reza Radan and Wang Xiaohong");
    }

    @Test
    void drawsTopicsOverTimeWithATableBehind() {
        search.articles = Corpus.meetings();
        Document page = SearchPageTest.page("/countries/IR");
        assertThat(page.select(".strips li")).hasSize(10);
        assertThat(page.select(".strips svg[aria-hidden=true]")).hasSize(10);
        assertThat(page.select(".strips details thead th")).hasSize(11);
        assertThat(page.select(".strips tbody tr").first().select("th").text()).isEqualTo("Jan 2021");
        Element first = page.selectFirst(".strips li");
        int counted = page.select(".strips tbody td:nth-child(2)").stream()
                .filter(cell -> cell.hasText())
                .mapToInt(cell -> Integer.parseInt(cell.text()))
                .sum();
        assertThat(first.select(".count").text()).startsWith(counted + " articles");
        assertThat(first.select(".tag").attr("href")).startsWith("/topics/");
        assertThat(SearchPageTest.page("/topics/border-security").select(".strips"))
                .isEmpty();
    }

    @Test
    void givesAnAgencyItsPage() {
        search.articles = Corpus.meetings();
        Document page = SearchPageTest.page("/agencies/ir-police");
        assertThat(page.select("h1").text()).isEqualTo("Police of Iran");
        assertThat(page.select(".facts a").attr("href")).isEqualTo("/countries/IR");
        assertThat(page.select(".summaryline").text()).startsWith("30 articles");
        assertThat(SearchPageTest.page("/agencies/interpol").select("main").text())
                .contains("Serves several states")
                .contains("No article names this agency yet");
        assertThat(SearchPageTest.page("/agencies/cn-mps").select("h1").text())
                .isEqualTo("Ministry of Public Security (China)");
        assertThat(SearchPageTest.page("/agencies/no-such-body", 404)
                        .select("main")
                        .text())
                .contains("No agency is known as 'no-such-body'");
    }

    @Test
    void narrowsByAgencyAndMeetingOnPagesAndInTheApi() {
        search.articles = Corpus.meetings();
        Document page = SearchPageTest.page("/?agency=cn-mps");
        assertThat(page.select("a.chip.agency").text()).contains("Ministry of Public Security (China)");
        assertThat(page.select("article.hit .tag.agency").attr("href")).isEqualTo("/agencies/cn-mps");
        assertThat(page.select("section.facet:contains(Meeting) li .label")
                        .get(0)
                        .text())
                .isEqualTo("Ahmad Reza Radan and Wang Xiaohong");
        given().get("/api/v1/search?agency=cn-mps&agency.not=ir-police&size=1")
                .then()
                .body("total", equalTo(30))
                .body("hits[0].agencies", contains("cn-mps"))
                .body("facets.agency[0].label", equalTo("Ministry of Public Security (China)"))
                .body("facets.met[0].id", equalTo("ahmad-reza-radan_wang-xiaohong"));
        given().get("/api/v1/search?met=radan").then().statusCode(400).body("parameter", equalTo("met"));
        given().get("/feeds/search.atom?agency=cn-mps")
                .then()
                .statusCode(200)
                .body(
                        "feed.entry[0].category.find { it.@term == 'cn-mps' }.@label",
                        equalTo("Ministry of Public Security (China)"));
    }

    @Test
    void keepsTheAgencyOfASavedQuery() {
        search.articles = Corpus.meetings();
        assertThat(SearchPageTest.page("/?agency=cn-mps")
                        .select(".save input[name=agency]")
                        .attr("value"))
                .isEqualTo("cn-mps");
    }

    @Test
    void leadsFromAnArticleToItsAgencies() {
        search.articles = Corpus.meetings();
        Document article = SearchPageTest.page("/articles/" + Corpus.id("meeting-0"));
        assertThat(article.select(".why a.tag.agency").attr("href")).isEqualTo("/agencies/ir-police");
    }

    @Test
    void saysThatNoArticleIsAboutACountryYet() {
        Document page = SearchPageTest.page("/countries/IS");
        assertThat(page.select("main").text()).contains("No article is about this country yet");
        assertThat(page.select(".companions, .strips, .chart")).isEmpty();
    }
}
