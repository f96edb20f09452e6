package dev.entente.crawl;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one visit out of the endless parts of a site: calendars, faceted navigation, slugs that all serve one text. Each
 * {@link UrlPattern} of a source has a budget of pages that brought nothing, over all visits and within one; what a feed
 * names is read in any case. docs/sources.md tells the bounds to who runs the portal.
 */
final class Traps {
    /** Pages of a pattern that brought nothing within one visit, before it is closed until the next. */
    static final int BARREN_IN_VISIT = 50;
    /** Pages of a pattern that hold no article, over all visits. */
    static final int BARREN = 500;
    /** A pattern is not closed while more than one in so many of its pages is an article. */
    static final int BARREN_TO_ONE_ARTICLE = 4;
    /** Known pages of a pattern that wait to be read, before no more are taken from pages. */
    static final int UNREAD = 2_000;
    /** Links taken from the pages of one visit. */
    static final int LINKS_IN_VISIT = 20_000;
    /** Pages with one and the same text that are read in one visit. */
    static final int SAME_TEXT = 3;

    static final int LONGEST = 1_500;
    static final int DEEPEST = 15;
    static final int REPEATED = 3;
    static final int PARAMETERS = 8;

    private static final Logger LOG = Logger.getLogger(Traps.class);
    private static final int PATTERNS = 1_000;
    private static final String OTHERS = "(others)";
    private static final int TEXTS = 20_000;
    private static final Pattern DATED =
            Pattern.compile("(?<!\\d)(20\\d\\d|2[1-9]\\d\\d)(?:[/_.-](?:0?[1-9]|1[0-2]))?(?!\\d)");

    private final String source;
    private final int year;
    private final Map<String, Census> known;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Map<Long, Text> texts = new HashMap<>();

    /** What is known of the pages of one pattern, over all visits. */
    record Census(long articles, long barren, long unread) {
        static final Census NONE = new Census(0, 0, 0);
    }

    private static final class Tally {
        private int fruitful;
        private int barren;
        private int taken;
        private boolean closed;
    }

    private static final class Text {
        private final URI first;
        private int pages = 1;

        private Text(URI first) {
            this.first = first;
        }
    }

    /** @param year that it is now */
    Traps(String source, Map<String, Census> known, int year) {
        this.source = source;
        this.known = known;
        this.year = year;
    }

    static boolean isMadeUp(URI url) {
        return refusal(url, Integer.MAX_VALUE - 1) != null;
    }

    /** Why no page of a sane site has such an address; null where one may. */
    static @Nullable String refusal(URI url, int year) {
        if (url.toString().length() > LONGEST) {
            return "The address is longer than " + LONGEST + " characters.";
        }
        String[] segments = UrlPattern.segments(url);
        if (segments.length > DEEPEST) {
            return "The address is more than " + DEEPEST + " folders deep.";
        }
        Map<String, Integer> counts = new HashMap<>();
        for (String segment : segments) {
            boolean number = segment.chars().allMatch(Character::isDigit);
            if (!number && counts.merge(segment, 1, Integer::sum) >= REPEATED) {
                return "The address repeats '" + segment + "'.";
            }
        }
        String query = url.getRawQuery();
        if (query != null && query.split("&").length > PARAMETERS) {
            return "The address has more than " + PARAMETERS + " parameters.";
        }
        return isFarFuture(url, year) ? "It is a calendar's page of a year to come." : null;
    }

    private static boolean isFarFuture(URI url, int year) {
        Matcher dated = DATED.matcher(url.getRawPath() + "?" + (url.getRawQuery() == null ? "" : url.getRawQuery()));
        return dated.find()
                && Integer.parseInt(dated.group(1)) > year + 1
                && LinkLikeness.of(url) < LinkLikeness.LIKELY;
    }

    /** Whether a link of a feed or sitemap is worth knowing: it always is, if it is sane. */
    boolean takesListed(Link link) {
        return refusal(link.url(), year) == null;
    }

    /** Whether the link of a page is worth knowing. */
    boolean takes(Link link) {
        if (refusal(link.url(), year) != null) {
            return false;
        }
        if (link.kind() != FrontierUrl.Kind.PAGE || link.likeness() > LinkLikeness.MOST) {
            return true;
        }
        if (taken.contains(link.url().hashCode())) {
            return true;
        }
        String pattern = pattern(link.url());
        Tally tally = tally(pattern);
        if (closed(pattern, tally) != null
                || taken.size() >= LINKS_IN_VISIT
                || census(pattern).unread() + tally.taken >= UNREAD) {
            return false;
        }
        taken.add(link.url().hashCode());
        tally.taken++;
        return true;
    }

    /** Whether one of the links is new to this visit and looks like an article's; to ask before they are taken. */
    boolean bringsNews(Stream<Link> links) {
        return links.anyMatch(link -> link.likeness() >= LinkLikeness.LIKELY
                && !taken.contains(link.url().hashCode()));
    }

    /** Why a page that was never read is not read now; null where it is. */
    @Nullable
    String closed(FrontierUrl url) {
        if (url.likeness() > LinkLikeness.MOST || url.kind() != FrontierUrl.Kind.PAGE) {
            return null;
        }
        String pattern = pattern(url.url());
        return closed(pattern, tally(pattern));
    }

    private @Nullable String closed(String pattern, Tally tally) {
        Census before = census(pattern);
        long articles = before.articles() + tally.fruitful;
        boolean now = tally.barren >= BARREN_IN_VISIT && tally.barren > BARREN_TO_ONE_ARTICLE * tally.fruitful;
        boolean ever = before.barren() + tally.barren >= BARREN
                && before.barren() + tally.barren > BARREN_TO_ONE_ARTICLE * articles;
        if (!now && !ever) {
            return null;
        }
        long count = now ? tally.barren : before.barren() + tally.barren;
        String reason = "No more pages like " + pattern + " are read: " + count + " of them brought nothing.";
        if (!tally.closed) {
            tally.closed = true;
            LOG.infof("%s: %s", source, reason);
        }
        return reason;
    }

    /** Why the page is not taken: others of this visit have the same text. Empty where it is. */
    Optional<String> copy(URI url, TextPrint text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Text known = texts.get(text.digest());
        if (known == null) {
            if (texts.size() < TEXTS) {
                texts.put(text.digest(), new Text(url));
            }
            return Optional.empty();
        }
        known.pages++;
        return known.pages <= SAME_TEXT
                ? Optional.empty()
                : Optional.of(
                        "Its text stands at " + known.first + " and " + (known.pages - 2) + " more addresses already.");
    }

    void fruitful(URI url) {
        tally(pattern(url)).fruitful++;
    }

    void barren(URI url) {
        tally(pattern(url)).barren++;
    }

    /** So that no site can fill the memory with patterns. */
    private String pattern(URI url) {
        String pattern = UrlPattern.of(url);
        return tallies.containsKey(pattern) || tallies.size() < PATTERNS ? pattern : OTHERS;
    }

    private Tally tally(String pattern) {
        return tallies.computeIfAbsent(pattern, any -> new Tally());
    }

    private Census census(String pattern) {
        return known.getOrDefault(pattern, Census.NONE);
    }
}
