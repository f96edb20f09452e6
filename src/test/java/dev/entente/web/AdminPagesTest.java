package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.account.SignInLimit;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceState.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class AdminPagesTest {
    private static final Map<String, Object> HERALD = Map.of(
            "id",
            "herald",
            "name",
            "The Herald",
            "home",
            "https://herald.example/",
            "feeds",
            "https://herald.example/a\r\nhttps://herald.example/b");

    @Inject
    FakeRooms.Crawling crawls;

    @Inject
    FakeRooms.Kept store;

    @Inject
    FakeRooms.Removing articles;

    @Inject
    FakeFrontier frontier;

    @Inject
    SourceCatalogue catalogue;

    @Inject
    SignInLimit limit;

    @AfterEach
    void reset() {
        store.away = false;
        crawls.isRunning = false;
        catalogue.resume("courier");
        if (catalogue.find("herald").isPresent()) {
            catalogue.remove("herald");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/crawls",
                "/admin/failures",
                "/admin/failures/list",
                "/admin/frontier",
                "/admin/new-source",
                "/admin/sources/courier",
                "/admin/sources/courier/edit",
                "/admin/sources/courier/delete"
            })
    void leadsStrangersToTheForm(String path) {
        Response answer = given().redirects().follow(false).get(path);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(URLDecoder.decode(answer.header("Location"), StandardCharsets.UTF_8))
                .endsWith("/admin/sign-in?back=" + path);
        assertThat(given().redirects()
                        .follow(false)
                        .cookie("entente-admin", "9999999999.x.y")
                        .get(path)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void signsInWithTheTokenAndOut() {
        Admin admin = new Admin();
        Document form = admin.page("/admin/sign-in?back=/admin/crawls");
        assertThat(form.select("#token-hint").text()).contains("admin-token", "ENTENTE_ADMIN_TOKEN");
        Response in = admin.post(
                "/admin/sign-in",
                "/admin/sign-in",
                Map.of("token", WithFakeRooms.ADMIN_TOKEN, "back", "/admin/crawls"));
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.header("Location")).endsWith("/admin/crawls");
        assertThat(in.headers().getValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .contains("entente-admin=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .containsIgnoringCase("Max-Age=28800")
                .contains("Path=/admin"));
        admin.page("/admin");
        assertThat(admin.post("/admin", "/admin/sign-out", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(admin.get("/admin").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/admin/../../x?y", "/", "javascript:alert(1)"})
    void leadsNowhereElseAfterSigningIn(String back) {
        Response in = new Admin()
                .post("/admin/sign-in", "/admin/sign-in", Map.of("token", WithFakeRooms.ADMIN_TOKEN, "back", back));
        assertThat(URI.create(in.header("Location")).getPath()).startsWith("/admin");
        assertThat(URI.create(in.header("Location")).getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void refusesAWrongTokenAndSlowsDownWhoGuesses() {
        Admin stranger = new Admin();
        for (int i = 0; i < 5; i++) {
            Response refused = stranger.post("/admin/sign-in", "/admin/sign-in", Map.of("token", "guess-" + i));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(Jsoup.parse(refused.asString()).select("#token-error").text())
                    .contains("not the administrator");
        }
        Response limited =
                stranger.post("/admin/sign-in", "/admin/sign-in", Map.of("token", WithFakeRooms.ADMIN_TOKEN));
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.asString()).contains("too many wrong tokens");
        limit.forget("127.0.0.1");
    }

    @Test
    void refusesFormsFromElsewhere() {
        int before = crawls.started.size();
        Admin admin = Admin.signedIn();
        assertThat(given().filter(admin.cookies()).post("/admin/crawls").statusCode())
                .isEqualTo(400);
        assertThat(crawls.started).hasSize(before);
    }

    @Test
    void addsASourceByItsHomePage() {
        Admin admin = Admin.signedIn();
        Response begun = admin.post(
                "/admin/new-source", "/admin/new-source/proposals", Map.of("home", "https://herald.example/"));
        Document form = await(admin, begun);
        assertThat(form.select("#field-name").val()).isEqualTo("The Herald");
        assertThat(form.select("#field-feeds").text()).isEqualTo("https://herald.example/rss.xml");
        assertThat(form.select("#field-feeds-remark").text())
                .isEqualTo("sure The front page links it, and it was read.");
        assertThat(form.select("#field-language-remark").text()).contains("<html>");

        Document tried = await(admin, admin.post("/admin/new-source", "/admin/new-source/test-crawls", HERALD));
        assertThat(tried.select(".try h3").text()).isEqualTo("Ministers <b>sign</b>");
        assertThat(tried.select(".preview").text()).contains("no date", "no author", "They met.", "410");
        assertThat(tried.select("#field-feeds").val()).contains("/a\nhttps://herald.example/b");
        assertThat(catalogue.find("herald")).isEmpty();

        Response saved = admin.post("/admin/new-source", "/admin/new-source", HERALD);
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(catalogue.find("herald").orElseThrow().feeds()).hasSize(2);
        Document page = admin.page(path(saved));
        assertThat(page.select("[role=status]").text()).contains("is added");
        assertThat(page.select("dl").text()).contains("https://herald.example/a");
        assertThat(admin.page("/admin").select("tbody tr")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "https://unreachable.example/, The name unreachable.example is not known.",
        "http://private.example/, 'leads to 10.0.0.1, which is not public. If the site is your own, allow it below.'",
        "'', Give the full address",
        "ftp://herald.example/, Give the full address",
        "'https://a b/', Give the full address"
    })
    void saysWhyThereIsNoProposal(String home, String sentence) {
        Admin admin = Admin.signedIn();
        Response begun = admin.post("/admin/new-source", "/admin/new-source/proposals", Map.of("home", home));
        Document page = begun.statusCode() == 303 ? await(admin, begun) : Jsoup.parse(begun.asString());
        assertThat(page.select("#home-error").text()).contains(sentence);
        assertThat(page.select("#home").val()).isEqualTo(home);
    }

    @Test
    void saysThatItIsLooking() {
        Admin admin = Admin.signedIn();
        Response begun =
                admin.post("/admin/new-source", "/admin/new-source/proposals", Map.of("home", "https://slow.example/"));
        Response waiting = admin.get(path(begun));
        assertThat(waiting.header("Refresh")).isEqualTo("2");
        assertThat(waiting.asString()).contains("Looking at https://slow.example/");
        admin.page("/admin/new-source/proposals/unknown", 404);
    }

    @Test
    void saysBesideEachFieldWhatIsWrong() {
        Admin admin = Admin.signedIn();
        Response refused = admin.post(
                "/admin/new-source",
                "/admin/new-source",
                Map.of("id", "courier", "home", "herald", "include", "((", "selectors.title", "h1["));
        assertThat(refused.statusCode()).isEqualTo(400);
        Document form = Jsoup.parse(refused.asString());
        assertThat(form.select("#field-home-error").text()).contains("full address of a page");
        assertThat(form.select("#field-include-error").text()).contains("regular expression");
        assertThat(form.select("#field-selectors-title-error").text()).contains("CSS selector");
        assertThat(form.select("details[open]")).isNotEmpty();
        assertThat(form.select("[role=alert] a").eachAttr("href")).contains("#field-home", "#field-include");
        Response taken = admin.post(
                "/admin/new-source", "/admin/new-source", Map.of("id", "courier", "home", "https://herald.example/"));
        assertThat(Jsoup.parse(taken.asString()).select("#field-id-error").text())
                .contains("already");
    }

    @Test
    void changesWhatWasAddedAlone() {
        Admin admin = Admin.signedIn();
        admin.post("/admin/new-source", "/admin/new-source", HERALD);
        Document form = admin.page("/admin/sources/herald/edit");
        assertThat(form.select("#field-feeds").val()).contains("https://herald.example/a");
        assertThat(form.select("#field-id")).isEmpty();
        Response changed = admin.post(
                "/admin/sources/herald/edit",
                "/admin/sources/herald/edit",
                Map.of("id", "courier", "name", "The Daily Herald", "home", "https://herald.example/"));
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(catalogue.find("herald").orElseThrow().name()).isEqualTo("The Daily Herald");
        assertThat(admin.page("/admin/sources/courier/edit", 404).text()).contains("stands in the sources file");
        assertThat(admin.page("/admin/sources/courier/delete", 404).text()).contains("stands in the sources file");
        admin.page("/admin/sources/nowhere", 404);
    }

    @Test
    void pausesWithAReasonAndResumes() {
        Admin admin = Admin.signedIn();
        admin.post(
                "/admin/sources/courier",
                "/admin/sources/courier/pause",
                Map.of("reason", "The site <b>asked</b> for it."));
        assertThat(catalogue.state("courier").kind()).isEqualTo(Kind.PAUSED);
        Document page = admin.page("/admin/sources/courier");
        assertThat(page.select(".facts").first().text()).contains("Paused – The site <b>asked</b> for it.");
        assertThat(page.select("form[action$=/crawl]")).isEmpty();
        assertThat(SearchPageTest.page("/coverage").select("tbody").text()).contains("Paused");
        admin.post("/admin/sources/courier", "/admin/sources/courier/resume", Map.of());
        assertThat(catalogue.state("courier").isActive()).isTrue();
    }

    @Test
    void crawlsNow() {
        Admin admin = Admin.signedIn();
        int before = crawls.started.size();
        Response one = admin.post("/admin/sources/courier", "/admin/sources/courier/crawl", Map.of());
        assertThat(admin.page(path(one)).select("[role=status]").text()).isEqualTo("The crawl is started.");
        admin.post("/admin", "/admin/crawls", Map.of());
        assertThat(crawls.started.subList(before, before + 2)).containsExactly("courier", "all");
    }

    @Test
    void deletesWithOrWithoutTheArticles() {
        Admin admin = Admin.signedIn();
        for (boolean all : List.of(false, true)) {
            admin.post("/admin/new-source", "/admin/new-source", HERALD);
            assertThat(admin.page("/admin/sources/herald/delete").select("main").text())
                    .contains("3 articles");
            int removed = articles.removed.size();
            Response answer = admin.post(
                    "/admin/sources/herald/delete",
                    "/admin/sources/herald/delete",
                    Map.of("articles", all ? "delete" : "keep"));
            assertThat(answer.statusCode()).isEqualTo(303);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> catalogue.find("herald").isEmpty());
            assertThat(articles.removed).hasSize(removed + (all ? 1 : 0));
            assertThat(frontier.forgotten).contains("herald");
        }
    }

    @Test
    void showsWhatFailsAndTriesAgain() {
        Admin admin = Admin.signedIn();
        Document page = admin.page("/admin/failures");
        assertThat(page.select(".group h3").eachText())
                .containsExactly(
                        "No answer in time at The Border Courier: 3,000,019 URLs",
                        "There is no such page (410) at The Border Courier: 2 URLs");
        assertThat(page.select(".group li").first().text()).contains("No answer within 30 s. 4 in a row");
        assertThat(admin.page("/admin/failures?source=elsewhere").select("main").text())
                .contains("No URL failed");

        Document list = admin.page(page.select(".group p a").first().attr("href"));
        assertThat(list.select("tbody tr")).hasSize(50);
        assertThat(list.select("a[rel=next]").attr("href")).contains("page=2");
        assertThat(admin.page("/admin/failures/list?source=courier&problem=GONE&status=410")
                        .select("tbody tr"))
                .hasSize(2);

        String url = page.select("button[name=url]").first().val();
        Response retried = admin.post("/admin/failures", "/admin/failures/retry", Map.of("url", url));
        assertThat(admin.page(path(retried)).select("[role=status]").text()).contains("asked for again");
        String group = page.select("button[name=group]").first().val();
        admin.post("/admin/failures", "/admin/failures/retry", Map.of("group", group));
        assertThat(frontier.retried).contains(url, "courier TIMEOUT");
        assertThat(admin.post("/admin/failures", "/admin/failures/retry", Map.of("group", "nonsense"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsTheFrontierByHost() {
        Document page = Admin.signedIn().page("/admin/frontier");
        assertThat(page.select("tbody tr").eachText())
                .containsExactly("courier.example 1,204 13,918", "news.courier.example:8443 0 3,000,000");
    }

    @Test
    void followsRunningCrawlsUntilHeldStill() {
        Admin admin = Admin.signedIn();
        assertThat(admin.get("/admin/crawls").header("Refresh")).isNull();
        crawls.isRunning = true;
        Response live = admin.get("/admin/crawls");
        assertThat(live.header("Refresh")).isEqualTo("5");
        assertThat(Jsoup.parse(live.asString()).select("tbody tr").first().text())
                .contains("there:8080", "50", "25.0", "a-long-path");
        assertThat(admin.get("/admin/crawls?still=true").header("Refresh")).isNull();
    }

    @Test
    void asksToComeBackWhereElasticsearchIsAway() {
        Admin admin = Admin.signedIn();
        store.away = true;
        Response answer = admin.post("/admin/sources/courier", "/admin/sources/courier/pause", Map.of());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.asString()).contains("Elasticsearch does not answer just now");
    }

    /** The page that the redirect leads to, once it does not wait any more. */
    private static Document await(Admin admin, Response begun) {
        assertThat(begun.statusCode()).isEqualTo(303);
        Response done = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> admin.get(path(begun)), answer -> answer.header("Refresh") == null);
        return Jsoup.parse(done.asString());
    }

    private static String path(Response redirect) {
        URI to = URI.create(redirect.header("Location"));
        return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
    }
}
