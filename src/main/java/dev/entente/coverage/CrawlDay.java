package dev.entente.coverage;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The crawls of one source on one day in universal time, by all instances together.
 *
 * @param crawls begun on this day
 * @param visited whether the site was read on this day: it answered as it should, or a crawl found nothing due
 * @param lastSuccess when it was last read; null where it was not
 * @param remark what its readers should know, such as that it is read more slowly than it allows; null for nothing
 */
public record CrawlDay(
        String source,
        LocalDate day,
        int crawls,
        CrawlCounts counts,
        boolean visited,
        @Nullable Instant lastSuccess,
        @Nullable String remark) {
    public CrawlDay plus(CrawlDay more) {
        return new CrawlDay(
                source,
                day,
                crawls + more.crawls,
                counts.plus(more.counts),
                visited || more.visited,
                later(lastSuccess, more.lastSuccess),
                more.remark == null ? remark : more.remark);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
