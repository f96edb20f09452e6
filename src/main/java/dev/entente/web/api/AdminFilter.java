package dev.entente.web.api;

import dev.entente.account.AdminToken;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Turns away who does not present the administrator's token. */
@Admin
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AdminFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final AdminToken token;

    @Inject
    AdminFilter(AdminToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            refuse(request, "Send the administrator's token as 'Authorization: Bearer <token>'.", "");
        } else if (!token.matches(header.substring(SCHEME.length()).strip())) {
            refuse(request, "This is not the administrator's token.", ", error=\"invalid_token\"");
        }
    }

    private static void refuse(ContainerRequestContext request, String detail, String error) {
        request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"entente\"" + error)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(Problem.of(401, detail, null))
                .build());
    }
}
