package dev.entente.extract;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads the address that a page declares as its own, if that is plausible: of the same site, and not its home page. */
final class CanonicalUrl {
    private CanonicalUrl() {}

    static Optional<Found<URI>> read(URI url, Document page, MetaTags meta) {
        Stream<Found<String>> links = page.getElementsByTag("link").stream()
                .filter(link -> link.attr("rel").toLowerCase(Locale.ROOT).equals("canonical"))
                .map(link -> link.attr("href"))
                .filter(href -> !href.isBlank())
                .map(href -> new Found<>(href, "link rel=canonical"));
        return Stream.concat(links, meta.all("og:url").map(address -> new Found<>(address, "og:url")))
                .flatMap(found -> resolve(url, found.value()).stream().map(full -> new Found<>(full, found.rule())))
                .filter(canonical -> isPlausible(canonical.value(), url))
                .findFirst();
    }

    private static Optional<URI> resolve(URI url, String address) {
        try {
            URI full = url.resolve(address.strip().replace(" ", "%20"));
            return Optional.of(new URI(full.getScheme(), full.getRawAuthority(), null, null, null))
                    .map(root -> root.resolve(
                            full.getRawPath() + (full.getRawQuery() == null ? "" : "?" + full.getRawQuery())));
        } catch (IllegalArgumentException | java.net.URISyntaxException unusable) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(URI canonical, URI url) {
        String scheme = String.valueOf(canonical.getScheme());
        boolean home = canonical.getRawQuery() == null && isHome(canonical.getRawPath()) && !isHome(url.getRawPath());
        return (scheme.equals("http") || scheme.equals("https"))
                && !home
                && sameSite(canonical.getHost(), url.getHost());
    }

    /** True for {@code /} and for the home page of an edition, such as {@code /en/}. */
    static boolean isHome(@Nullable String path) {
        return path == null || path.matches("/?|/[a-z]{2}(-[a-zA-Z]{2})?/?|/index\\.\\w{3,5}");
    }

    private static boolean sameSite(@Nullable String one, @Nullable String other) {
        return one != null && other != null && site(one).equals(site(other));
    }

    private static String site(String host) {
        String plain = host.toLowerCase(Locale.ROOT);
        String domain = EffectiveTldFinder.getAssignedDomain(plain, true, true);
        return domain == null ? plain : domain;
    }
}
