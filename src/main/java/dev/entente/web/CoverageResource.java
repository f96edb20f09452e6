package dev.entente.web;

import dev.entente.web.view.CoveragePage;
import dev.entente.web.view.CoveragePages;
import dev.entente.web.view.SourceCoveragePage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** How completely the sources are read, for everybody. */
@Path("/coverage")
@Produces(MediaType.TEXT_HTML)
public class CoverageResource {
    private final CoveragePages pages;

    @Inject
    CoverageResource(CoveragePages pages) {
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance coverage(CoveragePage page);

        static native TemplateInstance source(SourceCoveragePage page);
    }

    @GET
    public TemplateInstance all(@QueryParam("sort") @DefaultValue("") String sort) {
        return Templates.coverage(pages.all(CoveragePage.Order.of(sort)));
    }

    @GET
    @Path("{source}")
    public TemplateInstance source(@PathParam("source") String source) {
        return Templates.source(
                pages.of(source).orElseThrow(() -> new NotFoundException("No source is known as '" + source + "'.")));
    }
}
