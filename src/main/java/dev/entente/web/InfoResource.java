package dev.entente.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Pages of text, and the description by which a browser can add the site as a search engine. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class InfoResource {
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance about();

        static native TemplateInstance help();

        static native TemplateInstance opensearch(String base);
    }

    @GET
    @Path("about")
    public TemplateInstance about() {
        return Templates.about();
    }

    @GET
    @Path("help")
    public TemplateInstance help() {
        return Templates.help();
    }

    @GET
    @Path("opensearch.xml")
    @Produces("application/opensearchdescription+xml")
    public Response opensearch(UriInfo address) {
        return Response.ok(Templates.opensearch(address.getBaseUri().toString()).render())
                .build();
    }
}
