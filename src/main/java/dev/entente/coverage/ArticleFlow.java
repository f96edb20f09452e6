package dev.entente.coverage;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The articles of a source.
 *
 * @param held in the index
 * @param perDay by day of publication, or of indexing where a page gives none: the last {@link Silence#DAYS} complete days,
 *     oldest first, and today so far
 * @param median time from publication to index, of articles published in the last 28 days; null where there are none
 * @param slowTenth the time that nine of ten of them were quicker than
 */
public record ArticleFlow(
        long held,
        List<Long> perDay,
        @Nullable Duration median,
        @Nullable Duration slowTenth) {
    public static final ArticleFlow NONE =
            new ArticleFlow(0, java.util.Collections.nCopies(Silence.DAYS + 1, 0L), null, null);

    public ArticleFlow {
        perDay = List.copyOf(perDay);
    }

    /** Up to yesterday. */
    public List<Long> completeDays() {
        return perDay.subList(0, perDay.size() - 1);
    }
}
