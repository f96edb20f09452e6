package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.crawl.FrontierUrl.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a URL is fetched again. Front pages, feeds and sitemaps: in each crawl. Pages: soon after they changed, and each
 * time twice as late while nothing happens, up to a bound.
 */
final class RecrawlSchedule {
    static final Duration FIRST = Duration.ofHours(1);
    static final Duration FIRST_AFTER_FAILURE = Duration.ofMinutes(10);
    static final Duration FIRST_IF_GONE = Duration.ofDays(1);
    static final Duration LONGEST = Duration.ofDays(14);

    private RecrawlSchedule() {}

    /** @param changed whether it brought something new */
    static FrontierUrl fetched(FrontierUrl url, boolean changed, Validators validators, Instant now) {
        int unchanged = changed ? 0 : url.unchanged() + 1;
        Instant next = next(url, FIRST, unchanged, now);
        return after(url, State.FETCHED, next, validators, unchanged, 0, null, now);
    }

    static FrontierUrl skipped(FrontierUrl url, String reason, Validators validators, Instant now) {
        int unchanged = url.unchanged() + 1;
        Instant next = next(url, FIRST, unchanged, now);
        return after(url, State.SKIPPED, next, validators, unchanged, 0, reason, now);
    }

    static FrontierUrl failed(FrontierUrl url, String reason, Instant now) {
        int failures = url.failures() + 1;
        Instant next = next(url, FIRST_AFTER_FAILURE, failures - 1, now);
        return after(url, State.FAILED, next, Validators.NONE, url.unchanged(), failures, reason, now);
    }

    static FrontierUrl gone(FrontierUrl url, String reason, Instant now) {
        int failures = url.failures() + 1;
        Instant next = next(url, FIRST_IF_GONE, failures - 1, now);
        return after(url, State.GONE, next, Validators.NONE, url.unchanged(), failures, reason, now);
    }

    private static Instant next(FrontierUrl url, Duration first, int doublings, Instant now) {
        if (url.kind() != Kind.PAGE) {
            return now;
        }
        Duration pause = first.multipliedBy(1L << Math.min(doublings, 20));
        return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    private static FrontierUrl after(
            FrontierUrl url,
            State state,
            Instant next,
            Validators validators,
            int unchanged,
            int failures,
            @Nullable String note,
            Instant now) {
        return new FrontierUrl(
                url.url(),
                url.source(),
                url.kind(),
                url.likeness(),
                state,
                next,
                validators.etag(),
                validators.lastModified(),
                unchanged,
                failures,
                note,
                url.discoveredAt(),
                now);
    }

    /** What an answer gave to ask later whether it changed. */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        static final Validators NONE = new Validators(null, null);

        static Validators of(Fetcher.Answer answer) {
            return new Validators(answer.header("ETag"), answer.header("Last-Modified"));
        }

        static Validators of(FrontierUrl url) {
            return new Validators(url.etag(), url.lastModified());
        }
    }
}
