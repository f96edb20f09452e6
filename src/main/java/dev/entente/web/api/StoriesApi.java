package dev.entente.web.api;

import dev.entente.search.ArticleSearch;
import dev.entente.web.StoryResource;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The story page's twin. */
@Path("/api/v1/stories")
@Produces(MediaType.APPLICATION_JSON)
public class StoriesApi {
    private final ArticleSearch search;

    @Inject
    StoriesApi(ArticleSearch search) {
        this.search = search;
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "All articles that tell a story",
            description =
                    "Takes the id of the story, or of any article of it. independentSources counts the sources that"
                            + " are not copies of each other: those that print the same words count as one.")
    public StoryJson story(@PathParam("id") String id) {
        return StoryJson.of(search.story(id)
                .or(() -> Optional.of(StoryResource.storyOf(search, id)).flatMap(search::story))
                .orElseThrow());
    }
}
