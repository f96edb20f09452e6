package dev.entente.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** An administrator with a browser. */
final class Admin {
    private final CookieFilter cookies = new CookieFilter();

    static Admin signedIn() {
        Admin admin = new Admin();
        Response answer = admin.post("/admin/sign-in", "/admin/sign-in", Map.of("token", WithFakeRooms.ADMIN_TOKEN));
        assertThat(answer.statusCode()).isEqualTo(303);
        return admin;
    }

    Document page(String path) {
        return page(path, 200);
    }

    Document page(String path, int status) {
        Response answer = request().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return Jsoup.parse(answer.asString());
    }

    Response get(String path) {
        return request().get(path);
    }

    /** Sends a form of the page. */
    Response post(String page, String action, Map<String, ?> fields) {
        String token = Jsoup.parse(request().get(page).asString())
                .select("input[name=csrf-token]")
                .first()
                .val();
        return given().filter(cookies)
                .redirects()
                .follow(false)
                .formParam("csrf-token", token)
                .formParams(fields)
                .post(action);
    }

    CookieFilter cookies() {
        return cookies;
    }

    /** Addresses are sent as they stand. */
    private RequestSpecification request() {
        return given().urlEncodingEnabled(false).filter(cookies).redirects().follow(false);
    }
}
