package dev.entente.web.admin;

import dev.entente.account.AdminSessions;
import dev.entente.account.AdminToken;
import dev.entente.account.SignInLimit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.logging.Logger;

/** Signing in with the administrator's token, and out. */
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
public class SignInResource {
    static final String COOKIE = "entente-admin";

    private static final Logger LOG = Logger.getLogger(SignInResource.class);

    private final AdminToken token;
    private final AdminSessions sessions;
    private final SignInLimit limit;

    @Inject
    SignInResource(AdminToken token, AdminSessions sessions, SignInLimit limit) {
        this.token = token;
        this.sessions = sessions;
        this.limit = limit;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance form(String back, String problem);
    }

    @GET
    @Path("sign-in")
    public TemplateInstance form(@QueryParam("back") @DefaultValue("/admin") String back) {
        return Templates.form(back, "");
    }

    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @FormParam("token") @DefaultValue("") String presented,
            @FormParam("back") @DefaultValue("/admin") String back,
            RoutingContext request,
            UriInfo address) {
        String visitor = String.valueOf(request.request().remoteAddress().hostAddress());
        if (!limit.allows(visitor)) {
            return refused(
                    429,
                    back,
                    "There were too many wrong tokens. Try again in " + SignInLimit.WHILE.toMinutes() + " minutes.");
        }
        if (!token.matches(presented.strip())) {
            limit.wrong(visitor);
            LOG.warnf("A wrong administrator's token was presented from %s", visitor);
            return refused(401, back, "This is not the administrator's token.");
        }
        limit.forget(visitor);
        return Response.seeOther(ownAddress(back))
                .cookie(cookie(sessions.open(), (int) AdminSessions.LIFE.toSeconds(), address))
                .build();
    }

    @POST
    @Path("sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(UriInfo address) {
        return Response.seeOther(URI.create("/")).cookie(cookie("", 0, address)).build();
    }

    private static Response refused(int status, String back, String problem) {
        return Response.status(status).entity(Templates.form(back, problem)).build();
    }

    private static URI ownAddress(String back) {
        return back.matches("/admin(/[\\w./%-]*)?(\\?[\\w.%=&+*-]*)?") ? URI.create(back) : URI.create("/admin");
    }

    private static NewCookie cookie(String session, int seconds, UriInfo address) {
        return new NewCookie.Builder(COOKIE)
                .value(session)
                .path("/admin")
                .httpOnly(true)
                .secure("https".equals(address.getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(seconds)
                .build();
    }
}
