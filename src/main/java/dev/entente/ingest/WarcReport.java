package dev.entente.ingest;

import java.util.List;

/**
 * What became of the records of a WARC file.
 *
 * @param accepted articles that are new
 * @param updated articles that were known and whose text or data changed
 * @param unchanged articles that were known just so
 * @param skippedTotal pages that are no articles of the source
 * @param skipped why, and how many for each reason; the most frequent {@value #LISTED} reasons
 * @param rejectedTotal records that could not be read
 * @param rejected the first of them, at most {@value #LISTED}
 */
public record WarcReport(
        long accepted,
        long updated,
        long unchanged,
        long skippedTotal,
        List<Skipped> skipped,
        long rejectedTotal,
        List<Rejected> rejected) {
    public static final int LISTED = 100;

    public record Skipped(String reason, long count) {}

    /** @param record of the file, from 1 */
    public record Rejected(long record, String error) {}
}
