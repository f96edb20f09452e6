package dev.entente.coverage;

import dev.entente.coverage.VisitedDays.Gap;
import dev.entente.source.Source;
import dev.entente.source.SourceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How completely a source is read.
 *
 * @param gaps of the last {@value Coverage#GAP_DAYS} days
 * @param silence null where it brings what is usual, or where that cannot be told
 */
public record SourceCoverage(
        Source source,
        SourceState state,
        CrawlHistory crawls,
        ArticleFlow articles,
        List<Gap> gaps,
        @Nullable Silence silence) {
    public long gapDays() {
        return gaps.stream().mapToLong(Gap::days).sum();
    }
}
