package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.entente.article.TaggedArticle;
import dev.entente.curation.MemoryRetags;
import dev.entente.search.IndexedArticle;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The curators' pages and their twin for programs. */
@QuarkusTest
@TestProfile(WithFakeRooms.class)
class CurationTest {
    @Inject
    MemoryRetags retags;

    private final IndexedArticle article = Corpus.quirks().get(0);
    private final String id = article.article().id().value();

    @BeforeEach
    void articles() {
        Corpus.quirks().forEach(each -> retags.put(new TaggedArticle(each.article(), each.tags())));
    }

    @Test
    void leadsFromAnArticleToTheLogAndBack() {
        Admin admin = Admin.signedIn();
        assertThat(admin.page("/articles/" + id).select("a[href=/admin/curation/articles/" + id + "]"))
                .hasSize(1);
        Document choices = admin.page("/admin/curation/articles/" + id);
        String reject = choices.select("a:contains(Reject)").first().attr("href");
        Document form = admin.page(reject);
        assertThat(form.select("#article").val()).isEqualTo(id);
        Map<String, String> fields = new HashMap<>();
        form.select("form[action=/admin/curation/acts] [name]")
                .forEach(field -> fields.put(
                        field.attr("name"),
                        field.is("select") ? field.select("[selected]").val() : field.val()));
        fields.remove("csrf-token");
        Response incomplete = admin.post(reject, "/admin/curation/acts", fields);
        assertThat(incomplete.statusCode()).isEqualTo(400);
        Document again = Jsoup.parse(incomplete.asString());
        assertThat(again.select("#article").val()).isEqualTo(id);
        assertThat(again.select(".problem a").eachAttr("href")).containsExactly("#who", "#why");
        fields.put("who", "Ann <b>");
        fields.put("why", "It is not about that.");
        Document sure =
                Jsoup.parse(admin.post(reject, "/admin/curation/acts", fields).asString());
        assertThat(sure.select("main").text()).contains("1 article");
        fields.put("sure", "yes");
        Response done = admin.post(reject, "/admin/curation/acts", fields);
        assertThat(done.statusCode()).isEqualTo(303);
        Document log = admin.page("/admin/curation");
        assertThat(log.select("section[aria-labelledby=log] tbody tr").first().text())
                .contains("Reject the", "Ann <b>", "It is not about that.");
        assertThat(log.select("section[aria-labelledby=retags] tbody tr")
                        .first()
                        .text())
                .contains("Waiting");
        assertThat(admin.page("/admin/curation/new?act=merge").select("#who").val())
                .isEqualTo("Ann <b>");
        String undo = log.select("section[aria-labelledby=log] tbody tr a:contains(Undo)")
                .first()
                .attr("href");
        assertThat(admin.post(undo, undo, Map.of("who", "Ann", "why", "")).statusCode())
                .isEqualTo(400);
        assertThat(admin.post(undo, undo, Map.of("who", "Ben", "why", "It is.")).statusCode())
                .isEqualTo(303);
        assertThat(admin.page("/admin/curation")
                        .select("section[aria-labelledby=log] tbody tr")
                        .get(1)
                        .text())
                .contains("Undone by Ben");
        assertThat(admin.page(undo).select("form[action=" + undo + "]")).isEmpty();
    }

    @Test
    void offersWhatCanBeMendedOfAnOfficial() {
        Admin admin = Admin.signedIn();
        assertThat(admin.page("/officials/ahmad-reza-radan")
                        .select("a[href=/admin/curation/officials/ahmad-reza-radan]"))
                .hasSize(1);
        for (String href : admin.page("/admin/curation/officials/ahmad-reza-radan")
                .select(".choices a")
                .eachAttr("href")) {
            assertThat(admin.page(href).select("h1")).as(href).hasSize(1);
        }
        for (String act : new String[] {"merge", "split", "describe", "not-official", "block", "add", "reject"}) {
            assertThat(admin.page("/admin/curation/new?act=" + act).select("#who"))
                    .as(act)
                    .hasSize(1);
        }
    }

    @Test
    void isForAdministratorsAndComesBackToTheFilledForm() {
        String form = "/admin/curation/new?act=merge&from=ahmad-reza-radan";
        Response led = given().redirects().follow(false).get(form);
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(led.header("Location")).contains("from%3Dahmad-reza-radan");
        given().get("/api/v1/curation").then().statusCode(401);
    }

    @Test
    void servesPrograms() {
        String merge =
                "{\"act\":\"merge\",\"from\":\"ahmad-reza-radan\",\"into\":\"mostafa-mohammad-najjar\",\"who\":\"Ann\",\"why\":\"Test\"}";
        api().body(merge)
                .post("/api/v1/curation?dry-run=true")
                .then()
                .statusCode(200)
                .body("articles", greaterThan(0));
        String entry = api().body(merge)
                .post("/api/v1/curation")
                .then()
                .statusCode(201)
                .body("act.into[0]", equalTo("mostafa-mohammad-najjar"))
                .extract()
                .path("id");
        assertThat(given().redirects()
                        .follow(false)
                        .get("/officials/ahmad-reza-radan")
                        .header("Location"))
                .endsWith("/officials/mostafa-mohammad-najjar");
        api().get("/api/v1/curation/retags").then().statusCode(200).body("retags[0].state", equalTo("waiting"));
        api().body("{\"who\":\"Ben\",\"why\":\"Two persons\"}")
                .post("/api/v1/curation/" + entry + "/undo")
                .then()
                .statusCode(201);
        api().get("/api/v1/curation").then().statusCode(200).body("entries[1].undoneBy", equalTo("undo-" + entry));
        given().redirects()
                .follow(false)
                .get("/officials/ahmad-reza-radan")
                .then()
                .statusCode(200);
        api().body("{\"who\":\"Ben\",\"why\":\"Again\"}")
                .post("/api/v1/curation/" + entry + "/undo")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        api().body("{\"act\":\"merge\",\"from\":\"nobody-known\",\"into\":\"ahmad-reza-radan\"}")
                .post("/api/v1/curation")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo("from"))
                .body("detail", containsString("nobody-known"));
        api().body("[]").post("/api/v1/curation").then().statusCode(400);
        api().body("{}").post("/api/v1/curation/nothing/undo").then().statusCode(404);
    }

    private static RequestSpecification api() {
        return given().header("Authorization", "Bearer " + WithFakeRooms.ADMIN_TOKEN)
                .contentType(ContentType.JSON);
    }
}
