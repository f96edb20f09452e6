package dev.entente.web;

import dev.entente.article.ArticleId;
import dev.entente.search.ArticleSearch;
import dev.entente.search.IndexedArticle;
import dev.entente.web.view.ArticlePage;
import dev.entente.web.view.Labels;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** An article as it was read, with the evidence of its tags. */
@Path("/articles/{id}")
@Produces(MediaType.TEXT_HTML)
public class ArticleResource {
    private final ArticleSearch search;
    private final Labels labels;

    @Inject
    ArticleResource(ArticleSearch search, Labels labels) {
        this.search = search;
        this.labels = labels;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance article(ArticlePage page);
    }

    @GET
    public TemplateInstance article(@PathParam("id") String id, @QueryParam("evidence") String evidence) {
        IndexedArticle article = find(search, id);
        return Templates.article(
                ArticlePage.of(article, search.story(article.story()).orElse(null), labels, !"off".equals(evidence)));
    }

    /** @throws NotFoundException if the id has no id's form or no article has it */
    public static IndexedArticle find(ArticleSearch search, String id) {
        ArticleId wellFormed;
        try {
            wellFormed = new ArticleId(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e.getMessage(), e);
        }
        return search.article(wellFormed).orElseThrow(() -> new NotFoundException("There is no article " + id + "."));
    }
}
