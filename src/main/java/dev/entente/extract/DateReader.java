package dev.entente.extract;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /** One line may tell of publication and of the last change. */
    private static final Pattern BETWEEN_DATES = Pattern.compile("(?i)(?=published|updated|modified|posted)");

    private static final String ABOVE =
            "header, nav, .header, .masthead, .topbar, .top-bar, .today, .current-date, #header, #topbar";

    private static final int LONGEST_LINE = 160;
    private static final String[] PUBLISHED = {
        "article:published_time",
        "og:published_time",
        "article:published",
        "datepublished",
        "og:article:published_time",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "pub_date",
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
        "cxenseparse:recs:publishtime",
        "date",
        "article_date_original",
        "originalpublicationdate",
        "rnews:datepublished",
        "displaydate",
        "release_date"
    };
    private static final String[] CHANGED = {
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"
    };
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

    /** @param changed when the page was last changed, as it declares; empty where it does not say */
    record Dates(Optional<Found<OffsetDateTime>> published, Optional<Found<OffsetDateTime>> changed) {}

    /** The first of these texts that is a date. */
    Optional<Found<OffsetDateTime>> read(Stream<String> texts, Document page, String rule) {
        return first(texts, isMonthFirst(page), rule);
    }

    /**
     * A date is believed if it is not in the future, and not the clock that some sites print above each page; one from
     * before the site's first year is believed only where there is no other.
     *
     * @param lead blocks around the headline
     */
    Dates read(URI url, Document page, MetaTags meta, StructuredData data, List<Block> lead) {
        boolean monthFirst = isMonthFirst(page);
        int firstYear = SiteYears.first(page, data);
        List<OffsetDateTime> printed = PublicationDate.laterFirst(printed(lead, monthFirst), firstYear);
        Optional<Found<OffsetDateTime>> declared = Found.first(
                first(data.published(), monthFirst, "datePublished in JSON-LD"),
                first(meta.all(PUBLISHED), monthFirst, "date in meta"),
                first(marked(page), monthFirst, "element marked as date"));
        Optional<Found<OffsetDateTime>> changed = Found.first(
                first(data.changed(), monthFirst, "dateModified in JSON-LD"),
                first(meta.all(CHANGED), monthFirst, "date of change in meta"));
        Optional<Found<OffsetDateTime>> believed = declared.filter(date -> printed.isEmpty()
                || date.value().getYear() >= firstYear
                || printed.get(0).getYear() < firstYear);
        return new Dates(published(url, page, monthFirst, believed, changed, printed), changed);
    }

    private List<OffsetDateTime> printed(List<Block> lead, boolean monthFirst) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return lead.stream()
                // The date in a sentence or under a picture is another event's.
                .filter(block -> block.kind() != Block.Kind.CAPTION)
                .flatMap(block -> read(lines(block), monthFirst)
                        .filter(date -> Math.abs(ChronoUnit.DAYS.between(date.toLocalDate(), today)) > 1
                                || !isAboveThePage(block.owner())))
                .toList();
    }

    private static Stream<String> lines(Block block) {
        String text = isProse(block.text()) ? PlainClutter.leadingDate(block.text()) : block.text();
        return text.length() > LONGEST_LINE ? Stream.empty() : BETWEEN_DATES.splitAsStream(text);
    }

    /** In the navigation, or in a header that is not the article's. */
    private static boolean isAboveThePage(Element element) {
        Element header = element.closest(ABOVE);
        return header != null && header.closest("article, main") == null && header.selectFirst("h1, h2") == null;
    }

    private Optional<Found<OffsetDateTime>> published(
            URI url,
            Document page,
            boolean monthFirst,
            Optional<Found<OffsetDateTime>> declared,
            Optional<Found<OffsetDateTime>> changed,
            List<OffsetDateTime> printed) {
        Optional<Found<OffsetDateTime>> inPath = first(inPath(url), monthFirst, "date in the URL");
        if (declared.isEmpty() && printed.isEmpty()) {
            return Found.first(
                    inPath,
                    first(times(page), monthFirst, "time element"),
                    first(named(page), monthFirst, "element named after a date"),
                    changed);
        }
        Optional<Found<OffsetDateTime>> timed = declared.or(() -> read(times(page), monthFirst)
                .filter(time -> printed.stream().anyMatch(date -> PublicationDate.sameDay(date, time)))
                .findFirst()
                .map(time -> new Found<>(time, "time element")));
        return PublicationDate.settle(timed.or(() -> inPath), changed.map(Found::value), printed);
    }

    private Stream<OffsetDateTime> read(Stream<String> texts, boolean monthFirst) {
        return texts.map(text -> WrittenDate.find(text, monthFirst))
                .flatMap(Optional::stream)
                .filter(this::isPlausible);
    }

    private Optional<Found<OffsetDateTime>> first(Stream<String> texts, boolean monthFirst, String rule) {
        return Found.of(read(texts, monthFirst).findFirst(), rule);
    }

    private boolean isPlausible(OffsetDateTime date) {
        return date.getYear() >= FIRST_YEAR
                && date.toInstant().isBefore(clock.instant().plusSeconds(86_400));
    }

    private static Stream<String> marked(Document page) {
        return page.select("[itemprop=datePublished], time[pubdate], time.published, time.entry-date").stream()
                .limit(4)
                .flatMap(element -> Stream.of(element.attr("datetime"), element.attr("content"), element.text()));
    }

    private static Stream<String> times(Document page) {
        return page.getElementsByTag("time").stream()
                .filter(time -> time.closest("aside, nav, footer") == null)
                .limit(10)
                .flatMap(time -> Stream.of(time.attr("datetime"), time.text()));
    }

    private static Stream<String> inPath(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        return Stream.of(IN_PATH, IN_PATH_COMPACT)
                .map(form -> form.matcher(path))
                .filter(Matcher::find)
                .map(date -> date.group(1) + "-" + date.group(2) + "-" + date.group(3));
    }

    /** Texts of elements that are named after a date. */
    private static Stream<String> named(Document page) {
        return page.getAllElements().stream()
                .filter(element -> JunkNames.words(element).stream().anyMatch(DATE_WORDS::contains))
                .limit(200)
                .map(element -> Words.tidy(element.wholeOwnText()))
                .filter(text -> text.length() >= 8 && text.length() <= LONGEST_LINE);
    }

    private static boolean isProse(String text) {
        return Words.isSentence(text) && text.length() > 80;
    }

    private static boolean isMonthFirst(Document page) {
        String language = page.select("html").attr("lang");
        return language.isEmpty()
                || language.equalsIgnoreCase("en")
                || language.equalsIgnoreCase("en-us")
                || language.equalsIgnoreCase("en_us");
    }
}
