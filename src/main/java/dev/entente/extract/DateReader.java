package dev.entente.extract;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
            Pattern.compile("/((?:19|20)\\d\\d|1[34]\\d\\d)[/-](\\d{1,2})[/-](\\d{1,2})(?=[^\\d]|$)");
    private static final Pattern IN_PATH_NAMED =
            Pattern.compile("/((?:19|20)\\d\\d)[/-](\\p{L}{3,9})[/-](\\d{1,2})(?=[^\\d]|$)");
    private static final Pattern IN_PATH_COMPACT =
            Pattern.compile("(?<!\\d)(20\\d\\d)(0[1-9]|1[0-2])([0-2]\\d|3[01])(?!\\d)");

    private static final int LONGEST_LINE = 160;
    private static final int LONGEST_LABELLED = 40;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
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
    private static final Pattern PUBLICATION = Pattern.compile("publish|publication|pubdate|pub[-_.]date|issued");
    private static final Pattern OTHER_TIME =
            Pattern.compile("last|modif|updat|change|expir|unpub|publisher|embargo|status|id$");
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        PrintedDates printed =
                PrintedDates.in(lead, today, texts -> read(texts, monthFirst)).laterFirst(firstYear);
        Optional<Found<OffsetDateTime>> declared = Found.first(
                first(data.published(), monthFirst, "datePublished in JSON-LD"),
                first(meta.all(PUBLISHED), monthFirst, "date in meta"),
                first(meta.named(DateReader::tellsOfPublication), monthFirst, "date in meta"),
                first(marked(page), monthFirst, "element marked as date"));
        Optional<Found<OffsetDateTime>> changed = Found.first(
                first(data.changed(), monthFirst, "dateModified in JSON-LD"),
                first(meta.all(CHANGED), monthFirst, "date of change in meta"),
                Found.of(printed.changed().stream().findFirst(), "date of change printed near the headline"),
                first(WikiPage.lastEdit(page), monthFirst, "last edit of the wiki's page"));
        Optional<Found<OffsetDateTime>> believed =
                declared.filter(date -> date.value().getYear() >= firstYear
                        || printed.all().stream().allMatch(other -> other.getYear() < firstYear));
        return new Dates(published(url, page, monthFirst, believed, changed, printed), changed);
    }

    private Optional<Found<OffsetDateTime>> published(
            URI url,
            Document page,
            boolean monthFirst,
            Optional<Found<OffsetDateTime>> declared,
            Optional<Found<OffsetDateTime>> changed,
            PrintedDates printed) {
        Optional<Found<OffsetDateTime>> inPath = first(inPath(url), monthFirst, "date in the URL");
        if (declared.isEmpty() && printed.all().isEmpty()) {
            return Found.first(
                    inPath,
                    first(times(page), monthFirst, "time element"),
                    first(named(page), monthFirst, "element named after a date"),
                    onlyDay(page, monthFirst),
                    changed);
        }
        Optional<Found<OffsetDateTime>> timed = declared.or(() -> read(times(page), monthFirst)
                .filter(time -> printed.all().stream().anyMatch(date -> PublicationDate.sameDay(date, time)))
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

    /** Such as "w-published-date" and "story.publishTime", and not "last_published". */
    private static boolean tellsOfPublication(String name) {
        return PUBLICATION.matcher(name).find() && !OTHER_TIME.matcher(name).find();
    }

    private static Stream<String> marked(Document page) {
        return page.select("[itemprop=datePublished], time[pubdate], time.published, time.entry-date").stream()
                .limit(4)
                .flatMap(element -> Stream.of(element.attr("datetime"), element.attr("content"), element.text()));
    }

    private static Stream<String> times(Document page) {
        return page.getElementsByTag("time").stream()
                .filter(time -> !isBesideTheArticle(time))
                .limit(10)
                .flatMap(time -> Stream.of(time.attr("datetime"), time.text()));
    }

    private static Stream<String> inPath(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        return Stream.of(IN_PATH, IN_PATH_NAMED, IN_PATH_COMPACT)
                .map(form -> form.matcher(path))
                .filter(Matcher::find)
                // 2024-05-03, or 3 may 2024
                .map(date -> form(date.group(1), date.group(2), date.group(3)));
    }

    private static String form(String year, String month, String day) {
        return Character.isDigit(month.charAt(0)) ? year + "-" + month + "-" + day : day + " " + month + " " + year;
    }

    /** The day that stands on a line of its own, if no other does. */
    private Optional<Found<OffsetDateTime>> onlyDay(Document page, boolean monthFirst) {
        List<OffsetDateTime> days = read(
                        page.getAllElements().stream()
                                .filter(element -> isShortWithYear(element.ownText()))
                                .limit(200)
                                .filter(element -> !PrintedDates.isAboveThePage(element) && !WikiPage.isFact(element))
                                .map(Element::ownText),
                        monthFirst)
                .toList();
        boolean agree =
                days.stream().map(OffsetDateTime::toLocalDate).distinct().count() == 1;
        return agree ? Optional.of(new Found<>(days.get(0), "only day on the page")) : Optional.empty();
    }

    private static boolean isShortWithYear(String text) {
        return text.length() >= 8
                && text.length() <= LONGEST_LABELLED
                && YEAR.matcher(text).find();
    }

    private static boolean isBesideTheArticle(Element element) {
        Element beside = element.closest("aside, nav, footer");
        return beside != null && (!beside.normalName().equals("footer") || beside.closest("article, main") == null);
    }

    /** Texts of elements that are named after a date. */
    private static Stream<String> named(Document page) {
        return page.getAllElements().stream()
                .filter(element -> JunkNames.words(element).stream().anyMatch(DATE_WORDS::contains))
                .limit(200)
                .map(element -> Words.tidy(element.wholeOwnText()))
                .filter(text -> text.length() >= 8 && text.length() <= LONGEST_LINE);
    }

    private static boolean isMonthFirst(Document page) {
        String language = page.select("html").attr("lang");
        return language.isEmpty()
                || language.equalsIgnoreCase("en")
                || language.equalsIgnoreCase("en-us")
                || language.equalsIgnoreCase("en_us");
    }
}
