package dev.entente.crawl;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entente.crawl.FrontierUrl.Absence;
import dev.entente.crawl.FrontierUrl.Pace;
import dev.entente.crawl.FrontierUrl.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A URL as it stands in the index {@code frontier}; {@code index-mappings/frontier.json} says what each field holds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FrontierDocument(
        URI url,
        String source,
        String host,
        FrontierUrl.Kind kind,
        int likeness,
        @Nullable String pattern,
        UrlState state,
        int rank,
        Instant nextFetch,
        @Nullable String holder,
        @Nullable Instant leaseUntil,
        @Nullable String etag,
        @Nullable String lastModified,
        int unchanged,
        int failures,
        long pause,
        @Nullable Instant newsAt,
        @Nullable Integer status,
        Problem.@Nullable Kind problem,
        @Nullable String note,
        @Nullable Instant goneSince,
        int goneTimes,
        @Nullable Instant withdrawnAt,
        @Nullable URI article,
        Instant discoveredAt,
        @Nullable Instant fetchedAt) {

    /** Of a URL that nobody holds. */
    static FrontierDocument free(FrontierUrl url) {
        return of(url, null, null);
    }

    static FrontierDocument held(FrontierUrl url, String holder, Instant leaseUntil) {
        return of(url, holder, leaseUntil);
    }

    private static FrontierDocument of(FrontierUrl url, @Nullable String holder, @Nullable Instant leaseUntil) {
        return new FrontierDocument(
                url.url(),
                url.source(),
                url.host(),
                url.kind(),
                url.likeness(),
                url.kind() == FrontierUrl.Kind.PAGE ? UrlPattern.of(url.url()) : null,
                url.state(),
                url.rank(),
                url.nextFetch(),
                holder,
                leaseUntil,
                url.validators().etag(),
                url.validators().lastModified(),
                url.pace().unchanged(),
                url.pace().failures(),
                url.pace().pause().toSeconds(),
                url.pace().newsAt(),
                url.problem() == null ? null : url.problem().status(),
                url.problem() == null ? null : url.problem().kind(),
                url.note(),
                url.absence().since(),
                url.absence().times(),
                url.absence().withdrawnAt(),
                url.article(),
                url.discoveredAt(),
                url.fetchedAt());
    }

    FrontierUrl frontierUrl() {
        return new FrontierUrl(
                url,
                source,
                kind,
                likeness,
                state,
                discoveredAt,
                fetchedAt,
                nextFetch,
                new Validators(etag, lastModified),
                new Pace(unchanged, failures, Duration.ofSeconds(pause), newsAt),
                problem == null ? null : new Problem(problem, status, note == null ? problem.label() : note),
                new Absence(goneSince, goneTimes, withdrawnAt),
                article);
    }

    /** Whether somebody may be fetching it. */
    boolean isHeld(CrawlLease lease, Instant now) {
        return holder != null && leaseUntil != null && lease.mayLive(holder, leaseUntil, now);
    }
}
