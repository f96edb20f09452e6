package dev.entente.web.view;

import dev.entente.coverage.CrawlNews;
import dev.entente.crawl.FrontierOverview;
import dev.entente.crawl.FrontierOverview.FailingUrl;
import dev.entente.crawl.FrontierOverview.FailureGroup;
import dev.entente.crawl.FrontierOverview.FailureKind;
import dev.entente.crawl.FrontierOverview.HostSize;
import dev.entente.crawl.Problem;
import dev.entente.crawl.UrlState;
import dev.entente.ingest.CrawlReport;
import dev.entente.ingest.Crawls;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceDefinition;
import dev.entente.source.SourceState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays the pages for administrators out. */
@Singleton
public class AdminPages {
    public static final int URLS_ON_A_PAGE = 50;
    private static final int GROUPS = 500;
    private static final int HOSTS = 500;
    private static final int FINISHED = 50;

    private final SourceCatalogue catalogue;
    private final Crawls crawls;
    private final FrontierOverview frontier;
    private final KnownUrls knownUrls;
    private final Labels labels;

    @Inject
    AdminPages(
            SourceCatalogue catalogue, Crawls crawls, FrontierOverview frontier, KnownUrls knownUrls, Labels labels) {
        this.catalogue = catalogue;
        this.crawls = crawls;
        this.frontier = frontier;
        this.knownUrls = knownUrls;
        this.labels = labels;
    }

    /** @param notice what became of what was asked for; empty for nothing */
    public record Sources(List<SourceRow> rows, int running, String notice) {}

    public record SourceRow(
            String id,
            String name,
            String stateKind,
            String state,
            String note,
            String crawl,
            String crawlKind,
            String crawlNote,
            String known,
            String failing,
            boolean inFile) {
        public String href() {
            return "/admin/sources/" + id;
        }
    }

    public Sources sources(String notice) {
        Map<String, Map<UrlState, Long>> urls = knownUrls.counts();
        Map<String, CrawlReport> reports =
                crawls.reports().stream().collect(Collectors.toMap(CrawlReport::source, report -> report));
        List<SourceRow> rows = catalogue.all().stream()
                .map(source -> row(
                        source,
                        reports.getOrDefault(source.id(), CrawlReport.never(source.id())),
                        urls.getOrDefault(source.id(), Map.of())))
                .toList();
        int running =
                (int) reports.values().stream().filter(CrawlReport::isRunning).count();
        return new Sources(rows, running, notice);
    }

    private SourceRow row(Source source, CrawlReport report, Map<UrlState, Long> urls) {
        SourceState state = catalogue.state(source.id());
        return new SourceRow(
                source.id(),
                source.name(),
                CoveragePages.kind(state),
                CoveragePages.inWords(state),
                state.reason() == null ? "" : state.reason(),
                inWords(report.state()),
                report.state().name().toLowerCase(Locale.ROOT),
                crawlNote(report),
                Words.number(urls.values().stream().mapToLong(Long::longValue).sum()),
                Words.number(urls.getOrDefault(UrlState.FAILED, 0L)),
                catalogue.isInFile(source.id()));
    }

    private static String crawlNote(CrawlReport report) {
        if (report.startedAt() == null) {
            return "";
        }
        String when = report.finishedAt() == null
                ? "since " + Words.time(report.startedAt())
                : Words.time(report.finishedAt());
        return when + ": " + Words.number(report.fetched()) + " fetched, " + Words.number(report.created()) + " new, "
                + Words.number(report.failed()) + " failed";
    }

    private static String inWords(CrawlReport.State state) {
        return switch (state) {
            case NEVER -> "Not crawled yet";
            case RUNNING -> "Running";
            case DONE -> "Done";
            case BROKEN -> "Ended early";
        };
    }

    /** @param definition its fields, as in the sources file */
    public record SourcePage(SourceRow row, String home, List<Line> definition, List<Group> failures, String notice) {
        public boolean isActive() {
            return row.stateKind().equals("active");
        }

        public boolean isLeaving() {
            return row.stateKind().equals("deleting");
        }

        public boolean isRunning() {
            return row.crawlKind().equals("running");
        }
    }

    public record Line(String field, List<String> values) {}

    public Optional<SourcePage> source(String id, String notice) {
        return catalogue
                .find(id)
                .map(source -> new SourcePage(
                        sources("").rows().stream()
                                .filter(row -> row.id().equals(id))
                                .findFirst()
                                .orElseThrow(),
                        source.home().toString(),
                        SourceDefinition.of(source).fields().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(field -> new Line(field.getKey(), field.getValue()))
                                .toList(),
                        failures(id, "").failed(),
                        notice));
    }

    /** @param source the only one that is listed; empty for all */
    public record Failures(String source, List<Group> groups, String notice) {
        public List<Group> failed() {
            return groups.stream().filter(group -> !group.refused()).toList();
        }

        /** What this crawler must not or will not read: nothing is wrong with the site. */
        public List<Group> passedOver() {
            return groups.stream().filter(Group::refused).toList();
        }
    }

