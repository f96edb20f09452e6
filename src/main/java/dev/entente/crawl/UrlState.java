package dev.entente.crawl;

/** How far the crawler has come with a known URL. */
public enum UrlState {
    /** Never asked for. */
    DISCOVERED,
    /** Read: an article that is indexed, or links. */
    FETCHED,
    /** Holds nothing to index, or must not be read. */
    SKIPPED,
    /** Did not answer as it should; tried again later. */
    FAILED,
    /** The site says that it has no such page, or it failed for so long that nobody tries any more. */
    GONE
}
