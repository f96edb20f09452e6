package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class SavedTest {
    @Inject
    FakeSearch search;

    @Inject
    FakeSavedQueries saved;

    private final CookieFilter browser = new CookieFilter();

    @AfterEach
    void reset() {
        search.reset();
    }

    @Test
    void namesTheBrowserOnlyOnceSomethingIsSaved() {
        assertThat(given().get("/").cookie(Visitor.OWNER_COOKIE)).isNull();
        assertThat(given().get("/saved").cookie(Visitor.OWNER_COOKIE)).isNull();

        Response answer = save("Memoranda", "/?q=memorandum&country=IR");
        assertThat(answer.statusCode()).isEqualTo(303);
        Cookie owner = answer.detailedCookie(Visitor.OWNER_COOKIE);
        assertThat(owner.getValue()).matches("[0-9a-f]{32}");
        assertThat(owner.isHttpOnly()).isTrue();
        assertThat(owner.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(owner.getMaxAge()).isGreaterThan(300L * 24 * 3600);
    }

    @Test
    void listsWhatThisBrowserSavedAndNobodyElse() {
        save("Mine", "/?q=memorandum&country=IR");
        Document list = get("/saved?saved=Mine");
        assertThat(list.select(".notice").text()).contains("“Mine” is saved");
        assertThat(list.select("tbody tr")).hasSize(1);
        assertThat(list.select("tbody th .note").text()).isEqualTo("“memorandum” · Iran");

        String address = list.select("tbody th a").attr("href");
        given().get(address).then().statusCode(404);
        given().get("/saved").then().body(containsString("To begin"));
    }

    @Test
    void showsWhatIsNewFirstAndThenCountsItAsSeen() {
        save("Iran", "/?q=iran");
        saved.lastSeen("Iran", Instant.EPOCH);
        assertThat(get("/").select(".badge").text()).startsWith("1");
        Document list = get("/saved");
        assertThat(list.select("td[data-label=New]").text()).isEqualTo("1");

        String address = list.select("tbody th a").attr("href");
        Document opened = get(address);
        assertThat(opened.select("h2#new").text()).isEqualTo("1 new article since 1 Jan 1970, 00:00 UTC");
        assertThat(opened.select("section[aria-labelledby=new] article.hit .new"))
                .hasSize(1);
        assertThat(opened.select("section[aria-labelledby=rest]")).isEmpty();

        Document again = get(address);
        assertThat(again.select("h2#new").text()).startsWith("Nothing new since");
        assertThat(again.select("section[aria-labelledby=rest] article.hit")).hasSize(1);
        Document kept = get(opened.select(".hint a").attr("href"));
        assertThat(kept.select("h2#new").text()).startsWith("1 new article");
    }

    @Test
    void asksBeforeItDeletes() {
        save("Doomed", "/?q=memorandum");
        String address = get("/saved").select(".acts a[href$=delete]").attr("href");
        Document question = get(address);
        assertThat(question.select("h1").text()).isEqualTo("Delete “Doomed”?");
        post(question, "form[action=" + address + "]")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/saved?deleted=Doomed"));
        assertThat(get("/saved").select("tbody tr")).isEmpty();
        given().filter(browser).get(address).then().statusCode(404);
    }

    @Test
    void saysBesideTheFieldWhatIsWrongWithAName() {
        Response answer = save("x".repeat(121), "/?q=memorandum&country=IR");
        assertThat(answer.statusCode()).isEqualTo(400);
        Document form = Jsoup.parse(answer.asString());
        assertThat(form.select("#name-error").text()).contains("1 to 120");
        assertThat(form.select("input[name=country]").val()).isEqualTo("IR");
        assertThat(form.select("input#name").attr("aria-describedby")).isEqualTo("name-error");
    }

    @Test
    void refusesAFormWithoutItsToken() {
        given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Forged")
                .redirects()
                .follow(false)
                .post("/saved")
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("Go back"));
        given().contentType("text/plain")
                .body("name=Forged")
                .post("/saved")
                .then()
                .statusCode(415);
    }

    @Test
    void feedsASavedQueryToWhoHasItsAddress() {
        save("Feed <me> & others", "/?q=iran");
        String feed = get("/saved").select(".acts a[href$=atom]").attr("href");
        given().get(feed)
                .then()
                .statusCode(200)
                .contentType("application/atom+xml")
                .body("feed.title", org.hamcrest.Matchers.equalTo("Entente: Feed <me> & others"))
                .body("feed.entry.size()", org.hamcrest.Matchers.equalTo(1));
    }

    @Test
    void remembersTheThemeAndComesBack() {
        Document page = get("/?q=iran&country=IR");
        assertThat(page.select("html").attr("data-theme")).isEqualTo("auto");
        Response answer = given().filter(browser)
                .redirects()
                .follow(false)
                .formParam("theme", "dark")
                .formParam("back", page.select("form.theme input[name=back]").val())
                .formParam(
                        "csrf-token",
                        page.select("form.theme input[name=csrf-token]").val())
                .post("/theme");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/?q=iran&country=IR");
        assertThat(get("/").select("html").attr("data-theme")).isEqualTo("dark");
    }

    private Response save(String name, String page) {
        Document form = get(page);
        form.select("form[action=/saved] input[name=name]").val(name);
        return post(form, "form[action=/saved]");
    }

    private Response post(Document page, String form) {
        var request = given().filter(browser).redirects().follow(false);
        page.select(form + " input").forEach(input -> request.formParam(input.attr("name"), input.val()));
        return request.post(page.select(form).attr("action"));
    }

    private Document get(String address) {
        return Jsoup.parse(given().filter(browser)
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
