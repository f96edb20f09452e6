package dev.entente.ingest;

import java.util.List;

/**
 * What became of the lines of an import.
 *
 * @param accepted articles that are new
 * @param updated articles that were known and whose text or data changed
 * @param unchanged articles that were known just so
 * @param rejectedTotal lines that were not taken
 * @param rejected the first of them, at most {@value #LISTED}
 */
public record ImportReport(long accepted, long updated, long unchanged, long rejectedTotal, List<Rejected> rejected) {
    public static final int LISTED = 1_000;

    /** @param line from 1 */
    public record Rejected(long line, String error) {}
}
