package dev.entente.web.admin;

import dev.entente.ingest.Crawls;
import dev.entente.ingest.SourceRemoval;
import dev.entente.source.InvalidDefinition;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceDefinition;
import dev.entente.web.view.AdminPages;
import dev.entente.web.view.SourceForm;
import dev.entente.web.view.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.util.Map;

/** One source: what it is, and what can be done with it. */
@SignedIn
@Path("/admin/sources/{id}")
@Produces(MediaType.TEXT_HTML)
public class SourceAdminResource {
    private final AdminPages pages;
    private final SourceCatalogue catalogue;
    private final Crawls crawls;
    private final SourceRemoval removal;

    @Inject
    SourceAdminResource(AdminPages pages, SourceCatalogue catalogue, Crawls crawls, SourceRemoval removal) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.crawls = crawls;
        this.removal = removal;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance source(AdminPages.SourcePage page);

        static native TemplateInstance edit(SourceForm form);

        static native TemplateInstance delete(Deletion page);
    }

    /** @param articles of the source, in words */
    record Deletion(String id, String name, String articles) {}

    @GET
    public TemplateInstance show(@PathParam("id") String id, @QueryParam("notice") @DefaultValue("") String notice) {
        return Templates.source(pages.source(id, notice).orElseThrow(() -> unknown(id)));
    }

    @GET
    @Path("edit")
    public TemplateInstance edit(@PathParam("id") String id) {
        return Templates.edit(SourceForm.of(id, SourceDefinition.of(added(id)), Map.of(), null));
    }

    @POST
    @Path("edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
        added(id);
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>(sent);
        fields.putSingle("id", id);
        SourceDefinition definition = SourceForm.read(fields);
        try {
            catalogue.change(definition);
        } catch (InvalidDefinition e) {
            return Response.status(400)
                    .entity(Templates.edit(SourceForm.of(id, definition, e.problems(), null)))
                    .build();
        }
        return back(id, "The source is changed. The next crawl goes by it.");
    }

    @POST
    @Path("pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pause(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        find(id);
        catalogue.pause(id, reason.isBlank() ? "An administrator paused it." : shortened(reason.strip()));
        return back(id, "The source is paused. A crawl that is running ends within seconds.");
    }

    @POST
    @Path("resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resume(@PathParam("id") String id) {
        find(id);
        catalogue.resume(id);
        return back(id, "The source is crawled again from now on.");
    }

    @POST
    @Path("crawl")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response crawl(@PathParam("id") String id) {
        find(id);
        try {
            return back(id, crawls.start(id) ? "The crawl is started." : "It is being crawled already.");
        } catch (IllegalArgumentException e) {
            return back(id, e.getMessage());
        }
    }

    @GET
    @Path("delete")
    public TemplateInstance askToDelete(@PathParam("id") String id) throws IOException {
        Source source = added(id);
        return Templates.delete(new Deletion(id, source.name(), Words.counted(removal.articles(id), "article")));
    }

    @POST
    @Path("delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") String id, @FormParam("articles") @DefaultValue("keep") String articles) {
        Source source = added(id);
        removal.start(id, articles.equals("delete"));
        return Response.seeOther(UriBuilder.fromPath("/admin")
                        .queryParam("notice", "{notice}")
                        .build("“" + source.name() + "” is being deleted. It leaves this list when that is done."))
                .build();
    }

    private Source find(String id) {
        return catalogue.find(id).orElseThrow(() -> unknown(id));
    }

    /** Only those can be changed that were added here. */
    private Source added(String id) {
        Source source = find(id);
        if (catalogue.isInFile(id)) {
            throw new NotFoundException(
                    "The source '" + id + "' stands in the sources file: change or remove it there, or pause it here.");
        }
        return source;
    }

    private static NotFoundException unknown(String id) {
        return new NotFoundException("No source is known as '" + id + "'. It may be deleted by now.");
    }

    private static String shortened(String reason) {
        return reason.length() <= 500 ? reason : reason.substring(0, 500);
    }

    private static Response back(String id, String notice) {
        return Response.seeOther(UriBuilder.fromPath("/admin/sources/{id}")
                        .queryParam("notice", "{notice}")
                        .build(id, notice))
                .build();
    }
}
