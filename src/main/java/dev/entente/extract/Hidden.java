package dev.entente.extract;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells what a browser would not show. */
final class Hidden {
    private static final Pattern STYLE = Pattern.compile("(display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
    private static final Set<String> ALOUD = Set.of(
            "sr-only",
            "visually-hidden",
            "visuallyhidden",
            "screen-reader-text",
            "screen-reader-only",
            "u-visually-hidden",
            "show-for-sr",
            "a11y-hidden",
            "element-invisible");

    private Hidden() {}

    /** Hidden text may still be the article: metered pages hide it until a script has counted. */
    static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || STYLE.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
    }

    /** Words for screen readers, such as "Share on" or "opens in a new window", are never the article. */
    static boolean isForReadersAloud(Element element) {
        if (!element.hasAttr("class")) {
            return false;
        }
        for (String name : element.classNames()) {
            if (ALOUD.contains(name.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
