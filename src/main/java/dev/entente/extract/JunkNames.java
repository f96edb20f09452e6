package dev.entente.extract;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Judges elements by tag, role, and the whole words of their class and id. */
final class JunkNames {
    enum Verdict {
        CLEAN,
        /** Holds something else than text, as a rule; whole paragraphs in it are read. */
        FRAME,
        /** Left out at first, read when too little is found without it. */
        SUSPECT,
        JUNK
    }

    private static final Pattern WORD_EDGE = Pattern.compile("[^\\p{Alnum}]+|(?<=[a-z0-9])(?=[A-Z])");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int HEADING_ID_WORDS = 4;

    private static final Set<String> JUNK_TAGS = Set.of("nav", "footer", "menu", "fieldset", "figcaption");
    private static final Set<String> FRAME_TAGS = Set.of("figure", "details");
    private static final Set<String> SUSPECT_TAGS = Set.of("aside", "form", "header");
    private static final Set<String> JUNK_ROLES = Set.of(
            "navigation", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog", "tablist");
    private static final Set<String> SUSPECT_ROLES = Set.of("complementary", "banner", "form");

    /** "has-sidebar" and "content-sidebar-wrap" hold more than the sidebar, "shadow-card" looks like a card. */
    private static final Pattern LAYOUT = Pattern.compile(
            "(?i)(?:^|[-_])(?:has|with|no|content)[-_](?:\\w+[-_])?sidebar|^(?:shadow|bg|border|rounded)-");

    /** Page builders name what holds text so. */
    private static final Set<String> TEXT_WIDGETS = Set.of("editor", "text", "tinymce", "html");

    private static final Set<String> JUNK = Set.of(
            "nav",
            "navbar",
            "navigation",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "share",
            "sharing",
            "shares",
            "sharebar",
            "sharedaddy",
            "social",
            "addtoany",
            "related",
            "recirc",
            "recirculation",
            "outbrain",
            "taboola",
            "newsletter",
            "newsletters",
            "subscribe",
            "subscription",
            "signup",
            "promo",
            "comment",
            "comments",
            "disqus",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "advert",
            "advertisement",
            "ad",
            "ads",
            "adslot",
            "sponsored",
            "sponsor",
            "footer",
            "sidebar",
            "pagination",
            "pager",
            "tags",
            "tag",
            "taglist",
            "byline",
            "caption",
            "captions",
            "credit",
            "disclaimer",
            "copyright",
            "popular",
            "trending",
            "toolbar",
            "popup",
            "modal",
            "skip",
            "login",
            "readmore",
            "print",
            "breaking",
            "ticker",
            "jp",
            "yarpp",
            "saboxplugin",
            "crp",
            "dateline",
            "timestamp",
            "rating",
            "ratings");
    private static final Set<String> FRAMES = Set.of("video", "figure", "embed", "teaser", "slideshow");
    private static final Set<String> SUSPECT = Set.of(
            "widget",
            "aside",
            "meta",
            "author",
            "authors",
            "bio",
            "recommended",
            "recommendation",
            "recommendations",
            "more",
            "links",
            "link",
            "banner",
            "callout",
            "cta",
            "teasers",
            "card",
            "cards",
            "carousel",
            "gallery",
            "header",
            "masthead",
            "info",
            "date",
            "follow",
            "tools",
            "poll",
            "quiz",
            "player",
            "donate",
            "donation",
            "support",
            "topics",
            "category",
            "categories",
            "infobox",
            "profile",
            "image",
            "media",
            "photo",
            "notice",
            "note",
            "notes",
            "footnote",
            "footnotes",
            "picture",
            "letters",
            "signature",
            "legal",
            "disclosure",
            "terms",
            "reply",
            "hidden",
            "hide");

    private JunkNames() {}

    static Verdict judge(Element element) {
        String tag = element.normalName();
        String role = element.attr("role").toLowerCase(Locale.ROOT);
        if (JUNK_TAGS.contains(tag) || JUNK_ROLES.contains(role)) {
            return Verdict.JUNK;
        }
        if (isHeading(tag) || isPost(element)) {
            return Verdict.CLEAN;
        }
        Set<String> words = words(element);
        if (words.contains("widget") && words.stream().anyMatch(TEXT_WIDGETS::contains)) {
            return Verdict.CLEAN;
        }
        if (words.stream().anyMatch(JUNK::contains)) {
            return Verdict.JUNK;
        }
        if (SUSPECT_TAGS.contains(tag)
                || SUSPECT_ROLES.contains(role)
                || words.stream().anyMatch(SUSPECT::contains)) {
            return Verdict.SUSPECT;
        }
        if (tag.equals("figure") && element.selectFirst("> table") != null) {
            return Verdict.CLEAN;
        }
        boolean frame = FRAME_TAGS.contains(tag) || words.stream().anyMatch(FRAMES::contains);
        return !frame ? Verdict.CLEAN : tag.equals("article") ? Verdict.SUSPECT : Verdict.FRAME;
    }

    /** Themes name their sub-headings after anything. */
    private static boolean isHeading(String tag) {
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    }

    /** WordPress puts an article's tags and categories into its class. */
    private static boolean isPost(Element element) {
        return element.hasClass("hentry") || element.hasClass("type-post");
    }

    /** The words of class and id: {@code relatedPosts related-posts__list} gives related, posts, list. */
    static Set<String> words(Element element) {
        if (!element.hasAttr("class") && !element.hasAttr("id")) {
            return Set.of();
        }
        Set<String> words = new HashSet<>();
        add(element.attr("class"), words);
        // An id of several words is a heading's, for links to it.
        if (WORD_EDGE.split(element.id()).length < HEADING_ID_WORDS) {
            add(element.id(), words);
        }
        return words;
    }

    private static void add(String names, Set<String> words) {
        for (String name : SPACE.split(names)) {
            // "print:hidden" and "[&_caption]:mt-2" say how things look in some case, not what they are.
            if (name.indexOf(':') < 0
                    && name.indexOf('[') < 0
                    && !LAYOUT.matcher(name).find()) {
                for (String word : WORD_EDGE.split(name)) {
                    if (!word.isEmpty()) {
                        words.add(word.toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
    }
}
