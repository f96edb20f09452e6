package dev.entente.ingest;

/** Elasticsearch stopped answering in the midst of an import; what was reported until then is indexed. */
public final class ImportInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImportReport report;
    private final long line;

    ImportInterrupted(ImportReport report, long line, String reason) {
        super("Elasticsearch stopped answering at line " + line
                + "; the lines before it are done. Send this and the following lines again. (" + reason + ")");
        this.report = report;
        this.line = line;
    }

    public ImportReport report() {
        return report;
    }

    /** The first line that may not be indexed, from 1. */
    public long line() {
        return line;
    }
}
