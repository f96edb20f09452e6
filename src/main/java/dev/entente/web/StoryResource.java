package dev.entente.web;

import dev.entente.search.ArticleSearch;
import dev.entente.search.Story;
import dev.entente.web.view.Labels;
import dev.entente.web.view.Links;
import dev.entente.web.view.StoryPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** A story: all the articles that tell it. */
@Path("/stories/{id}")
@Produces(MediaType.TEXT_HTML)
public class StoryResource {
    private final ArticleSearch search;
    private final Labels labels;

    @Inject
    StoryResource(ArticleSearch search, Labels labels) {
        this.search = search;
        this.labels = labels;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance story(StoryPage page);
    }

    /** The id of any article of the story leads there too: stories that are joined take a new id. */
    @GET
    public Response story(@PathParam("id") String id) {
        Optional<Story> story = search.story(id);
        return story.isPresent()
                ? Response.ok(Templates.story(StoryPage.of(story.get(), labels)))
                        .build()
                : Response.status(Response.Status.FOUND)
                        .location(URI.create(Links.story(storyOf(search, id))))
                        .build();
    }

    /** @throws NotFoundException if the id is no article's either */
    public static String storyOf(ArticleSearch search, String id) {
        try {
            String story = ArticleResource.find(search, id).story();
            if (!story.equals(id)) {
                return story;
            }
        } catch (NotFoundException e) {
            throw new NotFoundException("There is no story " + id + ".", e);
        }
        throw new NotFoundException("The story " + id + " can be shown in a moment; it was only just indexed.");
    }
}
