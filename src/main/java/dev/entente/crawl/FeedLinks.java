package dev.entente.crawl;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The articles that an RSS or Atom feed names. Documents with a DTD are refused, so no entity is ever looked up. */
final class FeedLinks {
    private FeedLinks() {}

    static List<Link> of(Fetcher.Answer answer) throws FetchFailed {
        SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
        input.setAllowDoctypes(false);
        try (XmlReader xml =
                new XmlReader(new ByteArrayInputStream(answer.body()), answer.header("Content-Type"), true)) {
            return input.build(xml).getEntries().stream()
                    .flatMap(entry -> link(answer, entry).stream())
                    .toList();
        } catch (FeedException | IOException | RuntimeException e) {
            throw FetchFailed.badAnswer("It cannot be read as a feed: " + e.getMessage() + ".");
        }
    }

    private static Optional<Link> link(Fetcher.Answer answer, SyndEntry entry) {
        // Some feeds give the address only as the entry's permanent id.
        return Stream.of(entry.getLink(), entry.getUri())
                .filter(Objects::nonNull)
                .flatMap(reference -> Urls.resolve(answer.url(), reference).stream())
                .findFirst()
                .map(url -> new Link(url, FrontierUrl.Kind.PAGE, modified(entry)));
    }

    private static @Nullable Instant modified(SyndEntry entry) {
        Date date = entry.getUpdatedDate() == null ? entry.getPublishedDate() : entry.getUpdatedDate();
        return date == null ? null : date.toInstant();
    }
}
