package dev.entente.extract;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads when an article was published: from JSON-LD, meta tags, time elements, the URL, then the text. */
final class DateReader {
    private static final int FIRST_YEAR = 1990;
    private static final Pattern IN_PATH =
            Pattern.compile("/((?:19|20)\\d\\d|1[34]\\d\\d)[/-](\\d{1,2})[/-](\\d{1,2})(?=[/_.-]|$)");
    private static final Pattern IN_PATH_COMPACT =
            Pattern.compile("(?<!\\d)(20\\d\\d)(0[1-9]|1[0-2])([0-2]\\d|3[01])(?!\\d)");
    private static final Set<String> DATE_WORDS = Set.of(
            "date",
            "datetime",
            "published",
            "pubdate",
            "timestamp",
            "time",
            "posted",
            "dateline",
            "publishdate",
            "updated");

    private final Clock clock;

    DateReader(Clock clock) {
        this.clock = clock;
    }

    Optional<OffsetDateTime> read(URI url, Document page, MetaTags meta, StructuredData data) {
        boolean monthFirst = isMonthFirst(page);
        List<Supplier<Stream<String>>> places = List.of(
                data::published,
                () -> meta.all(
                        "article:published_time",
                        "og:published_time",
                        "article:published",
                        "datepublished",
                        "og:article:published_time",
                        "parsely-pub-date",
                        "sailthru.date",
                        "pubdate",
                        "publishdate",
                        "publish-date",
                        "publish_date",
                        "article.published",
                        "published-date",
                        "publication_date",
                        "citation_publication_date",
                        "dc.date.issued",
                        "dcterms.created",
                        "dcterms.issued",
                        "dc.date",
                        "dcterms.date",
                        "article:post_date",
                        "cxenseparse:recs:publishtime",
                        "date",
                        "article_date_original",
                        "originalpublicationdate",
                        "rnews:datepublished",
                        "displaydate",
                        "release_date"),
                () -> times(page),
                () -> Stream.ofNullable(url.getPath()).flatMap(DateReader::inPath),
                () -> dated(page),
                () -> meta.all("article:modified_time", "og:updated_time", "last-modified"),
                data::changed);
        return places.stream()
                .flatMap(Supplier::get)
                .map(text -> WrittenDate.find(text, monthFirst))
                .flatMap(Optional::stream)
                .filter(this::isPlausible)
                .findFirst();
    }

    private boolean isPlausible(OffsetDateTime date) {
        return date.getYear() >= FIRST_YEAR
                && date.toInstant().isBefore(clock.instant().plusSeconds(86_400));
    }

    private static Stream<String> times(Document page) {
        Stream<String> marked =
                page.select("[itemprop=datePublished], time[pubdate], time.published, time.entry-date").stream()
                        .flatMap(element ->
                                Stream.of(element.attr("datetime"), element.attr("content"), element.text()));
        Stream<String> any = page.select("time").stream()
                .filter(time -> time.closest("aside, nav, footer, [class*=related], [class*=comment]") == null)
                .flatMap(time -> Stream.of(time.attr("datetime"), time.text()));
        return Stream.concat(marked, any).filter(text -> !text.isBlank()).limit(20);
    }

    private static Stream<String> inPath(String path) {
        Matcher parts = IN_PATH.matcher(path);
        if (parts.find()) {
            return Stream.of(parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3));
        }
        Matcher compact = IN_PATH_COMPACT.matcher(path);
        return compact.find()
                ? Stream.of(compact.group(1) + "-" + compact.group(2) + "-" + compact.group(3))
                : Stream.empty();
    }

    /** Texts of elements that are named after a date, then of any short text near the top. */
    private static Stream<String> dated(Document page) {
        Stream<String> named = page.getAllElements().stream()
                .filter(element -> JunkNames.words(element).stream().anyMatch(DATE_WORDS::contains))
                .map(Element::text);
        Stream<String> anywhere = page.select("p, span, div, li, td, small, em, b, strong, h5, h6, address").stream()
                .limit(3_000)
                .map(Element::ownText);
        return Stream.concat(named, anywhere)
                .map(Words::tidy)
                .filter(text -> text.length() >= 8 && text.length() < 120);
    }

    private static boolean isMonthFirst(Document page) {
        String language = page.select("html").attr("lang");
        return language.isEmpty()
                || language.equalsIgnoreCase("en")
                || language.equalsIgnoreCase("en-us")
                || language.equalsIgnoreCase("en_us");
    }
}
