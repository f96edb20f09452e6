package dev.entente.coverage;

import java.util.List;

/**
 * Where crawls are written down as they go. Safe for use by many threads and many processes. Methods throw
 * {@link CoverageUnavailable} where the store does not answer.
 */
public interface CrawlRecord {
    /** Adds to what is known of the source's day. */
    void add(CrawlDay part);

    /** Replaces what the instance said before of its newest crawl of the source. */
    void tell(CrawlNews news);

    /** The newest of each source and instance, newest first; told within the last weeks. */
    List<CrawlNews> news();

    /** Forgets all of a source. */
    void forget(String source);
}
