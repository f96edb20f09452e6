package dev.entente.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entente.curation.Act;
import dev.entente.curation.ActFields;
import dev.entente.curation.Curation;
import dev.entente.curation.CurationDesk;
import dev.entente.curation.Entry;
import dev.entente.curation.InvalidAct;
import dev.entente.curation.Retag;
import dev.entente.search.InvalidCriteria;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** The twin of the curators' pages. */
@Admin
@Path("/api/v1/curation")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "admin")
public class CurationApi {
    private static final int ON_A_PAGE = 100;
    private static final int RETAGS = 100;

    private final CurationDesk desk;

    @Inject
    CurationApi(CurationDesk desk) {
        this.desk = desk;
    }

    record Log(int total, int page, List<EntryJson> entries) {}

    /**
     * @param act lists of lines under the names of the fields, as they are sent
     * @param undoneBy id of the entry by which it was undone
     */
    record EntryJson(
            String id,
            Instant at,
            String who,
            String why,
            String summary,
            Map<String, List<String>> act,
            @Nullable String undoneBy) {}

    /** @param articles how many are tagged anew */
    record Concerned(String act, long articles) {}

    record RetagList(List<RetagJson> retags) {}

    record RetagJson(
            String id,
            String label,
            String state,
            long total,
            long done,
            long changed,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant finishedAt) {
        static RetagJson of(Retag retag) {
            return new RetagJson(
                    retag.id(),
                    retag.label(),
                    retag.state().name().toLowerCase(Locale.ROOT),
                    retag.total(),
                    retag.done(),
                    retag.changed(),
                    retag.error(),
                    retag.createdAt(),
                    retag.finishedAt());
        }
    }

    record Reason(@Nullable String who, @Nullable String why) {}

    @GET
    @Operation(summary = "What curators did, the newest first")
    public Log log(@QueryParam("page") @DefaultValue("1") int page) {
        if (page < 1) {
            throw new InvalidCriteria("page", "page takes a whole number from 1.");
        }
        Curation curation = desk.curation();
        List<Entry> newest = new ArrayList<>(curation.log());
        Collections.reverse(newest);
        return new Log(
                newest.size(),
                page,
                newest.stream()
                        .skip((page - 1L) * ON_A_PAGE)
                        .limit(ON_A_PAGE)
                        .map(entry -> json(entry, curation))
                        .toList());
    }

    @GET
    @Path("retags")
    @Operation(summary = "Re-tags and how far they have come, the newest first")
    public RetagList retags() {
        return new RetagList(desk.retags(RETAGS).stream().map(RetagJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Mends tags",
            description =
                    "The body has 'act' (reject, add, merge, split, describe, not-official, block), the fields of the act,"
                            + " each a text or a list of texts, and 'who' and 'why'. With dry-run=true it only says how many articles"
                            + " the act concerns.")
    public Response act(@Nullable JsonNode body, @QueryParam("dry-run") @DefaultValue("false") boolean dryRun) {
        Map<String, List<String>> fields = fields(body);
        try {
            Act act = desk.read(fields);
            if (dryRun) {
                return Response.ok(new Concerned(String.join("", fields.get("act")), desk.concerns(act)))
                        .build();
            }
            Entry entry = desk.perform(act, line(fields, "who"), line(fields, "why"));
            return Response.status(201).entity(json(entry, desk.curation())).build();
        } catch (InvalidAct e) {
            throw invalid(e);
        }
    }

    @POST
    @Path("{id}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Undoes what a curator did", description = "The body has 'who' and 'why'.")
    public Response undo(@PathParam("id") String id, @Nullable Reason reason) {
        if (desk.curation().entry(id).isEmpty()) {
            throw new NotFoundException("There is no entry '" + id + "' in the log.");
        }
        try {
            Entry entry = desk.undo(
                    id,
                    reason == null || reason.who() == null ? "" : reason.who(),
                    reason == null || reason.why() == null ? "" : reason.why());
            return Response.status(201).entity(json(entry, desk.curation())).build();
        } catch (InvalidAct e) {
            throw invalid(e);
        }
    }

    private EntryJson json(Entry entry, Curation curation) {
        return new EntryJson(
                entry.id(),
                entry.at(),
                entry.who(),
                entry.why(),
                desk.summary(entry),
                ActFields.of(entry.act()),
                curation.undoing(entry.id()).map(Entry::id).orElse(null));
    }

    private static Map<String, List<String>> fields(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new InvalidCriteria(
                    "act", "The body is a JSON object with the fields of an act, 'act' first of all.");
        }
        Map<String, List<String>> fields = new HashMap<>();
        body.properties().forEach(field -> {
            List<String> lines = new ArrayList<>();
            if (field.getValue().isArray()) {
                field.getValue().forEach(line -> lines.add(line.asText()));
            } else if (!field.getValue().isNull()) {
                lines.add(field.getValue().asText());
            }
            fields.put(field.getKey(), lines);
        });
        return fields;
    }

    private static String line(Map<String, List<String>> fields, String name) {
        return String.join(" ", fields.getOrDefault(name, List.of()));
    }

    private static InvalidCriteria invalid(InvalidAct e) {
        return new InvalidCriteria(
                e.problems().keySet().stream().sorted().findFirst().orElse("act"), e.getMessage());
    }
}
