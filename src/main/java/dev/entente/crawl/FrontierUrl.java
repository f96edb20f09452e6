package dev.entente.crawl;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One URL that is known, and what is known of it.
 *
 * @param source id of the source that it was found for
 * @param likeness how likely it is an article, from 0 to {@value Link#SURE}, by the link that was first seen
 * @param nextFetch when it is to be fetched again; never before
 * @param etag of the last answer with a body, to ask whether it changed since
 * @param lastModified of the last answer with a body, as it was sent
 * @param unchanged fetches in a row that brought nothing new
 * @param failures fetches in a row that failed
 * @param note why it failed or was skipped, for people; null where neither is so
 * @param discoveredAt when it was first seen
 * @param fetchedAt when it was last asked for; null where it never was
 */
record FrontierUrl(
        URI url,
        String source,
        Kind kind,
        int likeness,
        State state,
        Instant nextFetch,
        @Nullable String etag,
        @Nullable String lastModified,
        int unchanged,
        int failures,
        @Nullable String note,
        Instant discoveredAt,
        @Nullable Instant fetchedAt) {

    enum Kind {
        FRONT_PAGE,
        /** A page that is watched for links to new articles, as the front page is. */
        SECTION,
        FEED,
        SITEMAP,
        PAGE
    }

    enum State {
        /** Never asked for. */
        DISCOVERED,
        /** Read: an article that is indexed, or links. */
        FETCHED,
        /** Holds nothing to index, or must not be read. */
        SKIPPED,
        /** Did not answer as it should; tried again later. */
        FAILED,
        /** The site says that it has no such page. */
        GONE
    }

    static FrontierUrl discovered(Link link, String source, Instant now) {
        return new FrontierUrl(
                link.url(),
                source,
                link.kind(),
                link.likeness(),
                State.DISCOVERED,
                now,
                null,
                null,
                0,
                0,
                null,
                now,
                null);
    }

    /** With what a new link to it tells: that it changed since it was asked for, or that it is no mere page. */
    FrontierUrl revised(Link link, Instant now) {
        boolean isNews = link.modifiedAt() != null
                && fetchedAt != null
                && link.modifiedAt().isAfter(fetchedAt);
        boolean promoted = kind == Kind.PAGE && link.kind() != Kind.PAGE;
        return new FrontierUrl(
                url,
                source,
                promoted ? link.kind() : kind,
                Math.max(likeness, link.likeness()),
                state,
                (isNews || promoted) && nextFetch.isAfter(now) ? now : nextFetch,
                promoted ? null : etag,
                promoted ? null : lastModified,
                unchanged,
                failures,
                note,
                discoveredAt,
                fetchedAt);
    }

    String host() {
        return Urls.host(url);
    }

    /**
     * Order within a crawl, smallest first: what may lead to news, then unknown pages, those first that look most like
     * articles, then known ones.
     */
    int rank() {
        if (kind != Kind.PAGE) {
            return 0;
        }
        return state == State.DISCOVERED ? 1 + Link.SURE - likeness : 2 + Link.SURE;
    }
}
