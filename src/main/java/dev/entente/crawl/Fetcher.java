package dev.entente.crawl;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** One HTTP request, without following redirects. Sends no cookies. */
@Singleton
class Fetcher {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']+)");

    private final HttpClient client;
    private final CrawlSettings settings;
    private final String userAgent;

    @Inject
    Fetcher(
            CrawlSettings settings,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this.settings = settings;
        this.userAgent = "Entente/" + version
                + settings.contact().map(contact -> " (+" + contact + ")").orElse("");
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /** @throws FetchFailed if no whole answer came, or the address must not be connected to */
    Answer fetch(Request request) throws FetchFailed, InterruptedException {
        Addresses.resolve(request.url(), request.allowPrivate());
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(http(request), head -> new LimitedBody(head, request));
        try {
            HttpResponse<byte[]> response = exchange.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    request.url(),
                    response.statusCode(),
                    response.headers(),
                    unpacked(response, request.limit(), request.cut()));
        } catch (TimeoutException e) {
            throw new FetchFailed(
                    Problem.Kind.TIMEOUT,
                    "It did not answer within " + settings.timeout().toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            throw inPlainWords(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private HttpRequest http(Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.url())
                .header("User-Agent", userAgent)
                .header("Accept", request.accept())
                .header("Accept-Encoding", "gzip");
        if (request.url().getScheme().equals("http")) {
            // Otherwise each request offers an upgrade to HTTP/2, which some old servers answer with an error.
            http.version(HttpClient.Version.HTTP_1_1);
        }
        if (request.etag() != null) {
            http.header("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            http.header("If-Modified-Since", request.lastModified());
        }
        return http.build();
    }

    private static byte[] unpacked(HttpResponse<byte[]> response, int limit, boolean cut) throws FetchFailed {
        String encoding = response.headers()
                .firstValue("Content-Encoding")
                .orElse("identity")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (encoding.equals("identity") || encoding.isEmpty() || response.body().length == 0) {
            return response.body();
        }
        if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
            throw new FetchFailed(
                    Problem.Kind.MALFORMED, "It came packed as '" + encoding + "', which was not asked for.");
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] body = unpacked.readNBytes(limit);
            if (!cut && unpacked.read() >= 0) {
                throw LimitedBody.tooLarge(limit);
            }
            return body;
        } catch (IOException e) {
            throw new FetchFailed(Problem.Kind.MALFORMED, "It came packed as gzip and cannot be unpacked.");
        }
    }

    private static FetchFailed inPlainWords(Throwable cause) {
        if (cause instanceof FetchFailed failed) {
            return failed;
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return new FetchFailed(Problem.Kind.TIMEOUT, "No connection in time.");
        }
        if (cause instanceof ConnectException) {
            return new FetchFailed(Problem.Kind.CONNECTION, "The connection was refused.");
        }
        if (cause instanceof SSLException) {
            return new FetchFailed(Problem.Kind.TLS, "No secure connection: " + cause.getMessage() + ".");
        }
        return new FetchFailed(Problem.Kind.CONNECTION, "The connection broke off: " + cause.getMessage() + ".");
    }

    /**
     * @param limit most bytes of the body, unpacked
     * @param cut whether a longer body is cut there, not refused
     * @param types what the body may be; others are refused before it is read
     * @param etag of an earlier answer, to ask for the body only if it changed
     */
    record Request(
            URI url,
            ContentTypes types,
            int limit,
            boolean cut,
            boolean allowPrivate,
            @Nullable String etag,
            @Nullable String lastModified) {

        Request to(URI other) {
            return new Request(other, types, limit, cut, allowPrivate, etag, lastModified);
        }

        String accept() {
            return types == ContentTypes.HTML ? "text/html,application/xhtml+xml;q=0.9" : "*/*";
        }
    }

    enum ContentTypes {
        HTML,
        ANY
    }

    /** @param body unpacked; empty where the status says that none is of use */
    record Answer(URI url, int status, HttpHeaders headers, byte[] body) {
        @Nullable
        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** As the Content-Type names it; null where it names none, or one that Java does not know. */
        @Nullable
        String charset() {
            Matcher matcher = CHARSET.matcher(headers.firstValue("Content-Type").orElse(""));
            try {
                return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
            } catch (IllegalCharsetNameException e) {
                return null;
            }
        }
    }
}
