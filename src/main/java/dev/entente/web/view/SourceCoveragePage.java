package dev.entente.web.view;

import dev.entente.coverage.CrawlDay;
import dev.entente.coverage.VisitedDays.Gap;
import dev.entente.ingest.CrawlReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How completely one source is read.
 *
 * @param warnings sentences; none where all is well
 * @param days newest first
 * @param gaps newest first
 */
public record SourceCoveragePage(
        String id,
        String name,
        String home,
        String searchHref,
        List<String> warnings,
        List<Fact> facts,
        Chart chart,
        List<DayRow> days,
        List<GapRow> gaps,
        String gapSummary,
        @Nullable Crawl crawl) {
    public record Fact(String term, String text) {}

    public record DayRow(CrawlDay day) {
        public String date() {
            return Words.day(day.day());
        }

        public String read() {
            return day.visited() ? "yes" : "no";
        }
    }

    public record GapRow(String period, String length) {
        static GapRow of(Gap gap) {
            String from = Words.day(gap.from());
            return new GapRow(
                    gap.days() == 1 ? from : from + " to " + Words.day(gap.to()), Words.counted(gap.days(), "day"));
        }
    }

    /** The newest crawl. */
    public record Crawl(String state, String when, CrawlReport report) {
        public String kind() {
            return report.state().name().toLowerCase(Locale.ROOT);
        }
    }
}
