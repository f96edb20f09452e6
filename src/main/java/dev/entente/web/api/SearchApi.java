package dev.entente.web.api;

import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import dev.entente.search.CriteriaParameters;
import dev.entente.search.InvalidCriteria;
import dev.entente.web.SearchResource;
import dev.entente.web.view.Labels;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The search page's twin. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchApi {
    static final int USUAL_SIZE = 10;
    static final int LARGEST_SIZE = 100;

    private final ArticleSearch search;
    private final Labels labels;

    @Inject
    SearchApi(ArticleSearch search, Labels labels) {
        this.search = search;
        this.labels = labels;
    }

    @GET
    @Operation(summary = "Searches articles", description = "Takes the parameters of the search page.")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Words; \"quoted phrases\" are found exactly; -word excludes")
    @Parameter(
            name = "country",
            in = ParameterIn.QUERY,
            description =
                    "ISO 3166-1 alpha-2 code; repeated values must all hold. country.any: either; country.not: none",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "official",
            in = ParameterIn.QUERY,
            description = "Id; repeated values must all hold; .any and .not as for country",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "topic",
            in = ParameterIn.QUERY,
            description = "Id; repeated values must all hold; .any and .not as for country",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "agency",
            in = ParameterIn.QUERY,
            description = "Id of a public body such as interpol or ir-interior-ministry; repeated values must all hold;"
                    + " .any and .not as for country",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "met",
            in = ParameterIn.QUERY,
            description = "Ids of two officials, joined by _, in either order: articles that say that they met;"
                    + " repeated values must all hold; .any and .not as for country",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            description = "Id; repeated values mean either",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "language",
            in = ParameterIn.QUERY,
            description = "ISO 639-1 code; repeated values mean either",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "First day, such as 2024-01-31")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Last day, such as 2024-01-31")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "relevance, newest or oldest")
    @Parameter(
            name = "copies",
            in = ParameterIn.QUERY,
            description = "true lists each article of a story, not one of them",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Parameter(
            name = "withdrawn",
            in = ParameterIn.QUERY,
            description = "true lists the articles that their sources have taken away, and no others",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            description = "From 1; page times size is at most 10,000",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            description = "Hits on a page, 0 to 100",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "10"))
    @APIResponse(
            responseCode = "200",
            description = "A page of the result",
            content = @Content(schema = @Schema(implementation = SearchJson.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be understood",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SearchJson search(UriInfo address) {
        Criteria criteria = CriteriaParameters.parse(address.getQueryParameters());
        int size = size(address.getQueryParameters().getOrDefault("size", List.of()));
        return SearchJson.of(search.search(SearchResource.reachable(criteria, size), size), criteria.page(), labels);
    }

    private static int size(List<String> values) {
        if (values.isEmpty() || values.get(0).isBlank()) {
            return USUAL_SIZE;
        }
        String value = values.get(0).strip();
        try {
            int size = Integer.parseInt(value);
            if (size >= 0 && size <= LARGEST_SIZE) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        String shown = value.length() <= 40 ? value : value.substring(0, 40) + "…";
        throw new InvalidCriteria("size", "size is a number from 0 to " + LARGEST_SIZE + ", not '" + shown + "'.");
    }
}
