package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class OtherPagesTest {
    @Inject
    FakeSearch search;

    @Inject
    FakeRooms.Crawling crawls;

    @AfterEach
    void reset() {
        search.reset();
    }

    @Test
    void marksTheEvidenceInTheArticle() {
        Document page = SearchPageTest.page("/articles/" + Corpus.id("evidence"));
        assertThat(page.select(".original a").attr("href")).isEqualTo("https://courier.example/news/evidence");
        assertThat(page.select(".body p")).hasSize(2);
        assertThat(page.select(".body p").first().text())
                .isEqualTo("Iran’s police chief Ahmad-Reza Radan met Wang Xiaohong in Beijing.");
        assertThat(page.select(".body mark").eachText())
                .containsExactly("Iran", "’s police chief", "Ahmad-Reza Radan", "Beijing", "drug trafficking");
        assertThat(page.selectFirst(".body mark").classNames()).contains("official", "country");
        assertThat(page.select(".why li:contains(Beijing)").text())
                .contains("capital")
                .contains("only mentioned");
        String anchor = page.select(".why a:contains(Beijing)").attr("href");
        assertThat(page.select(anchor).text()).isEqualTo("Beijing");
        assertThat(page.select(".facts").text()).contains("17 Jan 2024, 10:30 UTC+03:30");
    }

    @Test
    void saysWhoMetInTheArticle() {
        search.articles = Corpus.meetings();
        Document page = SearchPageTest.page("/articles/" + Corpus.id("meeting-0"));
        assertThat(page.select("h3:contains(Meetings) + ul > li").eachText())
                .singleElement()
                .asString()
                .startsWith("ahmad-reza-radan met wang-xiaohong");
        assertThat(page.select("h3:contains(Meetings) + ul > li > a").eachAttr("href"))
                .containsExactly("/officials/ahmad-reza-radan", "/officials/wang-xiaohong");
    }

    @Test
    void hidesTheEvidenceOnDemand() {
        Document page = SearchPageTest.page("/articles/" + Corpus.id("evidence") + "?evidence=off");
        assertThat(page.select("article mark")).isEmpty();
        assertThat(page.select("#why ~ p a").attr("href")).isEqualTo("/articles/" + Corpus.id("evidence"));
    }

    @Test
    void printsImportedTextAsText() {
        Document page = SearchPageTest.page("/articles/" + Corpus.id("script"));
        assertThat(page.select("h1").text()).isEqualTo("<script>alert('title')</script> & others");
        assertThat(page.select("script, main img")).isEmpty();
    }

    @Test
    void givesAPersianArticleItsDirection() {
        Document page = SearchPageTest.page("/articles/" + Corpus.id("persian"));
        assertThat(page.select("article").attr("lang")).isEqualTo("fa");
        assertThat(page.select("article").attr("dir")).isEqualTo("rtl");
    }

    @Test
    void givesAnySearchAsAnAtomFeed() throws Exception {
        Response answer = given().get("/feeds/search.atom?q=memorandum");
        assertThat(answer.contentType()).startsWith("application/atom+xml");
        SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.asString()));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getUri)
                .containsExactly(
                        "urn:entente:article:" + Corpus.id("evidence"), "urn:entente:article:" + Corpus.id("long"));
        assertThat(feed.getEntries().get(0).getUpdatedDate().toInstant()).isEqualTo(Corpus.READ);
        assertThat(feed.getLinks().get(0).getHref()).endsWith("/?q=memorandum");
        given().header("If-None-Match", answer.header("ETag"))
                .get("/feeds/search.atom?q=memorandum")
                .then()
                .statusCode(304);
        assertThat(given().get("/feeds/search.atom?q=memorandum").asString()).isEqualTo(answer.asString());
    }

    @Test
    void writesTextIntoFeedsAsText() throws Exception {
        SyndFeed feed = new SyndFeedInput()
                .build(new StringReader(
                        given().get("/feeds/search.atom?q=others").asString()));
        assertThat(feed.getEntries().get(0).getTitle()).isEqualTo("<script>alert('title')</script> & others");
        assertThat(feed.getEntries().get(0).getDescription().getValue()).doesNotContain("<img");
    }

    @Test
    void refusesAFeedOfCriteriaThatMeanNothing() {
        given().get("/feeds/search.atom?from=yesterday").then().statusCode(400).body(containsString("from"));
    }

    @Test
    void describesItselfToBrowsers() {
        given().get("/opensearch.xml")
                .then()
                .statusCode(200)
                .contentType("application/opensearchdescription+xml")
                .body("OpenSearchDescription.ShortName", equalTo("Entente"))
                .body(containsString("?q={searchTerms}"));
    }

    @Test
    void servesItsOwnStyleAndSign() {
        String style = SearchPageTest.page("/").select("link[rel=stylesheet]").attr("href");
        given().get(style).then().statusCode(200).contentType("text/css");
        given().get("/favicon.svg").then().statusCode(200).contentType("image/svg+xml");
    }
}
