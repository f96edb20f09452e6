package dev.entente.web.api;

import dev.entente.ingest.CrawlReport;
import dev.entente.ingest.Crawls;
import dev.entente.search.InvalidCriteria;
import dev.entente.web.view.Labels;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Starts crawls and says how they go. */
@Path("/api/v1/crawl")
@Produces(MediaType.APPLICATION_JSON)
public class CrawlApi {
    private final Crawls crawls;
    private final Labels labels;

    @Inject
    CrawlApi(Crawls crawls, Labels labels) {
        this.crawls = crawls;
        this.labels = labels;
    }

    record Which(@Nullable String source) {}

    record Coverage(List<SourceJson> sources) {}

    /** @param state "never", "running", "done" or "broken" */
    record SourceJson(
            String source,
            String name,
            String state,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long fetched,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long blocked,
            long failed,
            @Nullable URI url,
            List<FailureJson> failures) {}

    record FailureJson(URI url, String reason) {}

    @GET
    @Operation(summary = "State, counts and failures of the newest crawl of each source")
    public Coverage state() {
        return new Coverage(crawls.reports().stream().map(this::json).toList());
    }

    @POST
    @Admin
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Starts a crawl of one source, or of all where none is named",
            description =
                    "Answers at once with 202 and the state of all sources; 409 where the source is being crawled.")
    @SecurityRequirement(name = "admin")
    public Response start(@Nullable Which which) {
        String source = which == null ? null : which.source();
        if (source == null) {
            crawls.startAll();
        } else {
            try {
                if (!crawls.start(source)) {
                    return Problem.of(409, "A crawl of '" + source + "' is running already.", "source")
                            .toResponse();
                }
            } catch (IllegalArgumentException e) {
                throw new InvalidCriteria("source", e.getMessage());
            }
        }
        return Response.accepted(state()).build();
    }

    private SourceJson json(CrawlReport report) {
        return new SourceJson(
                report.source(),
                labels.source(report.source()),
                report.state().name().toLowerCase(Locale.ROOT),
                report.startedAt(),
                report.finishedAt(),
                report.fetched(),
                report.created(),
                report.updated(),
                report.unchanged(),
                report.skipped(),
                report.counts().blocked(),
                report.failed(),
                report.url(),
                report.failures().stream()
                        .map(failure -> new FailureJson(failure.url(), failure.reason()))
                        .toList());
    }
}