    /** URLs that failed in the same way. */
    public record Group(
            String source,
            String sourceName,
            String problem,
            String label,
            String status,
            String count,
            boolean refused,
            List<Failing> samples,
            String href) {
        /** Names the group in the form. */
        public String key() {
            return source + " " + problem;
        }
    }

    public record Failing(String url, String status, String error, String count, String when, String next) {}

    public Failures failures(String source, String notice) {
        return new Failures(
                source,
                frontier.failures(GROUPS).stream()
                        .filter(group ->
                                source.isEmpty() || group.kind().source().equals(source))
                        .map(this::group)
                        .toList(),
                notice);
    }

    private Group group(FailureGroup group) {
        FailureKind kind = group.kind();
        return new Group(
                kind.source(),
                labels.source(kind.source()),
                kind.problem().name(),
                kind.problem().label(),
                kind.status() == null ? "" : kind.status().toString(),
                Words.counted(group.count(), "URL"),
                kind.problem().meaning() == Problem.Meaning.REFUSED,
                group.samples().stream().map(AdminPages::failing).toList(),
                href(kind, 1));
    }

    private static Failing failing(FailingUrl url) {
        return new Failing(
                url.url().toString(),
                url.status() == null ? "" : url.status().toString(),
                url.error() == null ? "" : url.error(),
                url.failures() == 0 ? "" : Words.number(url.failures()),
                url.fetchedAt() == null ? "" : Words.time(url.fetchedAt()),
                url.nextTry() == null ? "never" : Words.time(url.nextTry()));
    }

    private static String href(FailureKind kind, int page) {
        return "/admin/failures/list?source=" + URLEncoder.encode(kind.source(), StandardCharsets.UTF_8) + "&problem="
                + kind.problem().name() + (kind.status() == null ? "" : "&status=" + kind.status())
                + (page == 1 ? "" : "&page=" + page);
    }

    /** @param next null on the last page */
    public record FailingList(
            String source,
            String sourceName,
            String problem,
            String label,
            List<Failing> urls,
            int page,
            @Nullable String previous,
            @Nullable String next) {}

    public FailingList failing(FailureKind kind, int page) {
        List<Failing> urls = frontier.failing(kind, page, URLS_ON_A_PAGE).stream()
                .map(AdminPages::failing)
                .toList();
        return new FailingList(
                kind.source(),
                labels.source(kind.source()),
                kind.problem().name(),
                kind.problem().label(),
                urls,
                page,
                page > 1 ? href(kind, page - 1) : null,
                urls.size() == URLS_ON_A_PAGE ? href(kind, page + 1) : null);
    }

    public record Frontier(List<HostRow> hosts, String total, String due, boolean cut) {}

    public record HostRow(String host, String due, String known) {}

    public Frontier frontier() {
        List<HostSize> hosts = frontier.hosts(HOSTS);
        return new Frontier(
                hosts.stream()
                        .map(host -> new HostRow(host.host(), Words.number(host.due()), Words.number(host.known())))
                        .toList(),
                Words.counted(hosts.stream().mapToLong(HostSize::known).sum(), "URL"),
                Words.number(hosts.stream().mapToLong(HostSize::due).sum()),
                hosts.size() == HOSTS);
    }

    /** @param refreshing whether the page asks again by itself */
    public record LiveCrawls(List<CrawlRow> running, List<CrawlRow> finished, boolean refreshing) {}

    public record CrawlRow(
            String source,
            String name,
            String instance,
            String state,
            String stateKind,
            String when,
            String fetched,
            String rate,
            String created,
            String failed,
            String url) {}

    public LiveCrawls liveCrawls(boolean still) {
        List<CrawlNews> news = crawls.news();
        List<CrawlRow> running =
                news.stream().filter(CrawlNews::running).map(this::crawl).toList();
        return new LiveCrawls(
                running,
                news.stream()
                        .filter(one -> !one.running())
                        .limit(FINISHED)
                        .map(this::crawl)
                        .toList(),
                !running.isEmpty() && !still);
    }

    private CrawlRow crawl(CrawlNews news) {
        Instant end = news.finishedAt() == null ? news.toldAt() : news.finishedAt();
        double minutes = Math.max(1, Duration.between(news.startedAt(), end).toSeconds()) / 60.0;
        CrawlReport.State state = CrawlReport.State.valueOf(news.state().name());
        return new CrawlRow(
                news.source(),
                labels.source(news.source()),
                news.instance(),
                news.running() && news.url() == null ? "Waiting" : inWords(state),
                state.name().toLowerCase(Locale.ROOT),
                Words.time(news.finishedAt() == null ? news.startedAt() : news.finishedAt()),
                Words.number(news.counts().fetched()),
                String.format(Locale.ENGLISH, "%.1f", news.counts().fetched() / minutes),
                Words.number(news.counts().created()),
                Words.number(news.counts().failed()),
                news.url() == null ? "" : news.url().toString());
    }
}
