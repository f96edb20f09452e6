package dev.entente.web;

import dev.entente.saved.SavedQueries;
import dev.entente.saved.SavedQuery;
import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import dev.entente.search.CriteriaParameters;
import dev.entente.search.Sort;
import dev.entente.web.view.Feeds;
import dev.entente.web.view.Links;
import dev.entente.web.view.SearchPages;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Any search, and any saved query, as an Atom feed. */
@Path("/feeds")
@Produces(FeedResource.ATOM)
public class FeedResource {
    static final String ATOM = "application/atom+xml;charset=UTF-8";
    private static final int ENTRIES = 50;

    private final ArticleSearch search;
    private final SavedQueries saved;
    private final SearchPages pages;
    private final Feeds feeds;

    @Inject
    FeedResource(ArticleSearch search, SavedQueries saved, SearchPages pages, Feeds feeds) {
        this.search = search;
        this.saved = saved;
        this.pages = pages;
        this.feeds = feeds;
    }

    @GET
    @Path("search.atom")
    public Response search(UriInfo address, Request request) {
        Criteria criteria = CriteriaParameters.parse(address.getQueryParameters());
        boolean sorted =
                !address.getQueryParameters().getOrDefault("sort", List.of()).isEmpty();
        Criteria ordered = SearchResource.reachable(sorted ? criteria : byDate(criteria), ENTRIES);
        return answer(
                new Feeds.Head(
                        "urn:entente:search:"
                                + Links.search(ordered.withPage(1)).substring(1),
                        "Entente: " + pages.describe(criteria),
                        address.getBaseUri().toString(),
                        Links.feed(criteria),
                        Links.search(criteria.withPage(1)),
                        criteria.copies()),
                ordered,
                request);
    }

    @GET
    @Path("saved/{token}.atom")
    public Response saved(@PathParam("token") String token, UriInfo address, Request request) {
        SavedQuery query = saved.byFeedToken(token).orElseThrow(() -> new NotFoundException("There is no such feed."));
        return answer(
                new Feeds.Head(
                        "urn:entente:saved:" + query.id(),
                        "Entente: " + query.name(),
                        address.getBaseUri().toString(),
                        "/feeds/saved/" + query.feedToken() + ".atom",
                        Links.search(query.criteria()),
                        query.criteria().copies()),
                byDate(query.criteria()),
                request);
    }

    private static Criteria byDate(Criteria criteria) {
        return criteria.withSort(Sort.NEWEST).withPage(criteria.page());
    }

    private Response answer(Feeds.Head head, Criteria criteria, Request request) {
        String atom = feeds.atom(head, search.search(criteria, ENTRIES).hits());
        CRC32 checksum = new CRC32();
        checksum.update(atom.getBytes(StandardCharsets.UTF_8));
        EntityTag tag = new EntityTag(Long.toHexString(checksum.getValue()), true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(atom, ATOM) : unchanged)
                .tag(tag)
                .build();
    }
}
