package dev.entente.crawl;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The sections that a front page's menu names: short addresses of words, behind short texts. Watched where a site has
 * neither feed nor sitemap.
 */
final class SectionLinks {
    static final int MOST = 15;

    private static final String MENU =
            "nav a[href], header a[href], [role=navigation] a[href], [class~=(?i)\\b(menu|nav|"
                    + "navbar|navigation)\\b] a[href], [id~=(?i)\\b(menu|nav|navbar|navigation)\\b] a[href]";
    private static final int WORDS = 4;
    private static final int DEEPEST = 2;

    private SectionLinks() {}

    static List<Link> of(Document page, URI base) {
        Map<URI, Link> sections = new LinkedHashMap<>();
        for (Element link : page.select(MENU)) {
            Urls.resolve(base, link.attr("href"))
                    .filter(url -> sections.size() < MOST && isSection(url, link))
                    .ifPresent(url -> sections.putIfAbsent(url, new Link(url, FrontierUrl.Kind.SECTION, null)));
        }
        return List.copyOf(sections.values());
    }

    private static boolean isSection(URI url, Element link) {
        String[] segments = UrlPattern.segments(url);
        String text = link.text().strip();
        return segments.length > 0
                && segments.length <= DEEPEST
                && url.getRawQuery() == null
                && !text.isEmpty()
                && text.split("\\s+").length <= WORDS
                && url.getPath().chars().noneMatch(Character::isDigit)
                && LinkLikeness.of(url) < LinkLikeness.LIKELY
                && !LinkLikeness.isNoNews(url);
    }
}
