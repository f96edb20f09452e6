package dev.entente.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers the requests that {@link Gate} turned back; nobody comes here otherwise. */
@Path("/")
public class ComplaintsResource {
    @GET
    @Path(Gate.COMPLAINTS)
    @Operation(hidden = true)
    public String page(RoutingContext request) {
        throw complaint(request);
    }

    @GET
    @Path(Gate.API_COMPLAINTS)
    @Operation(hidden = true)
    public String api(RoutingContext request) {
        throw complaint(request);
    }

    private static RuntimeException complaint(RoutingContext request) {
        RuntimeException complaint = request.get(Gate.COMPLAINT);
        return complaint == null ? new NotFoundException() : complaint;
    }
}
