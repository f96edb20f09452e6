package dev.entente.ingest;

import java.util.List;

/** Runs crawls in the background, one at a time for each source, and says how they are going. */
public interface Crawls {
    /**
     * Starts a crawl of the source now.
     *
     * @return false if one of it is running already
     * @throws IllegalArgumentException with a sentence for people, where no source has this id
     */
    boolean start(String source);

    /** Starts a crawl of every source that is not being crawled already. */
    void startAll();

    /** The newest report of each source, in the order of the catalogue. */
    List<CrawlReport> reports();
}
