package dev.entente.ingest;

import dev.entente.coverage.CrawlNews;
import java.util.List;

/** Runs crawls in the background, one at a time for each source, and says how they are going. */
public interface Crawls {
    /**
     * Starts a crawl of the source now, and looks at all of its known pages.
     *
     * @return false if this instance is crawling it already
     * @throws IllegalArgumentException with a sentence for people, where no source has this id, or it is paused
     */
    boolean start(String source);

    /** Starts a crawl of every source that is not being crawled already, and looks at all known pages. */
    void startAll();

    /**
     * Like {@link #startAll}, but only at what is new or may have changed by now: for the start.
     * Sources that failed are left for a while.
     */
    void startDue();

    /** Starts a crawl of each source of which something is due now: for the schedule. Sources that failed are left for a while. */
    void goOn();

    /** The newest report of each source, by whichever instance, in the order of the catalogue. */
    List<CrawlReport> reports();

    /** What each instance last said of each source, newest first; at most some seconds old. */
    List<CrawlNews> news();
}
