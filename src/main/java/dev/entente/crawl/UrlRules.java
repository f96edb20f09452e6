package dev.entente.crawl;

import dev.entente.source.Source;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which URLs belong to a source: those of its site that its rules do not exclude. */
final class UrlRules {
    private final Source source;
    private final URI home;
    private final Set<String> hosts;

    UrlRules(Source source) {
        this.source = source;
        this.home = Urls.normalise(source.home()).orElseThrow();
        this.hosts = Stream.concat(
                        Stream.of(List.of(source.home()), source.feeds(), source.sitemaps(), source.sections())
                                .flatMap(List::stream),
                        source.offSite().stream().map(host -> URI.create("https://" + host)))
                .flatMap(url -> Urls.normalise(url).stream())
                .map(UrlRules::site)
                .collect(Collectors.toUnmodifiableSet());
    }

    Source source() {
        return source;
    }

    URI home() {
        return home;
    }

    /** Whether it stands on a host of the source: the home page's, with or without "www.", or one that it lists. */
    boolean onSite(URI url) {
        return hosts.contains(site(url));
    }

    boolean excluded(URI url) {
        return found(source.exclude().stream(), url);
    }

    boolean mayBeFetched(URI url) {
        return onSite(url) && !excluded(url);
    }

    boolean mayBeArticle(URI url) {
        return !url.equals(home) && (source.include().isEmpty() || found(source.include().stream(), url));
    }

    /**
     * The address that names the article: the canonical one where it is plausible (of this site, not excluded, and not
     * the front page, which some sites declare for all pages), else where it was read.
     */
    URI articleUrl(URI read, Optional<URI> canonical) {
        return canonical
                .flatMap(Urls::normalise)
                .filter(this::mayBeFetched)
                .filter(url -> !url.equals(home) && !url.getPath().equals("/"))
                .orElse(read);
    }

    private static boolean found(Stream<Pattern> patterns, URI url) {
        return patterns.anyMatch(pattern -> pattern.matcher(url.toString()).find());
    }

    private static String site(URI url) {
        String host = Urls.host(url);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
