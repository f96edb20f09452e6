package dev.entente.web.admin;

import dev.entente.curation.Act;
import dev.entente.curation.CurationDesk;
import dev.entente.curation.InvalidAct;
import dev.entente.search.ArticleSearch;
import dev.entente.search.InvalidCriteria;
import dev.entente.web.ArticleResource;
import dev.entente.web.view.CurationForm;
import dev.entente.web.view.CurationPages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What curators mend: the log, the forms, and how far re-tags have come. */
@SignedIn
@Path("/admin/curation")
@Produces(MediaType.TEXT_HTML)
public class CurationResource {
    private static final String NAME = "entente-curator";
    private static final String REFRESH_SECONDS = "5";

    private final CurationDesk desk;
    private final CurationPages pages;
    private final ArticleSearch search;

    @Inject
    CurationResource(CurationDesk desk, CurationPages pages, ArticleSearch search) {
        this.desk = desk;
        this.pages = pages;
        this.search = search;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance log(CurationPages.Log page);

        static native TemplateInstance choices(CurationPages.Choices page);

        static native TemplateInstance form(CurationForm form);

        static native TemplateInstance sure(CurationPages.Question page);

        static native TemplateInstance undo(Undoing page);
    }

    /** @param problem in words, or empty */
    record Undoing(String id, CurationPages.Line line, String who, String why, String problem) {}

    @GET
    public Response log(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("notice") @DefaultValue("") String notice) {
        if (page < 1) {
            throw new InvalidCriteria("page", "page takes a whole number from 1.");
        }
        CurationPages.Log log = pages.log(page, notice);
        Response.ResponseBuilder answer = Response.ok(Templates.log(log));
        return log.running() ? answer.header("Refresh", REFRESH_SECONDS).build() : answer.build();
    }

    @GET
    @Path("articles/{id}")
    public TemplateInstance article(@PathParam("id") String id) {
        return Templates.choices(pages.ofArticle(ArticleResource.find(search, id)));
    }

    @GET
    @Path("officials/{id}")
    public TemplateInstance official(@PathParam("id") String id) {
        return Templates.choices(pages.ofOfficial(id));
    }

    @GET
    @Path("new")
    public TemplateInstance form(UriInfo address, @CookieParam(NAME) @DefaultValue("") String name) {
        Map<String, List<String>> fields = new HashMap<>(address.getQueryParameters());
        fields.putIfAbsent("who", List.of(URLDecoder.decode(name, StandardCharsets.UTF_8)));
        return Templates.form(CurationForm.of(fields, Map.of()));
    }

    /** Asks first; does it when the answer to that comes. */
    @POST
    @Path("acts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(MultivaluedMap<String, String> sent, UriInfo address) {
        Map<String, List<String>> fields = new HashMap<>(sent);
        String who = first(fields, "who");
        String why = first(fields, "why");
        Map<String, String> problems = new HashMap<>();
        if (who.isBlank()) {
            problems.put("who", "Give your name: the log says who did it.");
        }
        if (why.isBlank()) {
            problems.put("why", "Say why: others will want to know.");
        }
        try {
            Act act = desk.read(fields);
            if (!problems.isEmpty()) {
                throw new InvalidAct(problems);
            }
            if (first(fields, "sure").isEmpty()) {
                return Response.ok(Templates.sure(pages.question(act, fields, who, why)))
                        .build();
            }
            String what = desk.summary(desk.perform(act, who, why));
            return back("Done: " + what + ". The articles that it concerns are being tagged anew.", who, address);
        } catch (InvalidAct e) {
            problems.putAll(e.problems());
            return Response.status(400)
                    .entity(Templates.form(CurationForm.of(fields, problems)))
                    .build();
        }
    }

    @GET
    @Path("entries/{id}/undo")
    public TemplateInstance askToUndo(@PathParam("id") String id, @CookieParam(NAME) @DefaultValue("") String name) {
        return Templates.undo(undoing(id, URLDecoder.decode(name, StandardCharsets.UTF_8), "", ""));
    }

    @POST
    @Path("entries/{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            @PathParam("id") String id,
            @FormParam("who") @DefaultValue("") String who,
            @FormParam("why") @DefaultValue("") String why,
            UriInfo address) {
        Undoing asked = undoing(id, who, why, "");
        try {
            desk.undo(id, who, why);
            return back("Undone: " + asked.line().what() + ". The articles are being tagged anew.", who, address);
        } catch (InvalidAct e) {
            return Response.status(400)
                    .entity(Templates.undo(new Undoing(id, asked.line(), who, why, e.getMessage())))
                    .build();
        }
    }

    private Undoing undoing(String id, String who, String why, String problem) {
        CurationPages.Line line =
                pages.line(id).orElseThrow(() -> new NotFoundException("There is no entry '" + id + "' in the log."));
        return new Undoing(id, line, who, why, problem);
    }

    private static String first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of("")).stream().findFirst().orElse("");
    }

    private static Response back(String notice, String who, UriInfo address) {
        return Response.seeOther(UriBuilder.fromPath("/admin/curation")
                        .queryParam("notice", "{notice}")
                        .build(notice))
                .cookie(new NewCookie.Builder(NAME)
                        .value(URLEncoder.encode(who.strip(), StandardCharsets.UTF_8))
                        .path("/admin/curation")
                        .httpOnly(true)
                        .secure("https".equals(address.getBaseUri().getScheme()))
                        .sameSite(NewCookie.SameSite.STRICT)
                        .maxAge((int) Duration.ofDays(365).toSeconds())
                        .build())
                .build();
    }
}
