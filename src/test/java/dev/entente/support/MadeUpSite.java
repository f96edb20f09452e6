package dev.entente.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A news site on a loopback port with a front page and any number of articles, whose texts are made up but differ. */
public final class MadeUpSite implements AutoCloseable {
    private static final int ON_FRONT = 1_000;
    private static final String[] WHO = {
        "The minister", "A delegation", "The border police", "A commission", "The interior ministry", "An envoy",
        "The coast guard", "A court", "The customs office", "A working group", "The police academy", "An agency"
    };
    private static final String[] DID = {
        "signed a memorandum", "opened a liaison office", "agreed on joint patrols", "handed over a report",
        "asked for more training", "put off a meeting", "praised the exchange of data", "began an exercise",
        "sent officers", "named a new head", "closed an inquiry", "received equipment"
    };
    private static final String[] WITH = {
        "with Iran",
        "with China",
        "with Iraq",
        "with Pakistan",
        "with Turkey",
        "with Armenia",
        "with Russia",
        "with Oman",
        "with Serbia",
        "with Belarus",
        "with Tajikistan",
        "with Qatar"
    };
    private static final String[] ABOUT = {
        "on smuggling", "on forged papers", "on the training of recruits", "on missing persons", "on drug routes",
        "on mountain rescue", "on stolen cars", "on the return of suspects", "on cyber crime", "on football crowds"
    };
    private static final String[] WHEN = {
        "on Monday",
        "after two days of talks",
        "in the capital",
        "behind closed doors",
        "for the first time",
        "despite doubts",
        "as planned last year",
        "at the request of both sides",
        "late in the evening"
    };

    static {
        // Otherwise each answer waits 40 ms for an acknowledgement, which hides all that is to be measured.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[][] articles;
    private final byte[] front;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    /** @param at nanoseconds, as {@link System#nanoTime} */
    public record Asked(String path, long at) {}

    /** Beyond {@value #ON_FRONT} articles the rest stands in a sitemap alone. */
    public MadeUpSite(int articles, int paragraphs) {
        this.articles = new byte[articles][];
        StringBuilder links = new StringBuilder("<html><title>News</title><body><h1>News</h1>");
        for (int i = 0; i < articles; i++) {
            this.articles[i] = article(i, paragraphs).getBytes(StandardCharsets.UTF_8);
            if (i < ON_FRONT) {
                links.append("<p><a href='")
                        .append(path(i))
                        .append("'>Report ")
                        .append(i)
                        .append("</a></p>");
            }
        }
        this.front = links.toString().getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(new Asked(path, System.nanoTime()));
        count.incrementAndGet();
        mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
        try (exchange) {
            byte[] body = body(path);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            // The connection counts as free from here on: its next request may come before this one is closed.
            now.decrementAndGet();
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] body(String path) {
        if (path.equals("/")) {
            return front;
        }
        if (articles.length > ON_FRONT && path.equals("/robots.txt")) {
            return ("Sitemap: " + url("/sitemap.txt")).getBytes(StandardCharsets.UTF_8);
        }
        if (path.equals("/sitemap.txt")) {
            return IntStream.range(0, articles.length)
                    .mapToObj(i -> url(path(i)).toString())
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8);
        }
        return path.startsWith("/2026/") ? articles[Integer.parseInt(path.replaceAll("\\D+$|.*-", ""))] : new byte[0];
    }

    public static String path(int number) {
        return "/2026/03/01/report-" + number;
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** In the order in which they came. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public int count() {
        return count.get();
    }

    /** Most requests that were being answered at one time. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    private static String article(int number, int paragraphs) {
        Random random = new Random(number);
        StringBuilder html = new StringBuilder("<html lang=en><head><title>")
                .append(sentence(random))
                .append("</title><meta property=og:type content=article>")
                .append("<meta property=article:published_time content=2026-03-01T10:00:00Z></head><body><nav>");
        for (int i = 1; i < 40; i++) {
            html.append("<a href='")
                    .append(path((number + i * 7) % Math.max(1, number + 1)))
                    .append("'>More</a> ");
        }
        html.append("</nav><article><h1>").append(sentence(random)).append("</h1>");
        for (int i = 0; i < paragraphs; i++) {
            html.append("<p>");
            for (int j = 0; j < 4; j++) {
                html.append(sentence(random)).append(". ");
            }
            html.append("</p>");
        }
        return html.append("</article><footer>All rights reserved.</footer></body></html>")
                .toString();
    }

    private static String sentence(Random random) {
        return any(WHO, random) + " " + any(DID, random) + " " + any(WITH, random) + " " + any(ABOUT, random) + " "
                + any(WHEN, random) + " and " + any(DID, random) + " " + any(ABOUT, random);
    }

    private static String any(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
