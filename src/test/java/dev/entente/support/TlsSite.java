package dev.entente.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A web site with TLS and HTTP/2 on a loopback port, under a name that the test resolves. What has no route answers 404. */
public final class TlsSite implements AutoCloseable {
    public static final String NAME = "news.example";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> routes = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public TlsSite(HeldCertificate certificate) {
        HandshakeCertificates own =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        server.useHttps(own.sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getRequestLine());
                return routes.getOrDefault(
                        request.getTarget(),
                        new MockResponse.Builder().code(404).build());
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signed by itself. */
    public static HeldCertificate certificate(String name) {
        return new HeldCertificate.Builder().addSubjectAlternativeName(name).build();
    }

    public static HeldCertificate authority() {
        return new HeldCertificate.Builder().certificateAuthority(0).build();
    }

    public static HeldCertificate expired(HeldCertificate authority) {
        long now = System.currentTimeMillis();
        long day = TimeUnit.DAYS.toMillis(1);
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(NAME)
                .signedBy(authority)
                .validityInterval(now - 2 * day, now - day)
                .build();
    }

    public URI url(String path) {
        return URI.create("https://" + NAME + ":" + server.getPort() + path);
    }

    public TlsSite html(String path, String html) {
        return route(
                path,
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/html")
                        .body(html)
                        .build());
    }

    public TlsSite route(String path, MockResponse answer) {
        routes.put(path, answer);
        return this;
    }

    /** In order: "GET /a HTTP/2". */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.close();
    }
}
