package dev.entente.crawl;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * The articles that a feed names, newest first: RSS 0.9x to 2.0, Atom, JSON Feed. A document's type declaration is cut out
 * before it is read, so no entity of its own means anything; broken XML is mended where a line or two tell how.
 */
final class FeedLinks {
    private static final int MOST = 2_000;

    private FeedLinks() {}

    static List<Link> of(Fetcher.Answer answer) throws FetchFailed {
        return byDate(JsonFeed.isJson(answer.body()) ? JsonFeed.items(answer) : xml(answer));
    }

    /** What a feed names as an article. @param reference as the feed has it, relative or not */
    record Item(@Nullable String reference, @Nullable Instant date) {
        Optional<Link> link(URI feed, int likeness) {
            return Optional.ofNullable(reference)
                    .flatMap(address -> Urls.resolve(feed, address))
                    .map(url -> new Link(url, FrontierUrl.Kind.PAGE, date, likeness));
        }
    }

    /** The newer half comes first in the crawl too. Items without a date keep their place. */
    private static List<Link> byDate(Items items) {
        boolean dated = items.list().stream().allMatch(item -> item.date() != null);
        List<Item> ordered = dated
                ? items.list().stream()
                        .sorted(Comparator.comparing(Item::date, Comparator.reverseOrder()))
                        .toList()
                : items.list();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < ordered.size() && i < MOST; i++) {
            int likeness = i * 2 < ordered.size() ? Link.SURE : Link.SURE - 1;
            ordered.get(i).link(items.base(), likeness).ifPresent(links::add);
        }
        return links;
    }

    /** @param base what the references are relative to */
    record Items(URI base, List<Item> list) {}

    private static Items xml(Fetcher.Answer answer) throws FetchFailed {
        String text = text(answer);
        try {
            return new Items(answer.url(), rome(text));
        } catch (FeedException | RuntimeException first) {
            List<Item> items = BrokenFeed.items(text);
            if (items.isEmpty()) {
                throw unreadable(String.valueOf(first.getMessage()));
            }
            return new Items(answer.url(), items);
        }
    }

    static FetchFailed unreadable(String why) {
        return FetchFailed.badAnswer("It cannot be read as a feed: " + why + ".");
    }

    /** In the encoding that the header, the byte order mark or the XML declaration names. */
    private static String text(Fetcher.Answer answer) throws FetchFailed {
        try (XmlReader xml =
                new XmlReader(new ByteArrayInputStream(answer.body()), answer.header("Content-Type"), true)) {
            StringBuilder text = new StringBuilder(answer.body().length);
            char[] block = new char[8 << 10];
            for (int read = xml.read(block); read >= 0; read = xml.read(block)) {
                text.append(block, 0, read);
            }
            return BrokenFeed.withoutDoctype(text.toString());
        } catch (IOException | RuntimeException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static List<Item> rome(String text) throws FeedException {
        SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
        input.setAllowDoctypes(false);
        return input.build(new StringReader(text)).getEntries().stream()
                .map(entry -> new Item(reference(entry), date(entry)))
                .toList();
    }

    /** Some feeds give the address only as the entry's permanent id; FeedBurner keeps the site's own beside its counter. */
    private static @Nullable String reference(SyndEntry entry) {
        Stream<String> original = entry.getForeignMarkup().stream()
                .filter(element -> element.getName().equals("origLink"))
                .map(Element::getTextTrim);
        return Stream.concat(
                        original, Stream.of(entry.getLink(), entry.getUri()).filter(Objects::nonNull))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant date(SyndEntry entry) {
        Date date = entry.getUpdatedDate() == null ? entry.getPublishedDate() : entry.getUpdatedDate();
        return date == null ? null : date.toInstant();
    }
}
