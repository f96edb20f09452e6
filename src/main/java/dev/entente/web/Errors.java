package dev.entente.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.entente.coverage.CoverageUnavailable;
import dev.entente.crawl.FrontierUnavailable;
import dev.entente.curation.CurationUnavailable;
import dev.entente.index.Readiness;
import dev.entente.ingest.ImportInterrupted;
import dev.entente.search.InvalidCriteria;
import dev.entente.search.SearchUnavailable;
import dev.entente.source.SourcesUnavailable;
import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.web.api.Problem;
import dev.entente.web.view.ErrorPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Says what went wrong: to readers on a page, to programs as a {@link Problem}; never with a stack trace. */
public class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Readiness readiness;

    @Inject
    Errors(Readiness readiness) {
        this.readiness = readiness;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance error(ErrorPage page);
    }

    /** Nothing can be searched or saved before the indexes are there. */
    @ServerRequestFilter
    public @Nullable Response waitUntilReady(RoutingContext request) {
        String path = request.normalizedPath();
        boolean text = path.equals("/about") || path.equals("/help") || path.equals("/opensearch.xml");
        if (readiness.ready() || text) {
            return null;
        }
        return retryLater(request, readiness.message(), true);
    }

    @ServerExceptionMapper
    public Response invalid(InvalidCriteria e, RoutingContext request) {
        return answer(request, 400, e.getMessage(), e.parameter());
    }

    @ServerExceptionMapper
    public Response unavailable(SearchUnavailable e, RoutingContext request) {
        LOG.warnf("Elasticsearch does not answer: %s", e.getMessage());
        return retryLater(request, "The search engine does not answer just now. Try again in a moment.", false);
    }

    /** What stands beside the search, and cannot be reached either. */
    @ServerExceptionMapper({
        CoverageUnavailable.class,
        SourcesUnavailable.class,
        FrontierUnavailable.class,
        IdentitiesUnavailable.class,
        CurationUnavailable.class
    })
    public Response away(RuntimeException e, RoutingContext request) {
        LOG.warnf("Elasticsearch does not answer: %s", e.getMessage());
        return retryLater(request, "Elasticsearch does not answer just now. Try again in a moment.", false);
    }

    @ServerExceptionMapper
    public Response interrupted(ImportInterrupted e, RoutingContext request) {
        LOG.warn(e.getMessage());
        return retryLater(request, e.getMessage(), false);
    }

    /** Named apart, because the framework has a mapper of its own for it, without words. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e, RoutingContext request) {
        return malformed(e, request);
    }

    @ServerExceptionMapper
    public Response malformed(JacksonException e, RoutingContext request) {
        String where = e.getLocation() == null
                ? ""
                : " near line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return answer(request, 400, "The body is not the JSON that is expected" + where + ".", null);
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e, RoutingContext request) {
        if (e.getCause() instanceof JacksonException json) {
            return malformed(json, request);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            LOG.errorf(e, "Failed: %s", request.normalizedPath());
        }
        Response answer = answer(request, status, inWords(status, e.getMessage()), null);
        answer.getHeaders().putAll(kept(e.getResponse()));
        return answer;
    }

    @ServerExceptionMapper
    public Response failed(Throwable e, RoutingContext request) {
        LOG.errorf(e, "Failed: %s %s", request.request().method(), request.normalizedPath());
        return answer(request, 500, inWords(500, null), null);
    }

    /** Gives answers of the framework itself a text, such as the refusal of a form without its token. */
    @ServerResponseFilter
    public void explain(ContainerRequestContext asked, ContainerResponseContext answer, RoutingContext request) {
        int status = answer.getStatus();
        if (status >= 400 && !answer.hasEntity()) {
            String detail = status == 400 && asked.getMethod().equals("POST") && !isApi(request)
                    ? "The form was open for too long, or cookies are blocked. Go back, load the page anew and send it again."
                    : inWords(status, null);
            Response explained = answer(request, status, detail, null);
            answer.setEntity(explained.getEntity(), null, explained.getMediaType());
        }
        MediaType type = answer.getMediaType();
        if (type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
            // Pages show what belongs to a visitor; going back in a browser still shows them as they were.
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }

    private Response retryLater(RoutingContext request, String message, boolean refreshing) {
        Response.ResponseBuilder later = Response.fromResponse(answer(request, 503, message, null, refreshing))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        if (refreshing && !isApi(request)) {
            later.header("Refresh", RETRY_AFTER_SECONDS);
        }
        return later.build();
    }

    private static Response answer(RoutingContext request, int status, String detail, @Nullable String parameter) {
        return answer(request, status, detail, parameter, false);
    }

    private static Response answer(
            RoutingContext request, int status, String detail, @Nullable String parameter, boolean refreshing) {
        if (isApi(request)) {
            return Problem.of(status, detail, parameter).toResponse();
        }
        ErrorPage page = new ErrorPage(status, title(status, refreshing), detail, refreshing);
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(Templates.error(page).render())
                .build();
    }

    private static boolean isApi(RoutingContext request) {
        String path = request.normalizedPath();
        return path.equals("/api") || path.startsWith("/api/");
    }

    private static String title(int status, boolean starting) {
        return switch (status) {
            case 400 -> "This request cannot be understood";
            case 404 -> "There is no such page";
            case 405 -> "This address does not take such requests";
            case 503 -> starting ? "Entente is starting" : "The search cannot be reached";
            default -> status >= 500 ? "Something went wrong here" : "This did not work";
        };
    }

    private static String inWords(int status, @Nullable String message) {
        return switch (status) {
            case 404 ->
                message == null || message.startsWith("HTTP") || message.startsWith("Unable")
                        ? "Nothing is found at this address."
                        : message;
            case 405 -> "The address is right, but not the method of the request.";
            case 406 -> "The answer cannot be given in the form that the Accept header asks for.";
            case 413 -> "The body of the request is too large.";
            case 415 -> "The body of the request is of a type that this address does not take.";
            default -> status >= 500 ? "The error is written down in the server's log." : "The request was refused.";
        };
    }

    private static MultivaluedMap<String, Object> kept(Response response) {
        MultivaluedMap<String, Object> kept = new MultivaluedHashMap<>();
        if (response.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            kept.put(HttpHeaders.ALLOW, response.getHeaders().get(HttpHeaders.ALLOW));
        }
        return kept;
    }
}
