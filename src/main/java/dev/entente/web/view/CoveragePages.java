package dev.entente.web.view;

import dev.entente.coverage.ArticleFlow;
import dev.entente.coverage.Coverage;
import dev.entente.coverage.CrawlCounts;
import dev.entente.coverage.CrawlHistory;
import dev.entente.coverage.Silence;
import dev.entente.coverage.SourceCoverage;
import dev.entente.coverage.VisitedDays.Gap;
import dev.entente.crawl.UrlState;
import dev.entente.ingest.CrawlReport;
import dev.entente.ingest.Crawls;
import dev.entente.search.Facet;
import dev.entente.source.SourceState;
import dev.entente.web.view.CoveragePage.Column;
import dev.entente.web.view.CoveragePage.Order;
import dev.entente.web.view.CoveragePage.Row;
import dev.entente.web.view.CoveragePage.Warning;
import dev.entente.web.view.SourceCoveragePage.DayRow;
import dev.entente.web.view.SourceCoveragePage.Fact;
import dev.entente.web.view.SourceCoveragePage.GapRow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lays the pages about coverage out. */
@Singleton
public class CoveragePages {
    private static final int DAYS_LISTED = 28;
    private static final int GAPS_LISTED = 100;
    private static final int SPARK_DAYS = 28;
    private static final int SPARK_HEIGHT = 24;
    private static final int SPARK_STEP = 4;

    private final Coverage coverage;
    private final KnownUrls urls;
    private final Crawls crawls;

    @Inject
    CoveragePages(Coverage coverage, KnownUrls urls, Crawls crawls) {
        this.coverage = coverage;
        this.urls = urls;
        this.crawls = crawls;
    }

    /** A source with what the frontier knows of it. */
    private record Counted(SourceCoverage source, Map<UrlState, Long> urls) {
        String name() {
            return source.source().name();
        }

        long count(UrlState state) {
            return urls.getOrDefault(state, 0L);
        }

        long known() {
            return urls.values().stream().mapToLong(Long::longValue).sum();
        }

        long failed() {
            return count(UrlState.FAILED) + count(UrlState.GONE);
        }

        double rate() {
            List<Long> days = source.articles().completeDays();
            return lately(days).stream().mapToLong(Long::longValue).average().orElse(0);
        }
    }

    public CoveragePage all(Order order) {
        List<Counted> sources = counted();
        return new CoveragePage(
                sources.stream()
                        .flatMap(one -> warnings(one.source()).stream()
                                .map(text -> new Warning(
                                        one.name(), href(one.source().source().id()), text)))
                        .toList(),
                Arrays.stream(Order.values())
                        .map(each -> new Column(each, each == order))
                        .toList(),
                sources.stream()
                        .sorted(by(order).thenComparing(one -> one.name().toLowerCase(Locale.ROOT)))
                        .map(CoveragePages::row)
                        .toList(),
                crawls.reports().stream().anyMatch(CrawlReport::isRunning));
    }

    public Optional<SourceCoveragePage> of(String id) {
        return counted().stream()
                .filter(one -> one.source().source().id().equals(id))
                .findFirst()
                .map(this::page);
    }

    public static String href(String source) {
        return "/coverage/" + source;
    }

    private List<Counted> counted() {
        Map<String, Map<UrlState, Long>> known = urls.counts();
        return coverage.all().stream()
                .map(one -> new Counted(one, known.getOrDefault(one.source().id(), Map.of())))
                .toList();
    }

