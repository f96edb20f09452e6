package dev.entente.crawl;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.Request;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * Keeps what was fetched in WARC 1.0 files (ISO 28500), packed record by record: pages, feeds, sitemaps, robots.txt and
 * redirects, unpacked as they were read; not what a site asks not to be archived. Whatever goes wrong with the disk ends the
 * keeping, never a crawl. Safe for use by many threads.
 */
@Singleton
class WarcArchive {
    static final String ENDING = ".warc.gz";
    /** So much of the disk is left to others. */
    static final long LEFT_FREE = 500_000_000;

    private static final Logger LOG = Logger.getLogger(WarcArchive.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
    /** They tell of the body as it travelled; it is kept as it was read. */
    private static final Set<String> OF_THE_WAY = Set.of("content-encoding", "transfer-encoding", "content-length");

    private final boolean enabled;
    private final Path folder;
    private final long fileLimit;
    private final long totalLimit;
    private final Clock clock;
    private boolean stopped;
    private @Nullable WarcWriter writer;
    private @Nullable Path file;
    private @Nullable URI info;

    /** Keeps nothing. */
    static final WarcArchive OFF = new WarcArchive(Path.of("."));

    private WarcArchive(Path folder) {
        this.enabled = false;
        this.folder = folder;
        this.fileLimit = 0;
        this.totalLimit = 0;
        this.clock = Clock.systemUTC();
    }

    @Inject
    WarcArchive(WarcSettings settings, @ConfigProperty(name = "entente.data-dir", defaultValue = "./data") Path data) {
        this(settings, data, Clock.systemUTC());
    }

    WarcArchive(WarcSettings settings, Path data, Clock clock) {
        this.enabled = settings.enabled();
        this.folder = settings.folder().orElse(data.resolve("warc"));
        this.fileLimit = settings.fileLimit();
        this.totalLimit = settings.totalLimit();
        this.clock = clock;
    }

    /** Does nothing unless it is switched on. */
    void keep(Request request, Fetcher.Answer answer) {
        boolean tells =
                answer.status() == 200 || answer.status() >= 300 && answer.status() != 304 && answer.status() < 400;
        if (enabled && tells && !isStopped() && !isNotToBeKept(answer)) {
            write(request, answer);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private static boolean isNotToBeKept(Fetcher.Answer answer) {
        try {
            return RobotsDirectives.of(
                            answer,
                            answer.isPdf()
                                    ? null
                                    : Jsoup.parse(
                                            new ByteArrayInputStream(answer.body()),
                                            answer.charset(),
                                            answer.url().toString()))
                    .noarchive();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    private synchronized void write(Request request, Fetcher.Answer answer) {
        try {
            WarcWriter out = writer();
            Instant now = clock.instant();
            WarcResponse response = new WarcResponse.Builder(answer.url())
                    .recordId(UUID.randomUUID())
                    .date(now)
                    .warcinfoId(info)
                    .payloadDigest(digest(answer.body()))
                    .body(response(answer))
                    .build();
            out.write(response);
            out.write(new WarcRequest.Builder(answer.url())
                    .recordId(UUID.randomUUID())
                    .date(now)
                    .warcinfoId(info)
                    .concurrentTo(response.id())
                    .body(request(request))
                    .build());
        } catch (IOException | RuntimeException e) {
            stop(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void stop(String reason) {
        stopped = true;
        LOG.warnf(
                "Pages are kept as WARC files no more: %s. The crawls go on. Make room for %s, or set"
                        + " entente.crawl.warc.enabled to false, and start again.",
                reason, folder.toAbsolutePath());
        close();
    }

    private WarcWriter writer() throws IOException {
        if (writer != null && writer.position() >= fileLimit) {
            close();
        }
        if (writer == null) {
            Files.createDirectories(folder);
            makeRoom();
            if (folder.toFile().getUsableSpace() < Math.min(LEFT_FREE, fileLimit)) {
                throw new IOException("the disk is full");
            }
            Instant now = clock.instant();
            Path next = folder.resolve("entente-" + NAME.format(now) + "-"
                    + UUID.randomUUID().toString().substring(0, 8) + ENDING);
            writer = new WarcWriter(
                    FileChannel.open(next, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                    WarcCompression.GZIP);
            file = next;
            Warcinfo about = new Warcinfo.Builder()
                    .recordId(UUID.randomUUID())
                    .date(now)
                    .filename(next.getFileName().toString())
                    .fields(Map.of(
                            "software", List.of("Entente"),
                            "format", List.of("WARC File Format 1.0"),
                            "robots", List.of("obey")))
                    .build();
            info = about.id();
            writer.write(about);
        }
        return writer;
    }

    /** So that the next file fits in. */
    private void makeRoom() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(path -> path.getFileName().toString().startsWith("entente-")
                            && path.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        }
        long total = 0;
        for (Path path : files) {
            total += Files.size(path);
        }
        for (Path oldest : files) {
            if (total + fileLimit <= totalLimit) {
                return;
            }
            total -= Files.size(oldest);
            Files.delete(oldest);
        }
    }

    private static HttpResponse response(Fetcher.Answer answer) {
        HttpResponse.Builder http = new HttpResponse.Builder(answer.status(), "OK");
        Headers headers = answer.headers();
        for (int i = 0; i < headers.size(); i++) {
            if (!OF_THE_WAY.contains(headers.name(i).toLowerCase(Locale.ROOT))) {
                http.addHeader(headers.name(i), headers.value(i));
            }
        }
        String type = answer.header("Content-Type");
        MediaType known = mediaType(type);
        http.body(known, answer.body());
        if (type != null) {
            http.setHeader("Content-Type", type);
        }
        return http.build();
    }

    private static MediaType mediaType(@Nullable String type) {
        try {
            return type == null ? MediaType.OCTET_STREAM : MediaType.parse(type);
        } catch (IllegalArgumentException e) {
            return MediaType.OCTET_STREAM;
        }
    }

    private static HttpRequest request(Request request) {
        URI url = request.url().uri();
        String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        HttpRequest.Builder http = new HttpRequest.Builder(request.method(), target);
        http.addHeader("Host", url.getRawAuthority());
        for (int i = 0; i < request.headers().size(); i++) {
            // What the site remembers a reader by is nobody else's business.
            if (!request.headers().name(i).equalsIgnoreCase("Cookie")) {
                http.addHeader(request.headers().name(i), request.headers().value(i));
            }
        }
        return http.build();
    }

    private static WarcDigest digest(byte[] body) {
        try {
            return new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java knows SHA-1", e);
        }
    }

    @PreDestroy
    synchronized void close() {
        WarcWriter open = writer;
        writer = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warnf("The file %s could not be closed: %s", file, e.getMessage());
            }
        }
    }
}
