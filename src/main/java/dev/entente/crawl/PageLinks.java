package dev.entente.crawl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a web page says to a crawler: the links and feeds that it names, and what it asks of crawlers.
 *
 * @param links feeds first; none where the page asks that its links are not followed
 * @param canonical as the page declares it; null where it declares none
 */
record PageLinks(
        List<Link> links, RobotsDirectives robots, @Nullable URI canonical, TextPrint text) {
    private static final int MOST = 2_000;

    static PageLinks of(Fetcher.Answer answer) {
        return of(answer, answer.isPdf() ? null : parse(answer));
    }

    /** @param page the body of the answer; null where it is no HTML */
    static PageLinks of(Fetcher.Answer answer, @Nullable Document page) {
        if (page == null) {
            return new PageLinks(List.of(), RobotsDirectives.of(answer, null), null, TextPrint.NONE);
        }
        RobotsDirectives robots = RobotsDirectives.of(answer, page);
        return new PageLinks(
                robots.nofollow() ? List.of() : links(page, answer.url()),
                robots,
                canonical(page, answer.url()),
                TextPrint.of(page));
    }

    static Document parse(Fetcher.Answer answer) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(answer.body()),
                    answer.charset(),
                    answer.url().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail", e);
        }
    }

    /** As the page declares it, whether or not it is to be believed; null where it declares none. */
    private static @Nullable URI canonical(Document page, URI url) {
        Element declared =
                page.selectFirst("link[rel~=(?i)^canonical$][href~=\\S], meta[property=og:url][content~=\\S]");
        if (declared == null) {
            return null;
        }
        String address = declared.normalName().equals("link") ? declared.attr("href") : declared.attr("content");
        return Urls.resolve(url, address).orElse(null);
    }

    private static List<Link> links(Document page, URI url) {
        Element declared = page.selectFirst("base[href]");
        URI base = declared == null
                ? url
                : Urls.resolve(url, declared.attr("href")).orElse(url);
        Map<URI, Link> links = new LinkedHashMap<>();
        Stream.concat(
                        page.select("link[rel~=(?i)\\balternate\\b][type][href]").stream()
                                .filter(PageLinks::isFeed)
                                .map(link -> feed(base, link)),
                        page.select("a[href], area[href]").stream()
                                .filter(link -> !link.attr("rel")
                                        .toLowerCase(Locale.ROOT)
                                        .contains("nofollow"))
                                .map(link -> page(base, link)))
                .flatMap(Collection::stream)
                .limit(MOST)
                .forEach(link -> links.putIfAbsent(link.url(), link));
        return List.copyOf(links.values());
    }

    /** Of articles, not of comments; "application/json" was JSON Feed's type once, and is that of much else. */
    private static boolean isFeed(Element link) {
        String type = link.attr("type").strip().toLowerCase(Locale.ROOT);
        String said = (link.attr("href") + " " + link.attr("title")).toLowerCase(Locale.ROOT);
        boolean feed = type.matches("application/(?:(?:rss|atom|rdf)\\+xml|feed\\+json)(?:;.*)?")
                || type.equals("application/json") && said.contains("feed");
        return feed && !said.contains("comment");
    }

    private static List<Link> feed(URI base, Element element) {
        return Urls.resolve(base, element.attr("href")).map(url -> new Link(url, FrontierUrl.Kind.FEED, null)).stream()
                .toList();
    }

    private static List<Link> page(URI base, Element element) {
        return Urls.resolve(base, element.attr("href"))
                .map(url -> new Link(url, FrontierUrl.Kind.PAGE, null, LinkLikeness.of(url, element)))
                .stream()
                .toList();
    }
}
