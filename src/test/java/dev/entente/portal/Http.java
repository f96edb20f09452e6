package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A visitor of one portal, with cookies like a browser and the administrator's token like a script. */
final class Http {
    private final Portal portal;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .build();

    Http(Portal portal) {
        this.portal = portal;
    }

    boolean answers(String path, int status) {
        try {
            return send(request(path)).statusCode() == status;
        } catch (IOException notYet) {
            return false;
        }
    }

    JsonNode json(String path) {
        return json(request(path), 200);
    }

    Document page(String path) {
        return page(path, 200);
    }

    Document page(String path, int status) {
        return page(request(path), status);
    }

    /** Sends a form as it stands on a page, with its token. */
    Document submit(Element form) {
        String fields = ((org.jsoup.nodes.FormElement) form)
                .formData().stream()
                        .map(field -> encoded(field.key()) + "=" + encoded(field.value()))
                        .collect(Collectors.joining("&"));
        return page(
                request(form.attr("action"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)),
                200);
    }

    void crawl(String source) {
        json(
                admin("/api/v1/crawl", "application/json", BodyPublishers.ofString("{\"source\":\"" + source + "\"}")),
                202);
    }

    /** @return the answer to an import, whatever its status */
    HttpResponse<String> importLines(InputStream lines) throws IOException {
        return send(admin("/api/v1/articles", "application/x-ndjson", BodyPublishers.ofInputStream(() -> lines)));
    }

    /** @return what the import reports; it must have gone well */
    JsonNode imported(InputStream lines) throws IOException {
        return json(importLines(lines), 200);
    }

    static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try {
            return new JsonMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder admin(String path, String type, BodyPublisher body) {
        try {
            return request(path)
                    .header("Authorization", "Bearer " + portal.token())
                    .header("Content-Type", type)
                    .POST(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(portal.address().resolve(path));
    }

    private JsonNode json(HttpRequest.Builder request, int status) {
        return json(sendOrFail(request), status);
    }

    private Document page(HttpRequest.Builder request, int status) {
        HttpResponse<String> answer = sendOrFail(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    private HttpResponse<String> sendOrFail(HttpRequest.Builder request) {
        try {
            return send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
