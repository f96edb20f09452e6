package dev.entente.crawl;

import dev.entente.crawl.FeedLinks.Item;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads what an XML parser refuses: stray ampersands, tags that are never closed, control characters. */
final class BrokenFeed {
    /** A longer feed that is broken is not worth the memory. */
    private static final int LONGEST = 5_000_000;

    private static final Pattern DOCTYPE =
            Pattern.compile("(?is)<!DOCTYPE\\s[^>\\[]*+(?:\\[.*?]\\s*+)?>|<!DOCTYPE\\s[^>\\[]*+\\[.*");

    private static final int HEAD = 200_000;

    private BrokenFeed() {}

    /** Feeds of 1999 have one by the book; nothing in it is needed to read them. */
    static String withoutDoctype(String text) {
        int at = indexOfDoctype(text);
        if (at < 0) {
            return text;
        }
        String head = text.substring(at, Math.min(text.length(), at + HEAD));
        return text.substring(0, at) + DOCTYPE.matcher(head).replaceFirst("") + text.substring(at + head.length());
    }

    private static int indexOfDoctype(String text) {
        String head = text.substring(0, Math.min(text.length(), 10_000));
        return head.toUpperCase(java.util.Locale.ROOT).indexOf("<!DOCTYPE");
    }

    /** None where it is no feed, or not to be mended. */
    static List<Item> items(String text) {
        if (text.length() > LONGEST || !text.matches("(?is).{0,2000}?<(?:rss|feed|rdf:RDF)[\\s>].*")) {
            return List.of();
        }
        Document feed = Jsoup.parse(text, "", Parser.xmlParser().setMaxDepth(64));
        return feed.select("item, entry").stream().map(BrokenFeed::item).toList();
    }

    private static Item item(Element entry) {
        String link = entry.children().stream()
                .filter(child -> child.normalName().equals("link"))
                .filter(child ->
                        child.attr("rel").isEmpty() || child.attr("rel").equals("alternate"))
                .map(child -> child.hasAttr("href") ? child.attr("href") : child.ownText())
                .filter(address -> !address.isBlank())
                .findFirst()
                .orElseGet(() -> permanentId(entry));
        Instant date = Stream.of("updated", "published", "pubDate", "dc|date")
                .map(entry::selectFirst)
                .filter(Objects::nonNull)
                .map(element -> date(element.text()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Item(link, date);
    }

    private static @Nullable String permanentId(Element entry) {
        Element id = entry.selectFirst("guid, id");
        return id == null
                        || id.attr("isPermaLink").equals("false")
                        || id.ownText().isBlank()
                ? null
                : id.ownText();
    }

    private static @Nullable Instant date(String text) {
        for (DateTimeFormatter format :
                List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME)) {
            try {
                return format.parse(text.strip(), OffsetDateTime::from).toInstant();
            } catch (DateTimeException e) {
                // The next form may do; a date only orders the items.
            }
        }
        return null;
    }
}
