package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class ApiTest {
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    FakeSearch search;

    @TestHTTPResource("/")
    URI site;

    @AfterEach
    void reset() {
        search.reset();
    }

    @Test
    void answersASearchInTheWordsOfTheContract() {
        given().get("/api/v1/search?q=memorandum&size=1")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("total", equalTo(2))
                .body("took", equalTo(1))
                .body("page", equalTo(1))
                .body("hits", hasSize(1))
                .body("hits[0].id", equalTo(Corpus.id("evidence").value()))
                .body("hits[0].url", equalTo("https://courier.example/news/evidence"))
                .body("hits[0].title", equalTo("Iran and China sign a memorandum of understanding"))
                .body("hits[0].source", equalTo("courier"))
                .body("hits[0].publishedAt", equalTo("2024-01-17T10:30:00+03:30"))
                .body("hits[0].language", equalTo("en"))
                .body("hits[0].story", equalTo(Corpus.id("evidence").value()))
                .body("hits[0].countries", contains("IR", "CN"))
                .body("hits[0].officials", contains("ahmad-reza-radan"))
                .body("hits[0].topics", contains("drug-trafficking"))
                .body("hits[0].highlights[0]", containsString("<mark>memorandum</mark>"))
                .body("facets.country[0].id", equalTo("CN"))
                .body("facets.country[0].label", equalTo("China"))
                .body("facets.country[0].count", equalTo(1))
                .body("facets.source[0].label", equalTo("The Border Courier"))
                .body("facets.language[0].label", equalTo("English"))
                .body("histogram[0].date", equalTo("2024-01-01"))
                .body("histogram[0].count", equalTo(1))
                .body("didYouMean", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "'', 10"})
    void givesAsManyHitsAsAreAskedFor(String size, int hits) {
        search.articles = Corpus.of(200);
        given().get("/api/v1/search?size=" + size).then().statusCode(200).body("hits", hasSize(hits));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, size", "101, 1, size", "ten, 1, size", "100, 101, page", "10, 1001, page"})
    void refusesSizesAndPagesOutOfReach(String size, String page, String parameter) {
        given().get("/api/v1/search?size=" + size + "&page=" + page)
                .then()
                .statusCode(400)
                .body("parameter", equalTo(parameter));
    }

    @Test
    void saysWhoMet() {
        search.articles = Corpus.meetings();
        given().get("/api/v1/articles/" + Corpus.id("meeting-0"))
                .then()
                .body("meetings.first", contains("ahmad-reza-radan"))
                .body("meetings.second", contains("wang-xiaohong"));
        given().get("/api/v1/search?met=wang-xiaohong_ahmad-reza-radan&size=1")
                .then()
                .body("hits[0].meetings", contains("ahmad-reza-radan_wang-xiaohong"));
    }

    @Test
    void givesAnArticleWithTheEvidenceOfItsTags() {
        given().get("/api/v1/articles/" + Corpus.id("evidence"))
                .then()
                .statusCode(200)
                .body("author", equalTo("A. Reporter"))
                .body("countries[1].about", equalTo(false))
                .body("countries[1].label", equalTo("China"))
                .body("countries[1].evidence[0].text", equalTo("Beijing"))
                .body("countries[1].evidence[0].field", equalTo("body"))
                .body("officials[0].mentions", hasItem("Radan"))
                .body("topics[0].evidence[0].rule", equalTo("name"))
                .body("persons", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/articles, application/x-ndjson",
        "POST, /api/v1/import/warc?source=courier, application/warc",
        "POST, /api/v1/preview/extract, application/json",
        "POST, /api/v1/preview/tag, application/json",
        "POST, /api/v1/crawl, application/json"
    })
    void asksForTheAdministratorsToken(String method, String path, String type) {
        for (String header : List.of("", "Basic x", "Bearer", "Bearer ", "Bearer wrong-token-of-somebody")) {
            RequestSpecification request = given().contentType(type).body("{}".getBytes());
            (header.isEmpty() ? request : request.header("Authorization", header))
                    .request(method, path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", containsString("Bearer realm="));
        }
    }

    @Test
    void importsLinesAndListsWhatIsRejected() {
        admin().contentType(NDJSON)
                .body("{}\n!oops\n{}\n".getBytes())
                .post("/api/v1/articles")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(0))
                .body("rejected[0].line", equalTo(2))
                .body("rejected[0].error", equalTo("This is no JSON."));
    }

    @Test
    void importsAWarcFileForASource() throws Exception {
        byte[] block = new byte[1_000];
        int blocks = (int) (2 * Gate.LONGEST_BODY / block.length);
        HttpResponse<String> answer = stream("/api/v1/import/warc?source=courier", "application/warc", block, blocks);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"accepted\":" + 1_000L * blocks);
        admin().contentType("application/gzip")
                .body(block)
                .post("/api/v1/import/warc?source=nobody")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("source"));
        admin().contentType("application/gzip")
                .body(block)
                .post("/api/v1/import/warc")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("source"));
        admin().contentType("text/plain")
                .body(block)
                .post("/api/v1/import/warc")
                .then()
                .statusCode(415);
    }

    @Test
    void importsMoreThanFitsIntoAnyOtherBody() throws Exception {
        byte[] line = ("x".repeat(99) + "\n").getBytes();
        int lines = (int) (2 * Gate.LONGEST_BODY / line.length);
        HttpResponse<String> answer = stream("/api/v1/articles", NDJSON, line, lines);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"accepted\":" + lines);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/preview/tag, application/json", "/saved, application/x-www-form-urlencoded"})
    void refusesAnyOtherBodyThatIsTooLarge(String path, String type) throws Exception {
        byte[] line = "x".repeat(1_000).getBytes();
        int lines = (int) (Gate.LONGEST_BODY / line.length) + 1_000;
        try {
            // Told the length beforehand, the server refuses at once; else when the limit is passed.
            assertThat(stream(path, type, line, lines).statusCode()).isBetween(400, 499);
        } catch (IOException e) {
            assertThat(e).hasMessageFindingMatch("closed|reset|header parser|Broken pipe|EOF|RST");
        }
        given().get("/help").then().statusCode(200);
    }

    @Test
    void refusesABodyWhoseToldLengthIsTooLarge() {
        admin().contentType("application/json")
                .body(new byte[(int) Gate.LONGEST_BODY + 1])
                .post("/api/v1/preview/tag")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{\"html\": {\"a\": 1}}", "{\"url\": 1, \"html\": [", "\u0000"})
    void refusesMalformedJson(String body) {
        admin().contentType("application/json")
                .body(body)
                .post("/api/v1/preview/extract")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("JSON"));
    }

    @ParameterizedTest
    @CsvSource({"text/plain, /api/v1/articles", "text/xml, /api/v1/preview/tag", "text/plain, /api/v1/crawl"})
    void refusesBodiesOfAnotherType(String type, String path) {
        admin().contentType(type)
                .body("x".getBytes())
                .post(path)
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void previewsWhatTheExtractorReads() {
        admin().contentType("application/json")
                .body("{\"url\": \"https://courier.example/a\", \"html\": \"<p>Text\", \"more\": 1}")
                .post("/api/v1/preview/extract")
                .then()
                .statusCode(200)
                .body("title", equalTo("A title"))
                .body("canonicalUrl", equalTo("https://courier.example/a"))
                .body("publishedAt", nullValue());
        admin().contentType("application/json")
                .body("{\"url\": \"https://courier.example/a\", \"html\": \"nothing\"}")
                .post("/api/v1/preview/extract")
                .then()
                .statusCode(422)
                .body("detail", equalTo("The page holds no paragraphs."));
    }

    @Test
    void showsEachFieldWithTheRuleThatGaveIt() throws IOException {
        admin().contentType("application/json")
                .body(Map.of("url", "https://observer.example/live/lindby", "html", everyField()))
                .post("/api/v1/preview/extract")
                .then()
                .statusCode(200)
                .body("title", equalTo("Live: ministers meet in Lindby"))
                .body("author", equalTo("Ingrid Solberg"))
                .body("publishedAt", equalTo("2024-05-07T09:00:00+02:00"))
                .body("language", equalTo("en"))
                .body("canonicalUrl", equalTo("https://observer.example/news/lindby-talks"))
                .body("details.changedAt", equalTo("2024-05-07T12:20:00+02:00"))
                .body("details.posts[1].at", equalTo("2024-05-07T09:15:00+02:00"))
                .body("details.picture.caption", containsString("seen from the ferry"))
                .body("details.truncated", equalTo(true))
                .body("details.rules.title", equalTo("the heading that is most like the metadata"))
                .body("details.rules.body", containsString("most text, in "))
                .body("details.rules.author", containsString("JSON-LD"))
                .body("details.rules.publishedAt", equalTo("datePublished in JSON-LD"))
                .body("details.rules.language", equalTo("words and letters of the text"))
                .body("details.rules.standfirst", equalTo("element named as a standfirst"))
                .body("details.rules.size()", equalTo(15))
                .body("without", nullValue());
    }

    @Test
    void showsFieldByFieldWhatSelectorsChange() throws IOException {
        admin().contentType("application/json")
                .body(Map.of(
                        "url",
                        "https://observer.example/live/lindby",
                        "html",
                        everyField(),
                        "selectors",
                        Map.of(
                                "title",
                                ".post h2",
                                "date",
                                ".never",
                                "drop",
                                List.of(".post:has(h2:contains(Roads))"))))
                .post("/api/v1/preview/extract")
                .then()
                .statusCode(200)
                .body("changes", contains("body", "title"))
                .body("title", equalTo("Ministers sign"))
                .body("details.rules.title", equalTo("selector .post h2"))
                .body("details.rules.publishedAt", equalTo("datePublished in JSON-LD"))
                .body("body", not(containsString("coast road")))
                .body("without.title", equalTo("Live: ministers meet in Lindby"))
                .body("without.body", containsString("coast road"));
    }

    private static String everyField() throws IOException {
        try (InputStream page = ApiTest.class.getResourceAsStream("/extract/every-field.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void showsWhatSelectorsChange() {
        admin().contentType("application/json")
                .body("{\"url\": \"https://courier.example/a\", \"html\": \"<p>Text\","
                        + " \"selectors\": {\"body\": \"p\", \"drop\": [\".ad\"]}}")
                .post("/api/v1/preview/extract")
                .then()
                .statusCode(200)
                .body("title", equalTo("A title"))
                .body("without.title", equalTo("A title"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "selectors": {"title": "h1["}    | The selector 'title' holds 'h1[', which is not a CSS selector.
            "selectors": {"drop": ["p", ">"]} | The selector 'drop' holds '>', which is not a CSS selector.
            "source": "nowhere"              | There is no source 'nowhere'.
            """)
    void refusesSelectorsThatAreNone(String field, String detail) {
        admin().contentType("application/json")
                .body("{\"url\": \"https://courier.example/a\", \"html\": \"<p>Text\", " + field + "}")
                .post("/api/v1/preview/extract")
                .then()
                .statusCode(400)
                .body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @CsvSource({
        "extract, '{}', html",
        "extract, '', html",
        "extract, '{\"html\": \"x\"}', url",
        "extract, '{\"html\": \"x\", \"url\": \"file:///etc/passwd\"}', url",
        "extract, '{\"html\": \"x\", \"url\": \"not a url\"}', url",
        "tag, '{}', body",
        "tag, 'null', body",
        "tag, '{\"body\": \"x\", \"publishedAt\": \"yesterday\"}', publishedAt"
    })
    void saysWhichFieldIsWrong(String preview, String body, String field) {
        admin().contentType("application/json")
                .body(body)
                .post("/api/v1/preview/" + preview)
                .then()
                .statusCode(400)
                .body("parameter", equalTo(field));
    }

    @Test
    void previewsTheTagsOfAText() {
        admin().contentType("application/json")
                .body("{\"title\": \"T\", \"body\": \"In Iran.\", \"publishedAt\": \"2024-01-17T10:30:00+03:30\"}")
                .post("/api/v1/preview/tag")
                .then()
                .statusCode(200)
                .body("countries[0].id", equalTo("IR"))
                .body("countries[0].label", equalTo("Iran"))
                .body("countries[0].about", equalTo(true))
                .body("countries[0].evidence[0].start", equalTo(3))
                .body("officials", empty())
                .body("topics", empty())
                .body("persons", empty());
    }

    @Test
    void previewsTheIdsThatOfficialsWouldGet() {
        admin().contentType("application/json")
                .body("{\"body\": \"Ali Quizi spoke.\"}")
                .post("/api/v1/preview/tag")
                .then()
                .statusCode(200)
                .body("officials[0].id", equalTo("ali-quizi-ir"));
    }

    @Test
    void startsCrawlsAndSaysHowTheyGo() {
        admin().contentType("application/json")
                .body("{\"source\": \"courier\"}")
                .post("/api/v1/crawl")
                .then()
                .statusCode(202)
                .body("sources[0].state", equalTo("done"));
        admin().contentType("application/json").post("/api/v1/crawl").then().statusCode(202);
        admin().contentType("application/json")
                .body("{\"source\": \"busy\"}")
                .post("/api/v1/crawl")
                .then()
                .statusCode(409);
        admin().contentType("application/json")
                .body("{\"source\": \"nobody\"}")
                .post("/api/v1/crawl")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("source"));
        given().get("/api/v1/crawl")
                .then()
                .statusCode(200)
                .body("sources[0].name", equalTo("The Border Courier"))
                .body("sources[0].created", equalTo(24))
                .body("sources[0].failures[0].reason", equalTo("410 Gone"))
                .body("sources[1].state", equalTo("never"))
                .body("sources[1].startedAt", nullValue());
    }

    @Test
    void describesItsCalls() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/search'.get.parameters.size()", greaterThan(8))
                .body("paths.'/api/v1/articles'.post.summary", containsString("Imports"));
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + WithFakeRooms.ADMIN_TOKEN);
    }

    /** Sends the line so many times, without telling the length. */
    private HttpResponse<String> stream(String path, String type, byte[] line, int times) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(site.resolve(path))
                .header("Authorization", "Bearer " + WithFakeRooms.ADMIN_TOKEN)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> repeated(line, times)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static InputStream repeated(byte[] line, int times) {
        return new java.io.SequenceInputStream(Collections.enumeration(Collections.nCopies(times, line).stream()
                .map(ByteArrayInputStream::new)
                .toList()));
    }
}
