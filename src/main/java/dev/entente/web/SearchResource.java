package dev.entente.web;

import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import dev.entente.search.CriteriaParameters;
import dev.entente.search.Facet;
import dev.entente.search.InvalidCriteria;
import dev.entente.web.view.FacetPage;
import dev.entente.web.view.Labels;
import dev.entente.web.view.SearchPage;
import dev.entente.web.view.SearchPages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;

/** The search page, and the page that lists all values of one facet. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SearchResource {
    private final ArticleSearch search;
    private final SearchPages pages;
    private final Labels labels;

    @Inject
    SearchResource(ArticleSearch search, SearchPages pages, Labels labels) {
        this.search = search;
        this.pages = pages;
        this.labels = labels;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance search(SearchPage page);

        static native TemplateInstance facet(FacetPage page);
    }

    @GET
    public TemplateInstance search(UriInfo address) {
        return Templates.search(
                pages.of(reachable(CriteriaParameters.parse(address.getQueryParameters()), SearchPages.SIZE)));
    }

    @GET
    @Path("facets/{facet}")
    public TemplateInstance facet(@PathParam("facet") String name, UriInfo address) {
        Facet facet = Arrays.stream(Facet.values())
                .filter(known -> known.parameter().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        Criteria criteria = labels.current(CriteriaParameters.parse(address.getQueryParameters()))
                .withPage(1);
        List<String> find = address.getQueryParameters().getOrDefault("find", List.of(""));
        return Templates.facet(FacetPage.of(
                facet,
                criteria,
                search.search(criteria, 0).facets().getOrDefault(facet, List.of()),
                labels,
                find.get(0)));
    }

    /** @throws InvalidCriteria if the page lies beyond what Elasticsearch pages through */
    public static Criteria reachable(Criteria criteria, int size) {
        if ((long) criteria.page() * size > ArticleSearch.REACHABLE) {
            throw new InvalidCriteria(
                    "page",
                    "Only the first " + ArticleSearch.REACHABLE + " results can be paged through: with " + size
                            + " on a page, page " + ArticleSearch.REACHABLE / size
                            + " is the last. Narrow the search, by dates for example.");
        }
        return criteria;
    }
}
