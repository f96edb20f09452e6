package dev.entente.sample;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests from the pages of the edition that is out. A path is only ever looked up among those pages, so no
 * path leads to a file outside them.
 */
final class PageHandler implements HttpHandler {
    private static final Logger LOG = Logger.getLogger(PageHandler.class);
    private static final String FEED = "/feed.xml";
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    /** Java's own RFC 1123 format writes one-digit days, which HTTP does not allow. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Editions editions;
    private final URI home;
    private final Set<String> ownHosts;
    private final Map<EditionAt, Map<String, Page>> printed = new ConcurrentHashMap<>();

    private record EditionAt(int edition, URI base) {}

    PageHandler(Editions editions, int port) {
        this.editions = editions;
        home = URI.create("http://127.0.0.1:" + port);
        ownHosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!SAFE_METHODS.contains(method)) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (FEED.equals(path) && method.equals("GET")) {
                editions.feedAsked();
            }
            answer(exchange, path);
        } catch (RuntimeException mistake) {
            // The server itself would drop the connection and say nothing.
            LOG.errorf(mistake, "The sample site cannot answer %s", exchange.getRequestURI());
            throw mistake;
        }
    }

    private void answer(HttpExchange exchange, @Nullable String path) throws IOException {
        URI base = base(exchange.getRequestHeaders().getFirst("Host"));
        Map<String, Page> pages = pages(base);
        Page page = pages.get(path == null ? "" : path);
        if (page != null) {
            send(exchange, page);
        } else if (pages.containsKey(path + "/")) {
            exchange.getResponseHeaders().set("Location", base + path + "/");
            exchange.sendResponseHeaders(301, -1);
        } else {
            send(exchange, PrintRun.notFound(base));
        }
    }

    private Map<String, Page> pages(URI base) {
        return printed.computeIfAbsent(
                new EditionAt(editions.current(), base), key -> PrintRun.of(key.edition(), key.base()));
    }

    /** Only names of this very server are taken over into pages, so that no request can plant another one. */
    private URI base(@Nullable String host) {
        return host != null && ownHosts.contains(host) ? URI.create("http://" + host) : home;
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        if (page.status() == 200) {
            headers.set("ETag", page.etag());
            headers.set("Last-Modified", httpDate(page.changed()));
            headers.set("Cache-Control", "no-cache");
            if (isKnown(page, exchange.getRequestHeaders())) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
        }
        headers.set("Content-Type", page.contentType());
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(page.body().length));
            exchange.sendResponseHeaders(page.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(page.status(), page.body().length);
        exchange.getResponseBody().write(page.body());
    }

    /** By RFC 9110, section 13.2.2: If-Modified-Since counts only where there is no If-None-Match. */
    static boolean isKnown(Page page, Headers request) {
        String tags = request.getFirst("If-None-Match");
        if (tags != null) {
            return Arrays.stream(tags.split(","))
                    .map(tag -> tag.strip().replaceFirst("^W/", ""))
                    .anyMatch(tag -> tag.equals("*") || tag.equals(page.etag()));
        }
        String since = request.getFirst("If-Modified-Since");
        if (since == null) {
            return false;
        }
        try {
            return !page.changed().isAfter(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since, Instant::from));
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static String httpDate(Instant date) {
        return HTTP_DATE.format(date.atOffset(ZoneOffset.UTC));
    }
}
