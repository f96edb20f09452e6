package dev.entente.crawl;

import crawlercommons.domains.EffectiveTldFinder;
import dev.entente.source.Source;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which URLs belong to a source: those of its site that its rules do not exclude. */
final class UrlRules {
    private static final List<String> TWIN_HOSTS = List.of("m.", "mobile.", "amp.");

    private final Source source;
    private final URI home;
    private final Set<String> hosts;
    private final Set<String> listHosts;

    UrlRules(Source source) {
        this(source, List.of());
    }

    /** @param lists feeds and sitemaps, which may stand on hosts of their own; pages of those hosts are not read */
    UrlRules(Source source, Collection<URI> lists) {
        this.source = source;
        this.home = Urls.normalise(source.home()).orElseThrow();
        this.hosts = Stream.concat(
                        Stream.of(
                                        List.of(source.home()),
                                        source.sections(),
                                        ofDomain(source.feeds()),
                                        ofDomain(source.sitemaps()))
                                .flatMap(List::stream),
                        source.offSite().stream().map(host -> URI.create("https://" + host)))
                .flatMap(url -> Urls.normalise(url).stream())
                .map(UrlRules::site)
                .collect(Collectors.toUnmodifiableSet());
        this.listHosts = Stream.concat(
                        Stream.of(source.feeds(), source.sitemaps()).flatMap(List::stream), lists.stream())
                .flatMap(url -> Urls.normalise(url).stream())
                .map(UrlRules::site)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a sitemap that robots.txt names may well be this site's: on its host, of its domain, or on a host named after
     * it. A private site's must stand on its host, for it must not lead elsewhere in the private network.
     */
    boolean isPlausibleList(URI url) {
        return onSite(url) || !source.allowPrivate() && (isOfDomain(url) || isNamedAfterDomain(url));
    }

    /** As times.example.cdn.example is after times.example. */
    private boolean isNamedAfterDomain(URI url) {
        String domain = domain(home);
        return domain != null && url.getHost() != null && ("." + url.getHost() + ".").contains("." + domain + ".");
    }

    private List<URI> ofDomain(List<URI> lists) {
        return lists.stream().filter(this::isOfDomain).toList();
    }

    private boolean isOfDomain(URI url) {
        return domain(url) != null && Objects.equals(domain(url), domain(home));
    }

    /** What the site's owner registered: example.co.uk for news.example.co.uk; null where there is none. */
    private static @Nullable String domain(URI url) {
        return url.getHost() == null ? null : EffectiveTldFinder.getAssignedDomain(url.getHost(), true, true);
    }

    /** Whether any feed or sitemap is known beforehand. */
    boolean hasLists() {
        return !listHosts.isEmpty();
    }

    Source source() {
        return source;
    }

    URI home() {
        return home;
    }

    /** Whether it stands on a host of the source, or of one of its feeds and sitemaps. */
    boolean onSite(URI url) {
        return ownSite(url) || listHosts.contains(site(url));
    }

    /** Whether pages of its host are this source's: the home page's, with or without "www.", and those that it lists. */
    private boolean ownSite(URI url) {
        return hosts.contains(site(url)) || isTwin(url);
    }

    /** Whether its host is that of a host of the source's for phones: its pages count only as twins of others. */
    boolean isTwin(URI url) {
        String host = site(url);
        return !hosts.contains(host)
                && TWIN_HOSTS.stream()
                        .anyMatch(twin -> host.startsWith(twin) && hosts.contains(host.substring(twin.length())));
    }

    /** Whether both stand on one host, whatever the scheme, and with or without "www.". */
    boolean sameSite(URI one, URI other) {
        return site(one).equals(site(other));
    }

    boolean excluded(URI url) {
        return found(source.exclude().stream(), url);
    }

    boolean mayBeFetched(URI url) {
        return ownSite(url) && !excluded(url);
    }

    boolean mayBeArticle(URI url) {
        return !url.equals(home) && (source.include().isEmpty() || found(source.include().stream(), url));
    }

    private static boolean found(Stream<Pattern> patterns, URI url) {
        return patterns.anyMatch(pattern -> pattern.matcher(url.toString()).find());
    }

    private static String site(URI url) {
        String host = Urls.host(url);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
