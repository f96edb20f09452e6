package dev.entente.crawl;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * How likely a link leads to an article, by its address (slug, number, date, depth) and by its place on the page (heading,
 * text, menu). An order to fetch in, no verdict: what is wrongly put last is fetched all the same.
 */
final class LinkLikeness {
    /** Most that a page's link gets: what a feed names comes before it. */
    static final int MOST = 7;

    /** From here on a link more likely than not leads to an article. */
    static final int LIKELY = 4;

    private static final Pattern DAY =
            Pattern.compile("(?:19|20)\\d\\d[/_.-]?(?:0?[1-9]|1[0-2])[/_.-]?[0-3]?\\d(?!\\d)");
    private static final Pattern MONTH = Pattern.compile("/(?:19|20)\\d\\d[/-](?:0?[1-9]|1[0-2])(?!\\d)");
    private static final Pattern ID = Pattern.compile("\\d{4,}");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern NEWS_WORD =
            Pattern.compile("(?i)/(?:news|articles?|story|stories|post|posts|content|press-releases?|nouvelles?)/");
    private static final Pattern NO_ARTICLE = Pattern.compile(
            "(?i)/(?:tags?|category|categories|authors?|topics?|search"
                    + "|log-?in|sign-?in|register|subscribe|account|users?|about(?:-us)?|contact(?:-us)?|privacy|terms|cookies?"
                    + "|calendar|events?|archives?|page|feed|rss|videos?|gallery|galleries|photos?|shop|jobs|newsletters?|sitemap"
                    + "|imprint|impressum|help|faq)(?:[/.?_-]|$)|[?&](?:s|q|search|page|p|sort|filter|order|view|month)=");
    private static final Pattern MENU = Pattern.compile(
            "(?i)\\b(?:nav|navigation|navbar|menu|footer|breadcrumbs?|sidebar|pagination|pager|social|share|masthead)\\b");
    private static final int PARENTS = 8;

    private LinkLikeness() {}

    /** Whether its words say that it is a list, a form, or about the site itself. */
    static boolean isNoNews(URI url) {
        return NO_ARTICLE
                .matcher(url.getQuery() == null ? url.getPath() : url.getPath() + "?" + url.getQuery())
                .find();
    }

    /** @return from 0 to {@value #MOST} */
    static int of(URI url) {
        return Math.max(0, Math.min(MOST, address(url)));
    }

    /** @return from 0 to {@value #MOST} */
    static int of(URI url, Element link) {
        return Math.max(0, Math.min(MOST, address(url) + place(link) + text(link)));
    }

    private static int address(URI url) {
        String[] segments = UrlPattern.segments(url);
        if (segments.length == 0 && url.getRawQuery() == null) {
            return -MOST;
        }
        String path = "/" + String.join("/", segments);
        String whole = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        int points = slug(segments);
        points += segments.length > 1 ? 1 : 0;
        points += DAY.matcher(path).find() ? 2 : MONTH.matcher(path).find() ? 1 : 0;
        points += hasId(whole) ? 2 : 0;
        points += NEWS_WORD.matcher(path + "/").find() ? 1 : 0;
        return NO_ARTICLE.matcher(whole).find() ? points - 4 : points;
    }

    /** By the longest of the last two segments: some sites put the number after the slug. */
    private static int slug(String[] segments) {
        long words = Stream.of(segments)
                .skip(Math.max(0, segments.length - 2))
                .mapToLong(LinkLikeness::words)
                .max()
                .orElse(0);
        return words >= 5 ? 4 : words >= 3 ? 3 : 0;
    }

    private static long words(String segment) {
        String readable;
        try {
            readable = URLDecoder.decode(segment.replace("+", "-"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            readable = segment;
        }
        return Stream.of(readable.split("[-_. ]+"))
                .filter(part -> part.chars().anyMatch(Character::isLetter))
                .count();
    }

    private static boolean hasId(String address) {
        return ID.matcher(address).results().map(found -> found.group()).anyMatch(digits -> !YEAR.matcher(digits)
                .matches());
    }

    private static int place(Element link) {
        int points = 0;
        Element at = link;
        for (int i = 0; i < PARENTS && at != null; i++) {
            String tag = at.normalName();
            if (tag.matches("h[1-5]")
                    || i == 0 && !at.select("h1, h2, h3, h4, h5").isEmpty()) {
                points = Math.max(points, 1);
            }
            boolean menu = tag.matches("nav|footer|header|aside")
                    || at.attr("role").toLowerCase(Locale.ROOT).equals("navigation")
                    || MENU.matcher(at.className() + " " + at.id()).find();
            if (menu && !tag.equals("body") && !tag.equals("html")) {
                return points - 2;
            }
            at = at.parent();
        }
        return points;
    }

    private static int text(Element link) {
        String text = link.text().strip();
        int words = text.isEmpty() ? 0 : text.split("\\s+").length;
        // Where words stand without blanks, letters count.
        boolean unspaced = text.codePoints().anyMatch(Character::isIdeographic);
        int length = unspaced ? text.length() / 2 : words;
        if (length == 0) {
            return 0;
        }
        return length >= 7 ? 2 : length >= 4 ? 1 : length <= 2 ? -1 : 0;
    }
}
