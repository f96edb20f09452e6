package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Kind;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one visit of a source has learnt of its addresses: which spelling is the site's own, and where its traps are. Safe for
 * use by many threads.
 */
final class Discovery {
    private final UrlRules rules;
    private final Neighbours neighbours;
    private final Twins twins;
    private final Traps traps;
    private final Canonicals canonicals;

    Discovery(UrlRules rules, Map<String, Traps.Census> census, LocalDate today) {
        this(rules, Neighbours.none(rules), census, today);
    }

    Discovery(UrlRules rules, Neighbours neighbours, Map<String, Traps.Census> census, LocalDate today) {
        this.rules = rules;
        this.neighbours = neighbours;
        this.twins = new Twins(rules);
        this.traps = new Traps(rules.source().id(), census, today.getYear());
        this.canonicals = new Canonicals(rules, twins);
    }

    /** @param url where it was read, after redirects */
    synchronized void frontPageAt(URI url) {
        twins.frontPageAt(url);
    }

    /** The front page's links; with its sections, to be watched, where the site has neither feed nor sitemap. */
    List<Link> ofFrontPage(Fetcher.Answer answer, @Nullable Document page) {
        List<Link> links = PageLinks.of(answer, page).links();
        boolean hasLists = rules.hasLists() || links.stream().anyMatch(link -> link.kind() == Kind.FEED);
        if (page == null
                || links.isEmpty()
                || hasLists
                || !rules.source().sections().isEmpty()) {
            return links;
        }
        return Stream.concat(SectionLinks.of(page, answer.url()).stream(), links.stream())
                .toList();
    }

    /** Those of the links that are this source's or its neighbours', each in the site's own spelling. */
    synchronized List<Link> take(List<Link> links) {
        return ours(links).filter(traps::takes).toList();
    }

    /** As {@link #take}, of links that a feed or sitemap names: however many they are, none is left out. */
    synchronized List<Link> takeListed(List<Link> links) {
        return ours(links).filter(traps::takesListed).toList();
    }

    private Stream<Link> ours(List<Link> links) {
        return links.stream()
                .map(link -> new Link(twins.ours(link.url()), link.kind(), link.modifiedAt(), link.likeness()))
                .filter(neighbours::take);
    }

    /** Whether a page has links that this visit did not see before and that look like articles'; to ask before taking them. */
    synchronized boolean ledToArticles(List<Link> links) {
        return traps.bringsNews(links.stream()
                .map(link -> new Link(twins.ours(link.url()), link.kind(), null, link.likeness()))
                .filter(link -> rules.mayBeFetched(link.url())));
    }

    /** @throws FetchFailed if it is one of many that brought nothing, and was never read */
    synchronized void check(FrontierUrl url) throws FetchFailed {
        boolean unread = url.state() == UrlState.DISCOVERED
                || url.problem() != null && url.problem().kind() == Problem.Kind.TRAP;
        String reason = unread ? traps.closed(url) : null;
        if (reason != null) {
            throw new FetchFailed(Problem.Kind.TRAP, reason);
        }
    }

    /** Why the page is no article whatever it says; null where it may be one. */
    synchronized @Nullable Problem problem(FrontierUrl known, URI read, PageLinks said) {
        if (!rules.mayBeArticle(read)) {
            return Problem.of(Problem.Kind.RULES, "It is no article by the rules of the source.");
        }
        if (rules.isTwin(read) && (said.canonical() == null || rules.isTwin(said.canonical()))) {
            return Problem.of(Problem.Kind.RULES, "It is the twin of a page for phones, and does not say of which.");
        }
        return traps.copy(known.url(), said.text())
                .map(reason -> Problem.of(Problem.Kind.TRAP, reason))
                .orElse(null);
    }

    /** The address that names what was read there. Other threads go on while the site is asked. */
    URI address(URI read, PageLinks said, Canonicals.TextAt site) throws SiteUnavailable, InterruptedException {
        return canonicals.decide(twins.ours(read), said.canonical(), said.text(), site);
    }

    /**
     * The address that names what was read there, where the site declares none: of two that differ by the slash at their end
     * and have the same text, the one that named an article first.
     *
     * @param isArticle whether an address is known, from this visit or another, to name an article
     */
    URI withoutTwin(FrontierUrl known, URI article, TextPrint text, Predicate<URI> isArticle, Canonicals.TextAt site)
            throws SiteUnavailable, InterruptedException {
        URI twin = Urls.slashTwin(article).orElse(null);
        if (twin == null || text.isEmpty()) {
            return article;
        }
        URI first = canonicals.first(article, twin);
        if (article.equals(known.article())) {
            return article;
        }
        if (twin.equals(known.article())) {
            // It stays so even if the other is gone, until that one says something else.
            return canonicals
                            .textOf(twin, site)
                            .filter(other -> !other.resembles(text))
                            .isPresent()
                    ? article
                    : twin;
        }
        // Without a word of the site, a text that is only like it does not do.
        boolean same = (first.equals(twin) || isArticle.test(twin))
                && canonicals.textOf(twin, site).filter(text::equals).isPresent();
        return same ? twin : article;
    }

    /** An article was read there. */
    synchronized void fruitful(FrontierUrl page) {
        traps.fruitful(page.url());
    }

    /** No article was read there. */
    synchronized void judge(FrontierUrl page, boolean ledToArticles) {
        if (ledToArticles) {
            traps.fruitful(page.url());
        } else {
            traps.barren(page.url());
        }
    }
}
