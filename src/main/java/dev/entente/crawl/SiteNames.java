package dev.entente.crawl;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a site is called, and where it is at home, by its address and its front page. */
final class SiteNames {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Country domains that are sold the world over, so that they say nothing of who uses them. */
    private static final Set<String> SOLD_TO_ALL = Set.of(
            "ac", "ag", "ai", "am", "as", "bz", "cc", "cd", "co", "dj", "fm", "gg", "gl", "io", "la", "ly", "me", "ms",
            "mu", "nu", "pw", "sc", "sh", "so", "st", "sx", "tk", "to", "tv", "vc", "vu", "ws");

    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|\\-–—:·»]\\s+|\\s*\\|\\s*|:\\s+");
    private static final Set<String> NO_NAMES = Set.of("home", "homepage", "front page", "index", "news", "welcome");
    private static final Pattern NOT_IN_IDS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_NAME = 60;

    private SiteNames() {}

    /** Made of the host without the ending that others share: "www.example-times.co.uk" is example-times. */
    static String id(URI home) {
        String host = plainHost(home);
        String domain = EffectiveTldFinder.getAssignedDomain(host, true, true);
        String suffix = domain == null || domain.indexOf('.') < 0 ? "" : domain.substring(domain.indexOf('.'));
        String own = host.endsWith(suffix) ? host.substring(0, host.length() - suffix.length()) : host;
        String id = NOT_IN_IDS.matcher(own.toLowerCase(Locale.ROOT)).replaceAll("-");
        return id.replaceAll("^-+|-+$", "").isEmpty() ? "site" : id.replaceAll("^-+|-+$", "");
    }

    /** As the page declares it; else the part of its title that recalls the host, or its first; else the host. */
    static Named name(URI home, Document page) {
        Element declared = page.selectFirst("meta[property=og:site_name][content]");
        if (declared != null && !declared.attr("content").isBlank()) {
            return new Named(cut(declared.attr("content")), true);
        }
        String key = letters(id(home));
        List<String> parts = SEPARATOR
                .splitAsStream(page.title().strip())
                .filter(text -> !text.isBlank() && !NO_NAMES.contains(text.toLowerCase(Locale.ROOT)))
                .toList();
        Stream<String> recalling =
                parts.stream().filter(text -> !key.isEmpty() && letters(text).contains(key));
        Stream<String> first = parts.stream().limit(1).filter(text -> text.length() <= LONGEST_NAME / 2);
        return new Named(cut(Stream.concat(recalling, first).findFirst().orElse(plainHost(home))), false);
    }

    /** @param declared whether the page says so itself */
    record Named(String name, boolean declared) {}

    /** ISO 3166-1 alpha-2 code of the country whose domain it is, where such a domain says something. */
    static Optional<String> country(URI home) {
        String host = plainHost(home);
        String top = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String code = top.equals("uk") ? "GB" : top.toUpperCase(Locale.ROOT);
        return SOLD_TO_ALL.contains(top) || !COUNTRIES.contains(code) ? Optional.empty() : Optional.of(code);
    }

    private static String plainHost(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String letters(String text) {
        return NOT_IN_IDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static String cut(String name) {
        String one = name.replaceAll("\\s+", " ").strip();
        return one.length() <= LONGEST_NAME
                ? one
                : one.substring(0, LONGEST_NAME).strip();
    }
}
