package dev.entente.web.api;

import dev.entente.ingest.ArticleImport;
import dev.entente.ingest.ImportReport;
import dev.entente.search.ArticleSearch;
import dev.entente.web.ArticleResource;
import dev.entente.web.view.Labels;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** One article, and the import of many. */
@Path("/api/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@SecurityScheme(securitySchemeName = "admin", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class ArticlesApi {
    public static final String PATH = "/api/v1/articles";
    static final String NDJSON = "application/x-ndjson";

    private final ArticleSearch search;
    private final ArticleImport articles;
    private final Labels labels;

    @Inject
    ArticlesApi(ArticleSearch search, ArticleImport articles, Labels labels) {
        this.search = search;
        this.articles = articles;
        this.labels = labels;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "The whole article with tags and evidence")
    public ArticleJson article(@PathParam("id") String id) {
        return ArticleJson.of(ArticleResource.find(search, id), labels);
    }

    @GET
    @Path("{id}/versions")
    @Operation(
            summary = "The texts that an article had, the oldest first",
            description =
                    "The present text is among them. A shortened text was never taken: it was much shorter than the"
                            + " one before. The first text and the 20 newest earlier ones are kept.")
    public VersionsJson versions(@PathParam("id") String id) {
        return VersionsJson.of(ArticleResource.find(search, id));
    }

    @POST
    @Admin
    @Consumes(NDJSON)
    @Operation(
            summary = "Imports articles, one JSON object a line",
            description = "Each line holds url, title, and body or html; publishedAt, source, language and author may"
                    + " follow. The answer comes when all accepted lines are on disk. At most "
                    + ImportReport.LISTED + " rejected lines are listed; rejectedTotal counts them all.")
    @SecurityRequirement(name = "admin")
    public ImportReport importLines(InputStream ndjson) throws IOException {
        return articles.run(ndjson);
    }
}
