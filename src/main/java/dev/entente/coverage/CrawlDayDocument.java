package dev.entente.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day as it stands in its index; {@code index-mappings/crawl-days.json} says what each field holds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CrawlDayDocument(
        String source,
        LocalDate day,
        int crawls,
        boolean visited,
        long fetched,
        long read,
        long created,
        long updated,
        long unchanged,
        long skipped,
        long blocked,
        long failed,
        @Nullable Instant lastSuccess,
        @Nullable String remark) {
    static CrawlDayDocument of(CrawlDay day) {
        CrawlCounts counts = day.counts();
        return new CrawlDayDocument(
                day.source(),
                day.day(),
                day.crawls(),
                day.visited(),
                counts.fetched(),
                counts.read(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.skipped(),
                counts.blocked(),
                counts.failed(),
                day.lastSuccess(),
                day.remark());
    }

    CrawlDay crawlDay() {
        return new CrawlDay(
                source,
                day,
                crawls,
                new CrawlCounts(fetched, read, created, updated, unchanged, skipped, blocked, failed),
                visited,
                lastSuccess,
                remark);
    }
}
