package dev.entente.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A web site on a loopback port for one test: one route a behaviour, good or hostile. What has no route answers 404. */
public final class LocalSite implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpHandler> routes = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param path with the query, as it was asked for */
    public record Asked(String path, Map<String, List<String>> headers) {
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    public LocalSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().toString();
                asked.add(new Asked(path, Map.copyOf(exchange.getRequestHeaders())));
                routes.getOrDefault(path, answer(404, "text/html", "Not here")).handle(exchange);
            }
        });
        server.start();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public LocalSite route(String path, HttpHandler handler) {
        routes.put(path, handler);
        return this;
    }

    public LocalSite html(String path, String html) {
        return route(path, answer(200, "text/html; charset=utf-8", html));
    }

    public LocalSite text(String path, String text) {
        return route(path, answer(200, "text/plain; charset=utf-8", text));
    }

    public LocalSite xml(String path, String xml) {
        return route(path, answer(200, "application/xml", xml));
    }

    public LocalSite status(String path, int status) {
        return route(path, answer(status, "text/html", "Status " + status));
    }

    public LocalSite redirect(String path, String to) {
        return route(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** Takes the request and says nothing. */
    public LocalSite silent(String path) {
        return route(path, exchange -> await());
    }

    /** Sends the headers and one line, and then nothing more. */
    public LocalSite stallsInTheBody(String path) {
        return route(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<html>\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        });
    }

    /** Sends for ever. */
    public LocalSite endless(String path) {
        return route(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "<p>more</p>".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            while (closed.getCount() > 0) {
                exchange.getResponseBody().write(block);
            }
        });
    }

    /** Promises more than it sends. */
    public LocalSite breaksOff(String path) {
        return route(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("<html>".getBytes(StandardCharsets.UTF_8));
        });
    }

    public LocalSite gzipped(String path, String html) {
        return route(path, exchange -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(html.getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            send(exchange, 200, packed.toByteArray());
        });
    }

    /** Answers 304 to who knows the ETag. */
    public LocalSite withEtag(String path, String etag, String html) {
        return route(path, exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, html.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    public static HttpHandler answer(int status, String type, String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        };
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** In order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<String> paths() {
        return asked.stream().map(Asked::path).toList();
    }

    public long times(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).count();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
