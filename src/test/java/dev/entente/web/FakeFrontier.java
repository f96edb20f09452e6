package dev.entente.web;

import dev.entente.crawl.FrontierOverview;
import dev.entente.crawl.Problem;
import dev.entente.crawl.UrlState;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Known URLs of the source "courier", two kinds of failures among them. */
@Alternative
@Singleton
class FakeFrontier implements FrontierOverview {
    static final FailureKind GONE = new FailureKind("courier", Problem.Kind.GONE, 410);
    static final FailureKind TIMEOUT = new FailureKind("courier", Problem.Kind.TIMEOUT, null);

    final List<String> retried = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();

    @Override
    public Map<String, Map<UrlState, Long>> counts() {
        return Map.of(
                "courier",
                Map.of(
                        UrlState.DISCOVERED,
                        1_204L,
                        UrlState.FETCHED,
                        12_600L,
                        UrlState.SKIPPED,
                        88L,
                        UrlState.FAILED,
                        19L,
                        UrlState.GONE,
                        7L));
    }

    @Override
    public List<FailureGroup> failures(int most) {
        return List.of(
                new FailureGroup(TIMEOUT, 3_000_019, failing(TIMEOUT, 1, 3)),
                new FailureGroup(GONE, 2, failing(GONE, 1, 2)));
    }

    @Override
    public List<FailingUrl> failing(FailureKind kind, int page, int size) {
        if (!kind.source().equals("courier") || page > 3) {
            return List.of();
        }
        List<FailingUrl> urls = new ArrayList<>();
        for (int i = 0; i < (kind.status() == null ? size : 2); i++) {
            urls.add(new FailingUrl(
                    URI.create("https://courier.example/" + kind.problem() + "/" + "a-rather-long-path".repeat(5)
                            + "?n=" + ((page - 1) * size + i)),
                    "courier.example",
                    kind.status() == null ? UrlState.FAILED : UrlState.GONE,
                    kind.status(),
                    kind.status() == null ? "No answer within 30 s." : "There is no such page (410).",
                    4,
                    Instant.parse("2024-02-01T10:00:00Z"),
                    kind.status() == null ? Instant.parse("2024-02-01T16:00:00Z") : null));
        }
        return urls;
    }

    @Override
    public List<HostSize> hosts(int most) {
        return List.of(
                new HostSize("courier.example", 1_204, 13_918),
                new HostSize("news.courier.example:8443", 0, 3_000_000));
    }

    @Override
    public synchronized boolean retry(URI url) {
        return url.getHost().equals("courier.example") && retried.add(url.toString());
    }

    @Override
    public synchronized long retry(String source, Problem.Kind problem) {
        retried.add(source + " " + problem);
        return 19;
    }

    @Override
    public synchronized long forget(String source) {
        forgotten.add(source);
        return 13_918;
    }
}