    private static Comparator<Counted> by(Order order) {
        Comparator<@Nullable Duration> longest = Comparator.nullsLast(Comparator.reverseOrder());
        Comparator<@Nullable Instant> oldest = Comparator.nullsFirst(Comparator.naturalOrder());
        return switch (order) {
            case NAME -> Comparator.comparing(one -> one.name().toLowerCase(Locale.ROOT));
            case STATE -> Comparator.comparing(one -> one.source().state().isActive());
            case HELD -> Comparator.comparing(one -> -one.source().articles().held());
            case RATE -> Comparator.comparing(one -> -one.rate());
            case LAG -> Comparator.comparing(one -> one.source().articles().median(), longest);
            case READ -> Comparator.comparing(one -> one.source().crawls().lastSuccess(), oldest);
            case DISCOVERED -> Comparator.comparing(one -> -one.known());
            case FAILED -> Comparator.comparing(one -> -one.failed());
            case BLOCKED ->
                Comparator.comparing(one -> -one.source().crawls().counts().blocked());
            case GAPS -> Comparator.comparing(one -> -one.source().gapDays());
        };
    }

    private static Row row(Counted one) {
        SourceCoverage source = one.source();
        ArticleFlow articles = source.articles();
        Instant read = source.crawls().lastSuccess();
        return new Row(
                one.name(),
                href(source.source().id()),
                kind(source.state()),
                inWords(source.state()),
                source.state().reason() == null ? "" : source.state().reason(),
                Words.number(articles.held()),
                rate(one),
                spark(lately(articles.completeDays())),
                articles.median() == null ? "–" : Words.length(articles.median()),
                read == null ? "never" : Words.time(read),
                Words.number(one.known()),
                Words.number(one.failed()),
                Words.number(source.crawls().counts().blocked()),
                source.gaps().isEmpty() ? "none" : Words.counted(source.gapDays(), "day"));
    }

    private SourceCoveragePage page(Counted one) {
        SourceCoverage source = one.source();
        String id = source.source().id();
        List<Gap> gaps = coverage.gaps(id);
        List<DayRow> days = new ArrayList<>(
                coverage.days(id, DAYS_LISTED).stream().map(DayRow::new).toList());
        Collections.reverse(days);
        return new SourceCoveragePage(
                id,
                one.name(),
                source.source().home().toString(),
                Links.entity(Facet.SOURCE, id),
                warnings(source),
                facts(one),
                Chart.ofDays(source.articles().perDay(), coverage.today(), missed(source)),
                days,
                gaps.stream().limit(GAPS_LISTED).map(GapRow::of).toList(),
                gapSummary(source.crawls().first(), gaps),
                crawls.reports().stream()
                        .filter(report -> report.source().equals(id) && report.startedAt() != null)
                        .findFirst()
                        .map(CoveragePages::crawl)
                        .orElse(null));
    }

    private static SortedSet<LocalDate> missed(SourceCoverage source) {
        SortedSet<LocalDate> missed = new TreeSet<>();
        source.gaps().forEach(gap -> gap.from().datesUntil(gap.to().plusDays(1)).forEach(missed::add));
        return missed;
    }

    private static List<String> warnings(SourceCoverage source) {
        List<String> warnings = new ArrayList<>();
        SourceState state = source.state();
        if (state.kind() == SourceState.Kind.PAUSED_FAILING) {
            warnings.add("is paused because it keeps failing"
                    + (state.since() == null ? "" : ", since " + Words.time(state.since())) + ". "
                    + (state.reason() == null ? "" : state.reason()));
        }
        Silence silence = source.silence();
        if (silence != null) {
            warnings.add("is silent: " + Words.counted(silence.seen(), "article") + " in the last "
                    + (silence.days() == 1 ? "day" : silence.days() + " days") + ", where "
                    + Words.number(Math.round(silence.usual()))
                    + " are usual. Either little happens there, or it cannot be read as before.");
        }
        if (source.crawls().remark() != null) {
            warnings.add("asks for long pauses. " + source.crawls().remark());
        }
        return warnings;
    }

