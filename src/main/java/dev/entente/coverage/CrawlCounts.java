package dev.entente.coverage;

/**
 * What became of the URLs of a crawl, or of a part of it.
 *
 * @param fetched URLs that answered, whatever they said
 * @param read URLs that answered as they should: with a page, with links, or that nothing changed
 * @param created articles that are new
 * @param skipped pages that hold no article, or must not be read; those that robots.txt blocks among them
 * @param blocked URLs that robots.txt keeps from being fetched
 * @param failed URLs that did not answer as they should
 */
public record CrawlCounts(
        long fetched, long read, long created, long updated, long unchanged, long skipped, long blocked, long failed) {
    public static final CrawlCounts NONE = new CrawlCounts(0, 0, 0, 0, 0, 0, 0, 0);

    public CrawlCounts plus(CrawlCounts more) {
        return new CrawlCounts(
                fetched + more.fetched,
                read + more.read,
                created + more.created,
                updated + more.updated,
                unchanged + more.unchanged,
                skipped + more.skipped,
                blocked + more.blocked,
                failed + more.failed);
    }

    public CrawlCounts minus(CrawlCounts less) {
        return new CrawlCounts(
                fetched - less.fetched,
                read - less.read,
                created - less.created,
                updated - less.updated,
                unchanged - less.unchanged,
                skipped - less.skipped,
                blocked - less.blocked,
                failed - less.failed);
    }
}
