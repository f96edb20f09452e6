package dev.entente.web;

import dev.entente.search.CriteriaParameters;
import dev.entente.search.Facet;
import dev.entente.search.InvalidCriteria;
import dev.entente.web.view.EntityPage;
import dev.entente.web.view.EntityPages;
import dev.entente.web.view.Labels;
import dev.entente.web.view.Links;
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
import java.util.List;
import java.util.Map;

/** The pages of countries, officials, topics and agencies. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class EntityResource {
    private final EntityPages pages;
    private final Labels labels;

    @Inject
    EntityResource(EntityPages pages, Labels labels) {
        this.pages = pages;
        this.labels = labels;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance entity(EntityPage page);
    }

    @GET
    @Path("countries/{id}")
    public TemplateInstance country(@PathParam("id") String id) {
        return entity(Facet.COUNTRY, id);
    }

    @GET
    @Path("officials/{id}")
    public Response official(@PathParam("id") String id) {
        String known = labels.canonical(id);
        return known.equals(id)
                ? Response.ok(entity(Facet.OFFICIAL, id)).build()
                // Curators merged the two; they may part them again.
                : Response.status(302)
                        .location(URI.create(Links.entity(Facet.OFFICIAL, known)))
                        .build();
    }

    @GET
    @Path("topics/{id}")
    public TemplateInstance topic(@PathParam("id") String id) {
        return entity(Facet.TOPIC, id);
    }

    @GET
    @Path("agencies/{id}")
    public TemplateInstance agency(@PathParam("id") String id) {
        return entity(Facet.AGENCY, id);
    }

    private TemplateInstance entity(Facet facet, String id) {
        String canonical;
        try {
            canonical = CriteriaParameters.parse(Map.of(facet.parameter(), List.of(id))).filter(facet).all().stream()
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
        } catch (InvalidCriteria e) {
            throw new NotFoundException(e.getMessage(), e);
        }
        return Templates.entity(pages.of(facet, canonical)
                .orElseThrow(() -> new NotFoundException("No " + facet.parameter() + " is known as '" + id + "'.")));
    }
}