    private static List<Fact> facts(Counted one) {
        SourceCoverage source = one.source();
        CrawlHistory history = source.crawls();
        CrawlCounts lately = history.counts();
        ArticleFlow articles = source.articles();
        List<Fact> facts = new ArrayList<>();
        String reason = source.state().reason();
        facts.add(new Fact("State", inWords(source.state()) + (reason == null ? "" : ": " + reason)));
        facts.add(new Fact("First read", history.first() == null ? "never" : Words.day(history.first())));
        facts.add(new Fact("Last read", history.lastSuccess() == null ? "never" : Words.time(history.lastSuccess())));
        facts.add(new Fact("Articles held", Words.number(articles.held())));
        facts.add(new Fact("Articles a day", rate(one) + " (mean of " + SPARK_DAYS + " days)"));
        facts.add(new Fact("Lag", lag(articles)));
        facts.add(new Fact(
                "Known URLs",
                Words.number(one.known()) + ": " + Words.number(one.count(UrlState.FETCHED)) + " read, "
                        + Words.number(one.count(UrlState.DISCOVERED)) + " not asked for yet, "
                        + Words.number(one.count(UrlState.SKIPPED)) + " skipped, "
                        + Words.number(one.count(UrlState.FAILED)) + " failed, "
                        + Words.number(one.count(UrlState.GONE)) + " gone"));
        facts.add(new Fact(
                "Last 28 days",
                Words.number(lately.fetched()) + " fetched, " + Words.number(lately.created()) + " new, "
                        + Words.number(lately.updated()) + " changed, " + Words.number(lately.failed()) + " failed, "
                        + Words.number(lately.blocked()) + " blocked by robots.txt"));
        return facts;
    }

    private static String lag(ArticleFlow articles) {
        return articles.median() == null || articles.slowTenth() == null
                ? "cannot be told: nothing dated was published in the last 28 days"
                : "half of the articles are found within " + Words.length(articles.median())
                        + " of their publication, nine of ten within " + Words.length(articles.slowTenth());
    }

    private static String gapSummary(@Nullable LocalDate first, List<Gap> gaps) {
        if (first == null) {
            return "It has not been read yet.";
        }
        if (gaps.isEmpty()) {
            return "It was read on every day since " + Words.day(first) + ".";
        }
        long days = gaps.stream().mapToLong(Gap::days).sum();
        return "Not read on " + Words.counted(days, "day") + " since " + Words.day(first) + ".";
    }

    private static SourceCoveragePage.Crawl crawl(CrawlReport report) {
        String state =
                switch (report.state()) {
                    case NEVER -> "Not crawled yet";
                    case RUNNING -> "Running";
                    case DONE -> "Done";
                    case BROKEN -> "Ended early";
                };
        String when = report.finishedAt() == null
                ? "since " + Words.time(report.startedAt())
                : Words.time(report.finishedAt());
        return new SourceCoveragePage.Crawl(state, when, report);
    }

    static String inWords(SourceState state) {
        return switch (state.kind()) {
            case ACTIVE -> "Active";
            case PAUSED -> "Paused";
            case PAUSED_FAILING -> "Paused, failing";
            case DELETING, DELETING_ARTICLES -> "Being deleted";
        };
    }

    static String kind(SourceState state) {
        return switch (state.kind()) {
            case ACTIVE -> "active";
            case PAUSED -> "paused";
            case PAUSED_FAILING -> "failing";
            case DELETING, DELETING_ARTICLES -> "deleting";
        };
    }

    private static String rate(Counted one) {
        return String.format(Locale.ENGLISH, one.rate() >= 100 ? "%,.0f" : "%.1f", one.rate());
    }

    private static List<Long> lately(List<Long> completeDays) {
        return completeDays.subList(Math.max(0, completeDays.size() - SPARK_DAYS), completeDays.size());
    }

    /** One stroke a day. */
    private static String spark(List<Long> days) {
        long highest =
                Math.max(1, days.stream().mapToLong(Long::longValue).max().orElse(1));
        StringBuilder path = new StringBuilder();
        for (int day = 0; day < days.size(); day++) {
            long height = Math.round((double) SPARK_HEIGHT * days.get(day) / highest);
            if (days.get(day) > 0) {
                path.append('M')
                        .append(day * SPARK_STEP + SPARK_STEP / 2)
                        .append(' ')
                        .append(SPARK_HEIGHT)
                        .append("v-")
                        .append(Math.max(1, height));
            }
        }
        return path.toString();
    }
}
