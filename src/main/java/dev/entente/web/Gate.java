package dev.entente.web;

import dev.entente.search.InvalidCriteria;
import dev.entente.web.api.ArticlesApi;
import dev.entente.web.api.WarcApi;
import dev.entente.web.view.QueryString;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;

/** Looks at each request before any resource does: is its address readable, and its body not too long? */
@Singleton
class Gate {
    /** Where a resource raises the complaint that was put down here. */
    static final String COMPLAINTS = "/complaints";

    static final String API_COMPLAINTS = "/api/complaints";
    static final String COMPLAINT = "entente.complaint";

    /** What is read as a stream, without end. */
    private static final Set<String> STREAMS = Set.of(ArticlesApi.PATH, WarcApi.PATH);

    /** Bytes; a page for the extractor is the longest. Only the imports may be longer. */
    static final long LONGEST_BODY = 10L * 1024 * 1024;

    /** Where the server reads the limit of a body whose length is not told beforehand. */
    private static final String LIMIT = "io.quarkus.max-request-size";

    void register(@Observes Filters filters) {
        filters.register(Gate::check, 100);
    }

    private static void check(RoutingContext request) {
        RuntimeException complaint = complaint(request);
        if (complaint == null) {
            request.next();
            return;
        }
        request.put(COMPLAINT, complaint);
        boolean api = request.request().path().startsWith("/api/");
        request.reroute(HttpMethod.GET, api ? API_COMPLAINTS : COMPLAINTS);
    }

    private static RuntimeException complaint(RoutingContext request) {
        if (request.get(COMPLAINT) != null) {
            return null;
        }
        try {
            QueryString.requireDecodable(request.request().path());
            QueryString.parse(request.request().query());
        } catch (InvalidCriteria e) {
            return e;
        }
        if (!STREAMS.contains(request.request().path())) {
            request.put(LIMIT, LONGEST_BODY);
            String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            if (length != null && length.length() < 19 && Long.parseLong(length) > LONGEST_BODY) {
                return new WebApplicationException(413);
            }
        }
        return null;
    }
}
