package dev.entente.crawl;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entente.crawl.Frontier.Claim;
import java.net.URI;
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
        FrontierUrl.State state,
        int rank,
        Instant nextFetch,
        @Nullable Instant leaseUntil,
        @Nullable String etag,
        @Nullable String lastModified,
        int unchanged,
        int failures,
        @Nullable String note,
        Instant discoveredAt,
        @Nullable Instant fetchedAt) {

    static FrontierDocument of(FrontierUrl url, @Nullable Instant leaseUntil) {
        return new FrontierDocument(
                url.url(),
                url.source(),
                url.host(),
                url.kind(),
                url.likeness(),
                url.state(),
                url.rank(),
                url.nextFetch(),
                leaseUntil,
                url.etag(),
                url.lastModified(),
                url.unchanged(),
                url.failures(),
                url.note(),
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
                nextFetch,
                etag,
                lastModified,
                unchanged,
                failures,
                note,
                discoveredAt,
                fetchedAt);
    }

    Claim claim(Instant until, long version, long term) {
        return new Claim(frontierUrl(), until, version, term);
    }
}
