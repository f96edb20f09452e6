package dev.entente.web;

import dev.entente.search.ArticleSearch;
import dev.entente.web.view.VersionsPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What was changed in an article, and when. */
@Path("/articles/{id}/versions")
@Produces(MediaType.TEXT_HTML)
public class VersionsResource {
    private final ArticleSearch search;

    @Inject
    VersionsResource(ArticleSearch search) {
        this.search = search;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance versions(VersionsPage page);
    }

    @GET
    public TemplateInstance versions(@PathParam("id") String id) {
        return Templates.versions(VersionsPage.of(ArticleResource.find(search, id)));
    }
}
