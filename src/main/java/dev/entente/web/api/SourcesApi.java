package dev.entente.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entente.ingest.SourceProposals;
import dev.entente.ingest.SourceRemoval;
import dev.entente.search.InvalidCriteria;
import dev.entente.source.InvalidDefinition;
import dev.entente.source.NoProposal;
import dev.entente.source.ProposedSource;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceDefinition;
import dev.entente.source.SourceState;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** The twin of the pages for administrators: sources to add, pause and delete. */
@Admin
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "admin")
public class SourcesApi {
    private final SourceCatalogue catalogue;
    private final SourceProposals proposals;
    private final SourceRemoval removal;

    @Inject
    SourcesApi(SourceCatalogue catalogue, SourceProposals proposals, SourceRemoval removal) {
        this.catalogue = catalogue;
        this.proposals = proposals;
        this.removal = removal;
    }

    record Sources(List<SourceJson> sources) {}

    /**
     * @param state "active", "paused", "paused_failing", "deleting" or "deleting_articles"
     * @param definition lists of lines under the names of the sources file
     */
    record SourceJson(
            String id,
            String name,
            URI home,
            boolean inFile,
            String state,
            @Nullable String reason,
            @Nullable Instant since,
            Map<String, List<String>> definition) {}

    record Pause(@Nullable String reason) {}

    record Home(@Nullable String home, @Nullable Boolean allowPrivate) {}

    record Proposal(Map<String, List<String>> definition, List<Remark> remarks) {}

    record Remark(String field, String certainty, String sentence) {}

    @GET
    @Operation(summary = "All sources with their definitions and states")
    public Sources all() {
        return new Sources(catalogue.all().stream().map(this::json).toList());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One source")
    public SourceJson one(@PathParam("id") String id) {
        return json(find(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Adds a source",
            description = "The body has the fields of the sources file, each a text or a list of texts;"
                    + " a selector is named as selectors.title. 400 with one sentence for each wrong field.")
    public Response add(@Nullable JsonNode body) {
        try {
            return Response.status(201)
                    .entity(json(catalogue.add(definition(body))))
                    .build();
        } catch (InvalidDefinition e) {
            throw invalid(e);
        }
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Deletes a source that was added, in the background",
            description = "With articles=true its articles too. Answers 202; the source is gone when that is done.")
    public Response delete(
            @PathParam("id") String id, @QueryParam("articles") @DefaultValue("false") boolean withArticles) {
        Source source = find(id);
        try {
            removal.start(id, withArticles);
        } catch (InvalidDefinition e) {
            throw invalid(e);
        }
        // A small source may be gone by now; this is the answer to the request all the same.
        return Response.accepted(json(source)).build();
    }

    @POST
    @Path("{id}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pauses a source; a crawl that runs ends within seconds")
    public SourceJson pause(@PathParam("id") String id, @Nullable Pause pause) {
        Source source = find(id);
        String reason =
                pause == null || pause.reason() == null ? "" : pause.reason().strip();
        if (reason.length() > 500) {
            throw new InvalidCriteria("reason", "The field 'reason' takes up to 500 characters.");
        }
        catalogue.pause(id, reason.isEmpty() ? "An administrator paused it." : reason);
        return json(source);
    }

    @POST
    @Path("{id}/resume")
    @Operation(summary = "Goes on crawling a paused source")
    public SourceJson resume(@PathParam("id") String id) {
        Source source = find(id);
        catalogue.resume(id);
        return json(source);
    }

    @POST
    @Path("propose")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Proposes how to read a site of which only the home page is known",
            description =
                    "Takes up to two minutes and keeps nothing. 422 with a sentence where the site cannot be read.")
    public Response propose(@Nullable Home site) throws InterruptedException {
        try {
            ProposedSource proposal =
                    proposals.propose(home(site), site != null && Boolean.TRUE.equals(site.allowPrivate()));
            return Response.ok(new Proposal(
                            SourceDefinition.of(proposal.source()).fields(),
                            proposal.remarks().stream()
                                    .map(remark -> new Remark(
                                            remark.field(),
                                            remark.certainty().name().toLowerCase(Locale.ROOT),
                                            remark.sentence()))
                                    .toList()))
                    .build();
        } catch (NoProposal e) {
            return Problem.of(422, e.getMessage(), "home").toResponse();
        }
    }

    private static URI home(@Nullable Home site) {
        try {
            if (site != null && site.home() != null) {
                return URI.create(site.home().strip());
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for a missing one.
        }
        throw new InvalidCriteria("home", "The field 'home' takes the full address of the site's front page.");
    }

    private static SourceDefinition definition(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new InvalidCriteria(
                    "home", "The body is a JSON object with the fields of a source, 'id' and 'home' at least.");
        }
        Map<String, List<String>> fields = new HashMap<>();
        body.properties().forEach(field -> {
            List<String> lines = new ArrayList<>();
            if (field.getValue().isArray()) {
                field.getValue().forEach(line -> lines.add(line.asText()));
            } else {
                lines.add(field.getValue().asText());
            }
            fields.put(field.getKey(), lines);
        });
        return new SourceDefinition(fields);
    }

    private static InvalidCriteria invalid(InvalidDefinition e) {
        return new InvalidCriteria(
                e.problems().keySet().stream().sorted().findFirst().orElse("id"), e.getMessage());
    }

    private Source find(String id) {
        return catalogue.find(id).orElseThrow(() -> new NotFoundException("There is no source '" + id + "'."));
    }

    private SourceJson json(Source source) {
        SourceState state = catalogue.state(source.id());
        return new SourceJson(
                source.id(),
                source.name(),
                source.home(),
                catalogue.isInFile(source.id()),
                state.kind().name().toLowerCase(Locale.ROOT),
                state.reason(),
                state.since(),
                SourceDefinition.of(source).fields());
    }
}
