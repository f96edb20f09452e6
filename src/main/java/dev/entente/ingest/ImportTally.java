package dev.entente.ingest;

import dev.entente.index.ArticleWriter.Written;
import dev.entente.ingest.ImportReport.Rejected;
import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of the lines of one import. */
final class ImportTally {
    private long accepted;
    private long updated;
    private long unchanged;
    private long rejectedTotal;
    private final List<Rejected> rejected = new ArrayList<>();

    void count(long line, Written result) {
        switch (result.outcome()) {
            case CREATED -> accepted++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
            default -> reject(line, result.error());
        }
    }

    void reject(long line, String error) {
        rejectedTotal++;
        if (rejected.size() < ImportReport.LISTED) {
            rejected.add(new Rejected(line, error));
        }
    }

    ImportReport report() {
        return new ImportReport(accepted, updated, unchanged, rejectedTotal, List.copyOf(rejected));
    }
}
