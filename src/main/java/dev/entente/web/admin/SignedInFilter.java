package dev.entente.web.admin;

import dev.entente.account.AdminSessions;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Leads who has not signed in to the form, and from there back to the page. */
@SignedIn
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SignedInFilter implements ContainerRequestFilter {
    private final AdminSessions sessions;

    @Inject
    SignedInFilter(AdminSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(SignInResource.COOKIE);
        if (cookie != null && sessions.isOpen(cookie.getValue())) {
            return;
        }
        // What was posted cannot be posted again by a redirect.
        String back =
                request.getMethod().equals("GET") ? address(request.getUriInfo().getRequestUri()) : "/admin";
        request.abortWith(Response.seeOther(UriBuilder.fromPath("/admin/sign-in")
                        .queryParam("back", "{back}")
                        .build(back))
                .build());
    }

    private static String address(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
