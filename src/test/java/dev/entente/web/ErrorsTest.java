package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.entente.index.Readiness;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class ErrorsTest {
    @Inject
    FakeSearch search;

    @Inject
    Readiness readiness;

    @TestHTTPResource("/")
    URI site;

    @AfterEach
    void reset() {
        search.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "to=2024-02-30, to",
        "page=-1, page",
        "page=1000000000, page",
        "page=9999, page",
        "sort=best, sort",
        "country=Iran, country",
        "q=%FF, q"
    })
    void saysWhichParameterIsWrong(String query, String parameter) {
        Document page = SearchPageTest.page("/?" + query, 400);
        assertThat(page.select("h1").text()).isEqualTo("This request cannot be understood");
        assertThat(page.select("main").text()).contains(parameter);
        given().urlEncodingEnabled(false)
                .get("/api/v1/search?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("parameter", equalTo(parameter))
                .body("detail", containsString(parameter));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 10_000})
    void refusesASearchThatIsTooLong(int length) {
        for (String q : new String[] {"x".repeat(length), "%D8%AA".repeat(length)}) {
            assertThat(SearchPageTest.page("/?q=" + q, 400).select("main").text())
                    .contains(length + " characters; at most 1000");
        }
    }

    @Test
    void passesOverUnknownParameters() {
        SearchPageTest.page("/?utm_source=x&q=iran&colour=blue", 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing/here",
                "/articles/nonsense",
                "/articles/00000000000000000000000000000000",
                "/countries/Atlantis",
                "/countries/ZZ",
                "/officials/nobody-at-all",
                "/topics/%3Cscript%3E",
                "/saved/00000000000000000000000000000000",
                "/feeds/saved/unknown.atom",
                "/style.css/x"
            })
    void saysThatThereIsNoSuchPage(String path) {
        Document page = SearchPageTest.page(path, 404);
        assertThat(page.select("h1").text()).isEqualTo("There is no such page");
        assertThat(page.select("script")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/articles/nonsense, 404",
        "GET, /api/v1/nothing, 404",
        "GET, /api, 404",
        "DELETE, /api/v1/search, 405",
        "PUT, /api/v1/articles, 405"
    })
    void answersProgramsWithAProblem(String method, String path, int status) {
        given().request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%FF",
                "/articles/%zz",
                "/api/v1/articles/%",
                "/?q=%",
                "/?q=%zz",
                "/?q=100%&country=IR",
                "/?%C3=x"
            })
    void refusesAnAddressThatCannotBeDecoded(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../etc/passwd", "//", "/%00", "/?q=%00", "/?=&&=x", "/?q=a&q=b", "*"})
    void survivesStrangeAddresses(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 [234]\\d\\d .*");
    }

    @Test
    void keepsItsOwnFaultsToItself() {
        search.bug = new IllegalStateException("secret of the house");
        Document page = SearchPageTest.page("/", 500);
        assertThat(page.text()).contains("Something went wrong").doesNotContain("secret", "IllegalState");
        given().get("/api/v1/search")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body(not(containsString("secret")));
    }

    @Test
    void asksToComeBackWhereTheSearchIsAway() {
        search.away = true;
        assertThat(SearchPageTest.page("/?q=iran", 503).select("h1").text()).isEqualTo("The search cannot be reached");
        given().get("/api/v1/search").then().statusCode(503).header("Retry-After", "5");
        SearchPageTest.page("/saved", 200);
        SearchPageTest.page("/help", 200);
    }

    @Test
    void refreshesByItselfWhileStarting() {
        readiness.waiting("The index is being made.");
        given().get("/")
                .then()
                .statusCode(503)
                .contentType("text/html")
                .header("Refresh", "5")
                .body(containsString("The index is being made."));
        given().get("/api/v1/search")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5");
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks[0].data.message", equalTo("The index is being made."));
        given().get("/style.css").then().statusCode(200);
        given().get("/help").then().statusCode(200);
    }

    @Test
    void protectsEveryPage() {
        given().get("/")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "private, no-cache");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
