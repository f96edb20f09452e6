package dev.entente.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;

/** Remembers whether a visitor wants the light or the dark look. */
@Path("/theme")
public class ThemeResource {
    private static final Duration COOKIE_LIFE = Duration.ofDays(400);

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @FormParam("theme") @DefaultValue("") String theme,
            @FormParam("back") @DefaultValue("/") String back,
            UriInfo address) {
        Visitor.Theme chosen = Visitor.Theme.of(theme);
        return Response.seeOther(ownAddress(back))
                .cookie(new NewCookie.Builder(Visitor.THEME_COOKIE)
                        .value(chosen.value())
                        .path("/")
                        .httpOnly(true)
                        .secure("https".equals(address.getBaseUri().getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .maxAge(chosen == Visitor.Theme.AUTO ? 0 : (int) COOKIE_LIFE.toSeconds())
                        .build())
                .build();
    }

    /** Only a path of this site: a form must not send visitors elsewhere. */
    static URI ownAddress(String back) {
        try {
            URI address = URI.create(back);
            boolean own = back.startsWith("/")
                    && !back.startsWith("//")
                    && !address.isAbsolute()
                    && address.getHost() == null;
            return own ? address : URI.create("/");
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }
}
