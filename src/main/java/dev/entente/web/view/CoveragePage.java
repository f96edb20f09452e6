package dev.entente.web.view;

import dev.entente.ingest.CrawlReport;
import dev.entente.search.Facet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read from which source, and how it goes.
 *
 * @param notice what became of the form that was sent, null for none
 */
public record CoveragePage(
        List<Row> rows, boolean running, @Nullable String notice) {
    /** @param held articles in the index */
    public record Row(
            String id,
            String name,
            String searchHref,
            String held,
            String state,
            String stateText,
            String when,
            CrawlReport report) {
        public boolean failures() {
            return !report.failures().isEmpty();
        }
    }

    /** @param held number of indexed articles by source */
    public static CoveragePage of(
            List<CrawlReport> reports, Map<String, Long> held, Labels labels, @Nullable String notice) {
        return new CoveragePage(
                reports.stream().map(report -> row(report, held, labels)).toList(),
                reports.stream().anyMatch(report -> report.state() == CrawlReport.State.RUNNING),
                notice);
    }

    private static Row row(CrawlReport report, Map<String, Long> held, Labels labels) {
        return new Row(
                report.source(),
                labels.source(report.source()),
                Links.entity(Facet.SOURCE, report.source()),
                Words.number(held.getOrDefault(report.source(), 0L)),
                report.state().name().toLowerCase(Locale.ROOT),
                switch (report.state()) {
                    case NEVER -> "Not crawled yet";
                    case RUNNING -> "Running";
                    case DONE -> "Done";
                    case BROKEN -> "Ended early";
                },
                when(report),
                report);
    }

    private static String when(CrawlReport report) {
        if (report.startedAt() == null) {
            return "";
        }
        return report.finishedAt() == null
                ? "since " + Words.time(report.startedAt())
                : Words.time(report.finishedAt());
    }
}
