package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.entente.source.SourceCatalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeRooms.class)
class SourcesApiTest {
    private static final String PATH = "/api/v1/sources";
    private static final String GAZETTE = """
            {"id":"gazette","home":"https://gazette.example/","feeds":["https://gazette.example/rss"],"pages":40}""";

    @Inject
    SourceCatalogue catalogue;

    @AfterEach
    void reset() {
        catalogue.resume("courier");
        if (catalogue.find("gazette").isPresent()) {
            catalogue.remove("gazette");
        }
    }

    @Test
    void isForTheAdministratorAlone() {
        given().get(PATH).then().statusCode(401);
        given().contentType("application/json").body(GAZETTE).post(PATH).then().statusCode(401);
        given().delete(PATH + "/courier").then().statusCode(401);
    }

    @Test
    void addsListsAndDeletesASource() {
        admin().body(GAZETTE).post(PATH).then().statusCode(201).body("state", equalTo("active"));
        admin().get(PATH)
                .then()
                .statusCode(200)
                .body("sources.id", contains("courier", "gazette"))
                .body("sources.inFile", contains(true, false))
                .body("sources[1].definition.pages", contains("40"));
        admin().delete(PATH + "/gazette?articles=true").then().statusCode(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> catalogue.find("gazette").isEmpty());
        admin().get(PATH + "/gazette").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void saysWhatIsWrong() {
        admin().body("{\"id\":\"Gazette!\",\"home\":\"https://gazette.example/\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("id"))
                .body("detail", containsString("lower-case"));
        admin().body("[]").post(PATH).then().statusCode(400);
        admin().body("{\"id\":\"courier\",\"home\":\"https://gazette.example/\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("detail", containsString("already"));
        admin().delete(PATH + "/courier").then().statusCode(400).body("detail", containsString("sources file"));
    }

    @Test
    void pausesAndResumes() {
        admin().body("{\"reason\":\"Asked for.\"}")
                .post(PATH + "/courier/pause")
                .then()
                .statusCode(200)
                .body("state", equalTo("paused"))
                .body("reason", equalTo("Asked for."));
        assertThat(catalogue.state("courier").isActive()).isFalse();
        admin().post(PATH + "/courier/resume").then().statusCode(200).body("state", equalTo("active"));
        admin().body("{}").post(PATH + "/nowhere/pause").then().statusCode(404);
    }

    @Test
    void proposesASource() {
        admin().body("{\"home\":\"https://herald.example/\"}")
                .post(PATH + "/propose")
                .then()
                .statusCode(200)
                .body("definition.id", contains("herald"))
                .body("remarks.field", hasItem("feeds"))
                .body("remarks.certainty", hasItem("guess"));
        admin().body("{\"home\":\"https://unreachable.example/\"}")
                .post(PATH + "/propose")
                .then()
                .statusCode(422)
                .body("detail", containsString("is not known"));
        admin().body("{}").post(PATH + "/propose").then().statusCode(400).body("parameter", equalTo("home"));
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + WithFakeRooms.ADMIN_TOKEN)
                .contentType("application/json");
    }
}
