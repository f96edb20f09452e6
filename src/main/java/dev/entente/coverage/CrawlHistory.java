package dev.entente.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the crawls of a source brought.
 *
 * @param first day on which it was ever read, null where it never was
 * @param lastSuccess when it was last read
 * @param visited the days of the asked period on which it was read
 * @param counts of the last 28 days
 * @param remark of the last two days
 */
public record CrawlHistory(
        @Nullable LocalDate first,
        @Nullable Instant lastSuccess,
        Set<LocalDate> visited,
        CrawlCounts counts,
        @Nullable String remark) {
    public static final CrawlHistory NONE = new CrawlHistory(null, null, Set.of(), CrawlCounts.NONE, null);

    public CrawlHistory {
        visited = Set.copyOf(visited);
    }
}
