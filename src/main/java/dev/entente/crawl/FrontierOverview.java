package dev.entente.crawl;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sees of all known URLs, and may do with them. Counts are made by Elasticsearch, so they are as cheap
 * for millions of URLs as for a few. Every method throws {@link FrontierUnavailable} where Elasticsearch does not answer.
 */
public interface FrontierOverview {
    /** Known URLs by source and state; sources and states without any are left out. */
    Map<String, Map<UrlState, Long>> counts();

    /** URLs whose last fetch met a problem, grouped: the largest group first, at most {@code most}. */
    List<FailureGroup> failures(int most);

    /** The URLs of a group, those that were asked for last first. */
    List<FailingUrl> failing(FailureKind kind, int page, int size);

    /** URLs of each host that wait for a fetch whose time has come, and all: the host with most due ones first. */
    List<HostSize> hosts(int most);

    /** Makes the URL due now; false where it is not known. */
    boolean retry(URI url);

    /** Makes all URLs of the source with this problem due now. @return how many */
    long retry(String source, Problem.Kind problem);

    /** Forgets all URLs of a source, also those that are being fetched. @return how many */
    long forget(String source);

    /**
     * What failures have in common.
     *
     * @param status HTTP status of the last answer; null where none came
     */
    record FailureKind(
            String source, Problem.Kind problem, @Nullable Integer status) {}

    /** @param samples the URLs that failed last, at most three */
    record FailureGroup(FailureKind kind, long count, List<FailingUrl> samples) {}

    /**
     * @param error a sentence for people
     * @param failures in a row
     * @param nextTry null where it is not tried again
     */
    record FailingUrl(
            URI url,
            String host,
            UrlState state,
            @Nullable Integer status,
            @Nullable String error,
            int failures,
            @Nullable Instant fetchedAt,
            @Nullable Instant nextTry) {}

    record HostSize(String host, long due, long known) {}
}
