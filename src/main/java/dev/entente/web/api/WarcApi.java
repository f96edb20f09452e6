package dev.entente.web.api;

import dev.entente.ingest.WarcImport;
import dev.entente.ingest.WarcReport;
import dev.entente.search.InvalidCriteria;
import dev.entente.source.SourceCatalogue;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Takes WARC files. */
@Admin
@Path(WarcApi.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class WarcApi {
    public static final String PATH = "/api/v1/import/warc";

    private final WarcImport pages;
    private final SourceCatalogue catalogue;

    @Inject
    WarcApi(WarcImport pages, SourceCatalogue catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @POST
    @Consumes({"application/warc", "application/gzip", "application/x-gzip", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "Imports a WARC file as if its pages had been crawled for a source",
            description =
                    "The file may be packed record by record (.warc.gz). The source's rules say which pages are read."
                            + " The answer comes when all accepted articles are on disk.")
    @SecurityRequirement(name = "admin")
    public WarcReport importPages(@QueryParam("source") @Nullable String source, InputStream file) throws IOException {
        if (source == null || source.isBlank()) {
            throw new InvalidCriteria(
                    "source", "The parameter 'source' is missing: the id of the source to import for.");
        }
        return pages.run(
                catalogue
                        .find(source.strip())
                        .orElseThrow(() -> new InvalidCriteria("source", "There is no source '" + source + "'.")),
                file);
    }
}
