package dev.entente.crawl;

import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sources that share a host, and whose each URL of it is: the one whose rules fit it best. Which of them finds the URL first,
 * or reads it, makes no difference. So each may be led to the pages of all, and every page is fetched for one of them.
 */
final class Neighbours {
    private final UrlRules own;
    private final List<UrlRules> all;
    private final Predicate<Source> active;

    private Neighbours(UrlRules own, List<UrlRules> all, Predicate<Source> active) {
        this.own = own;
        this.all = all;
        this.active = active;
    }

    static Neighbours none(UrlRules own) {
        return new Neighbours(own, List.of(own), source -> true);
    }

    /** @param own of the source that is read; it counts as active */
    static Neighbours of(UrlRules own, SourceCatalogue catalogue) {
        String id = own.source().id();
        List<UrlRules> all = new ArrayList<>(List.of(own));
        for (Source other : catalogue.all()) {
            if (!other.id().equals(id) && !catalogue.state(other.id()).isLeaving()) {
                UrlRules rules = new UrlRules(other);
                if (own.onSite(rules.home()) || rules.onSite(own.home())) {
                    all.add(rules);
                }
            }
        }
        return new Neighbours(
                own,
                all,
                source -> source.id().equals(id) || catalogue.state(source.id()).isActive());
    }

    UrlRules own() {
        return own;
    }

    /** Most URLs to ask for in one crawl of the source. */
    int pages() {
        return own.source().pages();
    }

    boolean isAlone() {
        return all.size() == 1;
    }

    boolean isOfAnother(URI page) {
        return other(page).isPresent();
    }

    /** Id of the other source that reads the page; empty where it is this source's, or nobody's. */
    Optional<String> other(URI page) {
        return isAlone()
                ? Optional.empty()
                : owner(new Link(page, FrontierUrl.Kind.PAGE, null))
                        .filter(owner -> owner != own)
                        .map(owner -> owner.source().id());
    }

    /** Whether any of them may fetch it. */
    boolean take(Link link) {
        return all.stream().anyMatch(rules -> takes(rules, link));
    }

    /** Adds each to the frontier for the source whose it is. @return as {@link Frontier#add} */
    Set<URI> add(Frontier frontier, Collection<Link> links) {
        if (isAlone()) {
            return frontier.add(own.source().id(), links);
        }
        Map<String, List<Link>> byOwner = new TreeMap<>();
        for (Link link : links) {
            String owner = owner(link).orElse(own).source().id();
            byOwner.computeIfAbsent(owner, any -> new ArrayList<>()).add(link);
        }
        Set<URI> added = new HashSet<>();
        byOwner.forEach((owner, its) -> added.addAll(frontier.assign(owner, its)));
        return added;
    }

    /** A page of a source that is paused waits for it; feeds and the like lead to pages of all, so another reads them meanwhile. */
    private Optional<UrlRules> owner(Link link) {
        return all.stream()
                .filter(rules -> takes(rules, link))
                .filter(rules -> link.kind() == FrontierUrl.Kind.PAGE || active.test(rules.source()))
                .max(Comparator.comparing((UrlRules rules) -> isListed(rules, link.url()))
                        .thenComparing(rules -> rules.mayBeArticle(link.url()))
                        .thenComparing(rules -> folder(rules, link.url()))
                        .thenComparing(rules -> included(rules, link.url()))
                        .thenComparing(rules -> rules.source().id(), Comparator.reverseOrder()));
    }

    private static boolean takes(UrlRules rules, Link link) {
        return link.kind() == FrontierUrl.Kind.PAGE
                ? rules.mayBeFetched(link.url())
                : rules.onSite(link.url()) && !rules.excluded(link.url());
    }

    /** Whether the source itself names it. */
    private static boolean isListed(UrlRules rules, URI url) {
        Source source = rules.source();
        return rules.home().equals(url)
                || Stream.of(source.sections(), source.feeds(), source.sitemaps())
                        .flatMap(List::stream)
                        .flatMap(listed -> Urls.normalise(listed).stream())
                        .anyMatch(url::equals);
    }

    /** Length of the folder of the source's home page that it stands in; 0 where it does not. */
    private static int folder(UrlRules rules, URI url) {
        String home = rules.home().getRawPath();
        String folder = home.substring(0, home.lastIndexOf('/') + 1);
        boolean named = rules.sameSite(rules.home(), url);
        // As /fa and /fa/ are both home pages of what stands in /fa/.
        if (named && !home.endsWith("/") && url.getRawPath().startsWith(home + "/")) {
            return home.length() + 1;
        }
        return named && url.getRawPath().startsWith(folder) ? folder.length() : 0;
    }

    /** How much of the address the source's rules for articles name at most. */
    private static int included(UrlRules rules, URI url) {
        int longest = 0;
        for (Pattern include : rules.source().include()) {
            Matcher found = include.matcher(url.toString());
            if (found.find()) {
                longest = Math.max(longest, found.end() - found.start());
            }
        }
        return longest;
    }
}
