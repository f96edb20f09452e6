package dev.entente.web;

import dev.entente.account.AdminToken;
import dev.entente.ingest.Crawls;
import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.search.SearchResult.FacetCount;
import dev.entente.web.view.CoveragePage;
import dev.entente.web.view.Labels;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state of each source, and the button that crawls them now. */
@Path("/coverage")
@Produces(MediaType.TEXT_HTML)
public class CoverageResource {
    private final Crawls crawls;
    private final ArticleSearch search;
    private final AdminToken token;
    private final Labels labels;

    @Inject
    CoverageResource(Crawls crawls, ArticleSearch search, AdminToken token, Labels labels) {
        this.crawls = crawls;
        this.search = search;
        this.token = token;
        this.labels = labels;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance coverage(CoveragePage page);
    }

    @GET
    public TemplateInstance coverage() {
        return Templates.coverage(page(null));
    }

    @POST
    @Path("crawl")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response crawl(
            @FormParam("token") @DefaultValue("") String presented,
            @FormParam("source") @DefaultValue("") String source) {
        if (!token.matches(presented.strip())) {
            return refused(401, "This is not the administrator's token. Nothing was started.");
        }
        try {
            if (source.isBlank()) {
                crawls.startAll();
            } else {
                crawls.start(source);
            }
        } catch (IllegalArgumentException e) {
            return refused(400, e.getMessage());
        }
        return Response.seeOther(URI.create("/coverage")).build();
    }

    private Response refused(int status, String why) {
        return Response.status(status).entity(Templates.coverage(page(why))).build();
    }

    private CoveragePage page(@Nullable String notice) {
        Map<String, Long> held =
                search.search(Criteria.EVERYTHING, 0).facets().getOrDefault(Facet.SOURCE, List.of()).stream()
                        .collect(Collectors.toMap(FacetCount::id, FacetCount::count));
        return CoveragePage.of(crawls.reports(), held, labels, notice);
    }
}
