package dev.entente.crawl;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** One HTTP request, without following redirects. Keeps no cookies, and connects through {@link CheckedNetwork} only. */
@Singleton
class Fetcher {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']+)");
    /** Shorter than most servers': who asks on a connection that the server has just closed must ask twice. */
    private static final Duration CONNECTION_KEPT = Duration.ofSeconds(30);

    private final CheckedNetwork everywhere;
    private final CheckedNetwork publicOnly;
    private final OkHttpClient anyClient;
    private final OkHttpClient publicClient;
    private final CrawlSettings settings;
    private final String userAgent;
    private final WarcArchive archive;

    @Inject
    Fetcher(
            CrawlSettings settings,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version,
            WarcArchive archive) {
        this(settings, version, Dns.SYSTEM, UnaryOperator.identity(), archive);
    }

    Fetcher(CrawlSettings settings, String version) {
        this(settings, version, Dns.SYSTEM, UnaryOperator.identity());
    }

    Fetcher(CrawlSettings settings, String version, Dns names, UnaryOperator<OkHttpClient.Builder> more) {
        this(settings, version, names, more, WarcArchive.OFF);
    }

    /** @param more what a test wants otherwise */
    Fetcher(
            CrawlSettings settings,
            String version,
            Dns names,
            UnaryOperator<OkHttpClient.Builder> more,
            WarcArchive archive) {
        this.archive = archive;
        this.settings = settings;
        this.userAgent = "Entente/" + version
                + settings.contact().map(contact -> " (+" + contact + ")").orElse("");
        this.everywhere = new CheckedNetwork(names, true);
        this.publicOnly = new CheckedNetwork(names, false);
        OkHttpClient.Builder common = more.apply(new OkHttpClient.Builder()
                .dispatcher(dispatcher())
                .connectionPool(new ConnectionPool(100, CONNECTION_KEPT.toSeconds(), TimeUnit.SECONDS))
                // A proxy would look the name up itself, and connect to an address that nobody checked.
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .fastFallback(false)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.bodyTimeout())
                .writeTimeout(settings.bodyTimeout()));
        this.anyClient = client(common, everywhere);
        this.publicClient = client(common, publicOnly);
    }

    private static OkHttpClient client(OkHttpClient.Builder common, CheckedNetwork network) {
        // They share connections only among the same network: OkHttp compares both when it looks for one to use again.
        return common.dns(network).socketFactory(network.sockets()).build();
    }

    private static Dispatcher dispatcher() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "fetch");
                    thread.setDaemon(true);
                    return thread;
                });
        Dispatcher dispatcher = new Dispatcher(threads);
        // How many at once is for Politeness to say.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return dispatcher;
    }

    @PreDestroy
    void close() {
        anyClient.dispatcher().cancelAll();
        anyClient.dispatcher().executorService().shutdown();
        anyClient.connectionPool().evictAll();
    }

    /** @throws FetchFailed if no whole answer came, or the address must not be connected to */
    Answer fetch(Request request) throws FetchFailed, InterruptedException {
        checkSpelling(request.url());
        long end = System.nanoTime() + settings.timeout().toNanos();
        try {
            try {
                return answer(request, end);
            } catch (ExecutionException e) {
                if (!NetworkErrors.mayBeLeftovers(e.getCause())) {
                    throw e;
                }
                return answer(request, end);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof FetchFailed failed
                    ? failed
                    : NetworkErrors.inPlainWords(e.getCause(), request.url(), settings.bodyTimeout());
        }
    }

    private Answer answer(Request request, long end) throws FetchFailed, ExecutionException, InterruptedException {
        Exchange exchange = new Exchange(request);
        Call call = (request.allowPrivate() ? anyClient : publicClient).newCall(http(request));
        call.enqueue(exchange);
        try {
            exchange.head.get(settings.headersTimeout().toNanos(), TimeUnit.NANOSECONDS);
            Answer answer = exchange.answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            archive.keep(call.request(), answer);
            return answer;
        } catch (TimeoutException e) {
            throw NetworkErrors.late(exchange.head.isDone() ? settings.timeout() : settings.headersTimeout());
        } finally {
            if (!exchange.answer.isDone()) {
                call.cancel();
            }
        }
    }

    /** A number in a URL is no name, so the client asks nobody for its address. */
    private void checkSpelling(URI url) throws FetchFailed {
        try {
            CheckedNetwork.checkSpelling(url.getHost());
        } catch (UnknownHostException e) {
            throw NetworkErrors.inPlainWords(e, url, settings.bodyTimeout());
        }
    }

    /** @throws FetchFailed if the name is unknown, or one of its addresses must not be connected to */
    List<InetAddress> addresses(URI url, boolean allowPrivate) throws FetchFailed {
        try {
            return (allowPrivate ? everywhere : publicOnly).lookup(url.getHost());
        } catch (UnknownHostException e) {
            throw NetworkErrors.inPlainWords(e, url, settings.bodyTimeout());
        }
    }

    private okhttp3.Request http(Request request) throws FetchFailed {
        Headers.Builder headers = new Headers.Builder()
                .addUnsafeNonAscii("User-Agent", userAgent)
                .add("Accept", request.accept())
                .add("Accept-Encoding", Unpacking.ACCEPTED);
        add(headers, "If-None-Match", request.etag());
        add(headers, "If-Modified-Since", request.lastModified());
        add(headers, "Cookie", request.cookies());
        try {
            return new okhttp3.Request.Builder()
                    .url(request.url().toString())
                    .headers(headers.build())
                    .build();
        } catch (IllegalArgumentException e) {
            throw new FetchFailed(Problem.Kind.REDIRECTS, "'" + request.url() + "' is no address of a page.");
        }
    }

    /** What a site once said is said back byte for byte. */
    private static void add(Headers.Builder headers, String name, @Nullable String value) {
        if (value != null) {
            headers.addUnsafeNonAscii(name, value);
        }
    }

    /** Reads on a thread of the client, so that who waits can be interrupted and is never late. */
    private static final class Exchange implements Callback {
        private final CompletableFuture<Boolean> head = new CompletableFuture<>();
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final Request request;

        Exchange(Request request) {
            this.request = request;
        }

        @Override
        public void onFailure(Call call, IOException e) {
            // After some malformed answers the client keeps the connection open, and believes it to be in use.
            call.cancel();
            failed(e);
        }

        @Override
        public void onResponse(Call call, Response response) {
            head.complete(true);
            try {
                answer.complete(read(response));
            } catch (Throwable e) {
                // Also errors, such as a lack of memory: who waits must know at once.
                failed(e);
            }
        }

        /** The response is closed when this ends, so that the connection is free for who asks next. */
        private Answer read(Response response) throws FetchFailed, IOException {
            try (response) {
                byte[] body = response.code() == 200 ? LimitedBody.read(response, request) : new byte[0];
                return new Answer(request.url(), response.code(), response.headers(), body);
            }
        }

        private void failed(Throwable e) {
            answer.completeExceptionally(e);
            head.completeExceptionally(e);
        }
    }

    /**
     * @param limit most bytes of the body, unpacked
     * @param cut whether a longer body is cut there, not refused
     * @param types what the body may be; others are refused before they are read
     * @param etag of an earlier answer, to ask for the body only if it changed
     * @param cookies as they are sent; null for none
     */
    record Request(
            URI url,
            ContentTypes types,
            int limit,
            boolean cut,
            boolean allowPrivate,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String cookies) {

        Request(
                URI url,
                ContentTypes types,
                int limit,
                boolean cut,
                boolean allowPrivate,
                @Nullable String etag,
                @Nullable String lastModified) {
            this(url, types, limit, cut, allowPrivate, etag, lastModified, null);
        }

        Request to(URI other, @Nullable String withCookies) {
            return new Request(other, types, limit, cut, allowPrivate, etag, lastModified, withCookies);
        }

        String accept() {
            return types == ContentTypes.ANY ? "*/*" : "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";
        }
    }

    enum ContentTypes {
        HTML,
        HTML_OR_PDF,
        ANY
    }

    /** @param body unpacked; empty where the status says that none is of use */
    record Answer(URI url, int status, Headers headers, byte[] body) {
        /** The first of that name; null where there is none. */
        @Nullable
        String header(String name) {
            List<String> values = headers.values(name);
            return values.isEmpty() ? null : values.get(0);
        }

        /** As the Content-Type names it; null where it names none, or one that Java does not know. */
        @Nullable
        String charset() {
            String type = header("Content-Type");
            Matcher matcher = CHARSET.matcher(type == null ? "" : type);
            try {
                return matcher.find() && Charset.isSupported(matcher.group(1)) ? matcher.group(1) : null;
            } catch (IllegalCharsetNameException e) {
                return null;
            }
        }

        boolean isPdf() {
            return BodyType.of(headers, java.util.Arrays.copyOf(body, Math.min(body.length, BodyType.LOOKED_AT)))
                            .form()
                    == BodyType.Form.PDF;
        }
    }
}
