package dev.entente.web;

import dev.entente.account.Owners;
import dev.entente.saved.SavedQueries;
import dev.entente.saved.SavedQuery;
import dev.entente.search.ArticleSearch;
import dev.entente.search.ArticleSearch.NewSince;
import dev.entente.search.Criteria;
import dev.entente.search.CriteriaParameters;
import dev.entente.search.InvalidCriteria;
import dev.entente.web.view.Links;
import dev.entente.web.view.SavedPage;
import dev.entente.web.view.SavedPages;
import dev.entente.web.view.SearchPages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Saved queries of this browser: list, open, save, delete. */
@Path("/saved")
@Produces(MediaType.TEXT_HTML)
public class SavedResource {
    /** Browsers keep a cookie no longer than this; it is set anew at each visit. */
    private static final Duration COOKIE_LIFE = Duration.ofDays(400);

    private final SavedQueries saved;
    private final ArticleSearch search;
    private final SearchPages pages;
    private final SavedPages savedPages;
    private final Visitor visitor;

    @Inject
    SavedResource(SavedQueries saved, ArticleSearch search, SearchPages pages, SavedPages savedPages, Visitor visitor) {
        this.saved = saved;
        this.search = search;
        this.pages = pages;
        this.savedPages = savedPages;
        this.visitor = visitor;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(SavedPage page);

        static native TemplateInstance opened(SavedPage.Opened page);

        static native TemplateInstance form(SavedPage.Form page);

        static native TemplateInstance delete(SavedPage.Row query);
    }

    @GET
    public Response list(
            @QueryParam("saved") String justSaved, @QueryParam("deleted") String justDeleted, UriInfo address) {
        List<SavedPage.Row> rows = visitor.owner().map(saved::of).orElse(List.of()).stream()
                .map(savedPages::row)
                .toList();
        Response.ResponseBuilder answer = Response.ok(Templates.list(new SavedPage(rows, justSaved, justDeleted)));
        if (!rows.isEmpty()) {
            visitor.ownerToken().ifPresent(token -> answer.cookie(cookie(token, address)));
        }
        return answer.build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> form, UriInfo address) {
        Criteria criteria = CriteriaParameters.parse(form).withPage(1);
        String name = form.getFirst("name") == null ? "" : form.getFirst("name").strip();
        String token = visitor.ownerToken().orElseGet(Owners::newToken);
        try {
            saved.save(Owners.ownerOf(token).orElseThrow(), name, criteria);
        } catch (IllegalArgumentException e) {
            SavedPage.Form again =
                    new SavedPage.Form(name, pages.describe(criteria), Links.fields(criteria), e.getMessage());
            return Response.status(400).entity(Templates.form(again)).build();
        }
        return Response.seeOther(UriBuilder.fromPath("/saved")
                        .queryParam("saved", "{name}")
                        .build(name))
                .cookie(cookie(token, address))
                .build();
    }

    /** @param since shows what came after that time and leaves what is seen as it is; null marks all as seen now */
    @GET
    @Path("{id}")
    public TemplateInstance open(@PathParam("id") String id, @QueryParam("since") @Nullable String since) {
        if (since != null) {
            SavedQuery query = find(id);
            Instant after = instant(since);
            return Templates.opened(savedPages.opened(
                    query,
                    after,
                    search.news(new NewSince(query.criteria(), after, Set.of()), SavedQueries.NEWS_SHOWN)));
        }
        SavedQueries.Opened opened =
                visitor.owner().flatMap(owner -> saved.open(owner, id)).orElseThrow(SavedResource::noSuchQuery);
        return Templates.opened(savedPages.opened(opened.query(), opened.query().seenAt(), opened.news()));
    }

    @GET
    @Path("{id}/delete")
    public TemplateInstance askToDelete(@PathParam("id") String id) {
        return Templates.delete(savedPages.row(new SavedQueries.WithNews(find(id), 0)));
    }

    @POST
    @Path("{id}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") String id) {
        SavedQuery query = find(id);
        saved.delete(query.owner(), id);
        return Response.seeOther(UriBuilder.fromPath("/saved")
                        .queryParam("deleted", "{name}")
                        .build(query.name()))
                .build();
    }

    private SavedQuery find(String id) {
        return visitor.owner().flatMap(owner -> saved.find(owner, id)).orElseThrow(SavedResource::noSuchQuery);
    }

    private static NotFoundException noSuchQuery() {
        return new NotFoundException(
                "This browser has no such saved query. Saved queries belong to the browser that saved them.");
    }

    private static Instant instant(String since) {
        try {
            return Instant.parse(since);
        } catch (DateTimeParseException e) {
            throw new InvalidCriteria("since", "since takes a time such as 2024-01-31T12:00:00Z.");
        }
    }

    private static NewCookie cookie(String token, UriInfo address) {
        return new NewCookie.Builder(Visitor.OWNER_COOKIE)
                .value(token)
                .path("/")
                .httpOnly(true)
                .secure("https".equals(address.getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge((int) COOKIE_LIFE.toSeconds())
                .build();
    }
}
