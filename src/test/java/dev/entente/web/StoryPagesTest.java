package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class StoryPagesTest {
    private static final String STORY = Corpus.id("first").value();

    @Inject
    FakeSearch search;

    @BeforeEach
    void hold() {
        search.articles = Corpus.stories();
    }

    @AfterEach
    void reset() {
        search.reset();
    }

    @Test
    void listsOneArticleOfAStoryWithTheWayToTheOthers() {
        Document page = SearchPageTest.page("/");
        assertThat(page.select(".total strong").text()).isEqualTo("2 articles in 1 story");
        assertThat(page.select("article.hit")).hasSize(1);
        assertThat(page.select(".hit .more").text()).isEqualTo("and 1 more source");
        assertThat(page.select(".hit .more a").attr("href")).isEqualTo("/stories/" + STORY);
        Document each = SearchPageTest.page(
                page.select(".actions a:contains(List each copy)").attr("href"));
        assertThat(each.select("article.hit")).hasSize(2);
        assertThat(each.select(".actions a:contains(One of each story)").attr("href"))
                .isEqualTo("/");
    }

    @Test
    void showsAllThatTellAStoryAndWhoWasFirst() {
        Document page = SearchPageTest.page("/stories/" + STORY);
        assertThat(page.select(".summaryline").text())
                .isEqualTo("2 articles from 2 sources, in 2 wordings that are not copies of each other");
        assertThat(page.select(".members h2 a").eachAttr("href"))
                .containsExactly("/articles/" + STORY, "/articles/" + Corpus.id("second"));
        assertThat(page.select(".members .kicker").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).contains("17 Jan 2024", "first"),
                        second -> assertThat(second).contains("18 Jan 2024", "words of its own"));
    }

    @Test
    void leadsFromAnyOfItsArticlesToTheStory() {
        given().redirects()
                .follow(false)
                .get("/stories/" + Corpus.id("second"))
                .then()
                .statusCode(302)
                .header("Location", endsWith("/stories/" + STORY));
        given().get("/stories/" + "0".repeat(32)).then().statusCode(404).body(containsString("There is no story"));
        given().get("/stories/nonsense").then().statusCode(404);
    }

    @Test
    void namesTheOtherSourcesBesideTheArticle() {
        Document page = SearchPageTest.page("/articles/" + STORY);
        Element others = page.selectFirst(".others");
        assertThat(others.select("a").eachAttr("href")).containsExactly("/articles/" + Corpus.id("second"));
        assertThat(page.select("a:contains(The whole story)").attr("href")).isEqualTo("/stories/" + STORY);
    }

    @Test
    void findsWithdrawnArticlesOnlyWhenAskedFor() {
        Document page = SearchPageTest.page("/?withdrawn=true");
        assertThat(page.select("article.hit .kicker").text()).contains("withdrawn");
        assertThat(page.select("a.chip").text()).contains("withdrawn by their sources");
        assertThat(page.select("a.chip").attr("href")).isEqualTo("/");
        Document article = SearchPageTest.page("/articles/" + Corpus.id("gone"));
        assertThat(article.select(".standing").eachText())
                .satisfiesExactly(
                        gone -> assertThat(gone).startsWith("Withdrawn.").contains("12 Feb 2024"),
                        cut -> assertThat(cut).startsWith("Shortened.").contains("1 Feb 2024, 02:00 UTC"));
        given().get("/feeds/search.atom?withdrawn=true").then().statusCode(200).body(containsString("<entry>"));
        given().get("/api/v1/search?withdrawn=perhaps").then().statusCode(400).body(containsString("true or false"));
    }

    @Test
    void showsWhatWasChangedAndWhen() {
        Document page = SearchPageTest.page("/articles/" + Corpus.id("gone") + "/versions");
        assertThat(page.select(".change h2").eachText())
                .containsExactly("1 Feb 2024, 02:00 UTC shortened", "1 Feb 2024, 01:00 UTC");
        assertThat(page.select(".diff").eachAttr("dir")).containsOnly("rtl");
        assertThat(page.select(".change").get(0).select("del").text()).isEqualTo("متن دوم.");
        assertThat(page.select(".change").get(1).select("del").text()).isEqualTo("دو");
        assertThat(page.select(".change").get(1).select("ins").text()).isEqualTo("سه");
        assertThat(page.select(".change").get(1).select(".unchanged").text()).isEqualTo("1 unchanged paragraph");
        assertThat(SearchPageTest.page("/articles/" + STORY + "/versions")
                        .select(".summaryline")
                        .text())
                .startsWith("No change");
    }

    @Test
    void twinsThePagesInTheApi() {
        given().get("/api/v1/stories/" + Corpus.id("second"))
                .then()
                .statusCode(200)
                .body("id", equalTo(STORY))
                .body("articles", equalTo(2))
                .body("sources", equalTo(2))
                .body("independentSources", equalTo(2))
                .body("members", hasSize(2))
                .body("members[0].id", equalTo(STORY));
        given().get("/api/v1/articles/" + Corpus.id("gone") + "/versions")
                .then()
                .statusCode(200)
                .body("versions", hasSize(3))
                .body("versions[0].readAt", equalTo("2024-02-01T00:00:00Z"))
                .body("versions[2].shortened", equalTo(true));
        given().get("/api/v1/articles/" + Corpus.id("gone"))
                .then()
                .body("withdrawnAt", equalTo("2024-02-12T13:46:39Z"))
                .body("versions", equalTo(3));
        given().get("/api/v1/search")
                .then()
                .body("total", equalTo(2))
                .body("stories", equalTo(1))
                .body("hits", hasSize(1))
                .body("hits[0].copies", equalTo(1))
                .body("hits[0].independentSources", equalTo(2));
        given().get("/api/v1/search?copies=true").then().body("hits", hasSize(2));
    }

    /** A further copy must not come up in feed readers as something new. */
    @Test
    void keepsTheEntryOfAStoryInAFeed() {
        given().get("/feeds/search.atom")
                .then()
                .body(containsString("urn:entente:article:" + STORY))
                .body(containsString("/articles/" + Corpus.id("second")));
    }
}
