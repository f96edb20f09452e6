package dev.entente.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads the headline, without the name of the site. */
final class TitleReader {
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[|–—\\-:·•»«/_]+\\s+|\\s*[|｜»«]\\s*|\\s*_\\s*(?=[^_]{2,20}$)");
    private static final int LONGEST = 400;

    private TitleReader() {}

    /** The headline; empty where the page has none. */
    static Found<String> read(Document page, MetaTags meta, StructuredData data, SiteName site) {
        List<String> headings = headings(page);
        String declared = withoutSite(Words.tidy(page.title()), site);
        Optional<String> open = meta.first(
                        "og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
                .map(title -> withoutSite(title, site));
        Optional<String> structured = data.headline().map(title -> withoutSite(unescape(title), site));
        List<String> hints = Stream.of(structured, open, Optional.of(declared))
                .flatMap(Optional::stream)
                .filter(hint -> !hint.isEmpty())
                .toList();
        return Found.first(
                        Found.of(
                                bestHeading(headings, hints, site).map(heading -> withoutSection(heading, hints)),
                                "the heading that is most like the metadata"),
                        Found.of(structured, "headline in JSON-LD"),
                        Found.of(open, "og:title or the like"),
                        Found.of(Optional.of(declared), "title element"))
                .filter(title -> !title.value().isEmpty())
                .or(() -> Found.of(headings.stream().findFirst(), "first heading"))
                .map(title -> title.map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text))
                .orElse(new Found<>("", "none found"));
    }

    private static List<String> headings(Document page) {
        List<String> texts = new ArrayList<>();
        String declared = Words.fold(page.title());
        for (Element heading : page.select("h1, [itemprop=headline], h2")) {
            String text = Words.tidy(heading.text());
            boolean headline = !heading.normalName().equals("h2")
                    || heading.hasAttr("itemprop")
                    || (declared.startsWith(Words.fold(text)) || declared.endsWith(" " + Words.fold(text)))
                            && text.indexOf(' ') > 0;
            if (!text.isEmpty() && text.length() <= LONGEST && headline) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** What readers see is the title, if what the page declares elsewhere shares enough words with it. */
    private static Optional<String> bestHeading(List<String> headings, List<String> hints, SiteName site) {
        String best = null;
        double most = hints.isEmpty() ? 0 : 0.45;
        for (String heading : headings) {
            double likeness = hints.stream()
                    .mapToDouble(hint -> likeness(heading, hint))
                    .max()
                    .orElse(0.1);
            if (likeness > most && !site.is(heading)) {
                most = likeness;
                best = heading;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A heading may hold the name of its section before the title itself. */
    private static String withoutSection(String heading, List<String> hints) {
        String folded = Words.fold(heading);
        for (String hint : hints) {
            String wanted = Words.fold(hint);
            int before = folded.length() - wanted.length();
            if (before > 1
                    && wanted.indexOf(' ') > 0
                    && folded.endsWith(" " + wanted)
                    && heading.indexOf(':') < 0
                    && folded.substring(0, before).strip().split(" ").length <= 2) {
                return hint;
            }
        }
        return heading;
    }

    /** Shared words over all words of the shorter text that both have: 1 for equal texts. */
    static double likeness(String one, String other) {
        List<String> a = terms(one);
        List<String> b = terms(other);
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        long shared = a.stream().filter(b::contains).count();
        return 2.0 * shared / (a.size() + b.size());
    }

    /** Words, or single characters where the script has no spaces. */
    private static List<String> terms(String text) {
        String folded = Words.fold(text);
        boolean spaced = folded.indexOf(' ') >= 0
                && folded.codePoints().noneMatch(Character::isIdeographic)
                && folded.length() < 8 * folded.split(" ").length * 2;
        return spaced
                ? Arrays.asList(folded.split(" "))
                : folded.chars().mapToObj(Character::toString).toList();
    }

    /** Cuts off the site's name and, at the end, whatever follows it, such as a section. */
    static String withoutSite(String title, SiteName site) {
        List<String> parts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Matcher edge = SEPARATOR.matcher(title);
        int start = 0;
        while (edge.find()) {
            parts.add(title.substring(start, edge.start()));
            ends.add(edge.start());
            start = edge.end();
        }
        parts.add(title.substring(start));
        for (int i = 1; i < parts.size(); i++) {
            if (site.is(parts.get(i))) {
                return title.substring(0, ends.get(i - 1)).strip();
            }
        }
        return parts.size() > 1 && site.is(parts.get(0))
                ? title.substring(title.indexOf(parts.get(1), ends.get(0))).strip()
                : title;
    }

    private static String unescape(String text) {
        return text.indexOf('&') < 0 && text.indexOf('<') < 0
                ? text
                : Words.tidy(org.jsoup.Jsoup.parseBodyFragment(text).text());
    }
}
