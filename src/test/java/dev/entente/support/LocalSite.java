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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A web site on a loopback port for one test: one route a behaviour, good or hostile. What has no route answers 404. */
public final class LocalSite implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpHandler> routes = new ConcurrentHashMap<>();
    private final Map<String, HttpHandler> folders = new ConcurrentHashMap<>();
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
                handler(path).handle(exchange);
            }
        });
        server.start();
    }

    private HttpHandler handler(String path) {
        HttpHandler exact = routes.get(path);
        return exact != null
                ? exact
                : folders.entrySet().stream()
                        .filter(folder -> path.startsWith(folder.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(answer(404, "text/html", "Not here"));
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public LocalSite route(String path, HttpHandler handler) {
        routes.put(path, handler);
        return this;
    }

    /** For all paths that begin so and have no route of their own. */
    public LocalSite folder(String path, HttpHandler handler) {
        folders.put(path, handler);
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

    /** Sends one letter at a time, often enough that it is never silent for long. */
    public LocalSite slowBytes(String path) {
        return route(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            } while (!closesWithin(50));
        });
    }

    /** Takes the request and hangs up. */
    public LocalSite emptyReply(String path) {
        return route(path, HttpExchange::close);
    }

    /** A megabyte of headers. */
    public LocalSite headerFlood(String path) {
        return route(path, exchange -> {
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseHeaders().set("X-Flood-" + i, "x".repeat(100));
            }
            send(exchange, 200, "<p>x".getBytes(StandardCharsets.UTF_8));
        });
    }

    /** So many redirects, one after another, and then a page. */
    public LocalSite redirectChain(String path, int length) {
        for (int i = 0; i < length; i++) {
            redirect(i == 0 ? path : path + "-" + i, path + "-" + (i + 1));
        }
        return html(path + "-" + length, "At last");
    }

    public LocalSite redirectLoop(String path) {
        return redirect(path, path + "-back").redirect(path + "-back", path);
    }

    /** Too many requests: asks for a pause, in seconds or by a date. */
    public LocalSite overloaded(String path, int status, String retryAfter) {
        return route(path, exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    /** Shows the page to who sends back the cookie that it sets, and sends all others round in a circle. */
    public LocalSite cookieWall(String path, String html) {
        return route(path, exchange -> {
            String cookies = exchange.getRequestHeaders().getFirst("Cookie");
            if (cookies != null && cookies.contains("seen=yes")) {
                answer(200, "text/html", html).handle(exchange);
            } else {
                exchange.getResponseHeaders().set("Set-Cookie", "seen=yes; Path=/; HttpOnly");
                exchange.getResponseHeaders().set("Location", path);
                exchange.sendResponseHeaders(302, -1);
            }
        });
    }

    /** There is no such page, but the status does not say so. */
    public LocalSite soft404(String path) {
        return html(path, "<title>Page not found</title><h1>Page not found</h1><p>Try the front page.</p>");
    }

    /** A page for each day, that links to the next one, for ever: {@code /calendar/1}, {@code /calendar/2} … */
    public LocalSite calendar(String folder) {
        return folder(folder, exchange -> {
            String day = exchange.getRequestURI().getPath().substring(folder.length());
            long next = day.isEmpty() ? 1 : Long.parseLong(day) + 1;
            answer(200, "text/html", "<h1>Day " + day + "</h1><p>No events</p><a href=" + folder + next + ">Next</a>")
                    .handle(exchange);
        });
    }

    /** Ten million zeros in 27 bytes. */
    public LocalSite brotliBomb(String path) {
        return packed(path, "br", Base64.getDecoder().decode("y///P/glYOKxQCD3/i//LDHwSwDEYRGAjiMG"));
    }

    /** A body as it is, with what it says that it is packed as. */
    public LocalSite packed(String path, String encoding, byte[] body) {
        return route(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Encoding", encoding);
            send(exchange, 200, body);
        });
    }

    public LocalSite gzipped(String path, String html) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed(path, "gzip", packed.toByteArray());
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

    private boolean closesWithin(long milliseconds) {
        try {
            return closed.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
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
