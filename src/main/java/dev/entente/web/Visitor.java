package dev.entente.web;

import dev.entente.account.Owners;
import dev.entente.index.Readiness;
import dev.entente.saved.SavedQueries;
import dev.entente.search.SearchUnavailable;
import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is looking at the page, for the frame that all pages share. */
@Named("visitor")
@RequestScoped
public class Visitor {
    static final String OWNER_COOKIE = "entente-owner";
    static final String THEME_COOKIE = "entente-theme";

    private final RoutingContext request;
    private final SavedQueries saved;
    private final Readiness readiness;
    private final CsrfTokenParameterProvider csrf;

    @Inject
    Visitor(RoutingContext request, SavedQueries saved, Readiness readiness, CsrfTokenParameterProvider csrf) {
        this.request = request;
        this.saved = saved;
        this.readiness = readiness;
        this.csrf = csrf;
    }

    /** A look that can be chosen. */
    public enum Theme {
        AUTO("Automatic"),
        LIGHT("Light"),
        DARK("Dark");

        private final String label;

        Theme(String label) {
            this.label = label;
        }

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String label() {
            return label;
        }

        static Theme of(String value) {
            return Arrays.stream(values())
                    .filter(theme -> theme.value().equals(value))
                    .findFirst()
                    .orElse(AUTO);
        }
    }

    public List<Theme> themes() {
        return List.of(Theme.values());
    }

    public Theme theme() {
        return Theme.of(cookie(THEME_COOKIE).orElse(""));
    }

    public Optional<String> ownerToken() {
        return cookie(OWNER_COOKIE).filter(token -> Owners.ownerOf(token).isPresent());
    }

    public Optional<String> owner() {
        return ownerToken().flatMap(Owners::ownerOf);
    }

    /** New articles in all saved queries; 0 where that cannot be told. */
    public long news() {
        if (owner().isEmpty() || !readiness.ready()) {
            return 0;
        }
        try {
            return saved.of(owner().get()).stream()
                    .mapToLong(SavedQueries.WithNews::news)
                    .sum();
        } catch (SearchUnavailable e) {
            return 0;
        }
    }

    /** The address of the page, to come back to. */
    public String here() {
        return request.request().uri();
    }

    public String path() {
        return request.normalizedPath();
    }

    /** Null on pages that come about before a token is made, such as some errors: they show no forms that post. */
    public @Nullable String csrfToken() {
        try {
            return csrf.getToken();
        } catch (IllegalStateException e) {
            return null;
        }
    }

    private Optional<String> cookie(String name) {
        return Optional.ofNullable(request.request().getCookie(name)).map(Cookie::getValue);
    }
}
