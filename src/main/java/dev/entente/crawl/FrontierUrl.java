package dev.entente.crawl;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One URL that is known, and what is known of it.
 *
 * @param source id of the source that it was found for
 * @param likeness how likely it is an article, from 0 to {@value Link#SURE}, by the link that was first seen
 * @param discoveredAt when it was first seen
 * @param fetchedAt when it was last asked for; null where it never was
 * @param nextFetch when it is to be fetched again; never before
 * @param problem that the last fetch met; null where it met none
 * @param article address of the article that was read from it; null where none was
 */
record FrontierUrl(
        URI url,
        String source,
        Kind kind,
        int likeness,
        UrlState state,
        Instant discoveredAt,
        @Nullable Instant fetchedAt,
        Instant nextFetch,
        Validators validators,
        Pace pace,
        @Nullable Problem problem,
        Absence absence,
        @Nullable URI article) {

    enum Kind {
        FRONT_PAGE,
        /** A page that is watched for links to new articles, as the front page is. */
        SECTION,
        FEED,
        SITEMAP,
        PAGE
    }

    /** What an answer gave to ask later whether it changed. */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        static final Validators NONE = new Validators(null, null);

        static Validators of(Fetcher.Answer answer) {
            return new Validators(answer.header("ETag"), answer.header("Last-Modified"));
        }
    }

    /**
     * What the time of the next fetch is reckoned from.
     *
     * @param unchanged fetches in a row that brought nothing new
     * @param failures fetches in a row that failed
     * @param pause between the last fetch and the next; zero where it was never fetched
     * @param newsAt when it last brought something new; null where it never did
     */
    record Pace(
            int unchanged,
            int failures,
            Duration pause,
            @Nullable Instant newsAt) {
        static final Pace NEW = new Pace(0, 0, Duration.ZERO, null);
    }

    /**
     * Answers in a row, each 404 or 410.
     *
     * @param since when the first of them came; null where the last answer was another
     * @param times how many
     * @param withdrawnAt when readers were told that the article was withdrawn; null where they were not
     */
    record Absence(
            @Nullable Instant since, int times, @Nullable Instant withdrawnAt) {
        static final Absence NONE = new Absence(null, 0, null);
    }

    static FrontierUrl discovered(Link link, String source, Instant now) {
        return new FrontierUrl(
                link.url(),
                source,
                link.kind(),
                link.likeness(),
                UrlState.DISCOVERED,
                now,
                null,
                now,
                Validators.NONE,
                Pace.NEW,
                null,
                Absence.NONE,
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
                discoveredAt,
                fetchedAt,
                (isNews || promoted) && nextFetch.isAfter(now) ? now : nextFetch,
                promoted ? Validators.NONE : validators,
                pace,
                problem,
                absence,
                article);
    }

    /** The same for another source, which has its own mind about what was passed over so far. */
    FrontierUrl ofSource(String other, Instant now) {
        boolean anew = state == UrlState.SKIPPED && nextFetch.isAfter(now);
        return new FrontierUrl(
                url,
                other,
                kind,
                likeness,
                state,
                discoveredAt,
                fetchedAt,
                anew ? now : nextFetch,
                Validators.NONE,
                pace,
                problem,
                absence,
                article);
    }

    /** The same, to be fetched as soon as its host may be asked. */
    FrontierUrl dueAt(Instant time) {
        return new FrontierUrl(
                url,
                source,
                kind,
                likeness,
                state,
                discoveredAt,
                fetchedAt,
                time,
                Validators.NONE,
                pace,
                problem,
                absence,
                article);
    }

    /** Why it failed or was skipped, a sentence for people; null where neither is so. */
    @Nullable
    String note() {
        return problem == null ? null : problem.sentence();
    }

    String host() {
        return Urls.host(url);
    }

    /** Whether it is watched for links to what is new, rather than read for its own text. */
    boolean isWatched() {
        return kind != Kind.PAGE;
    }

    /**
     * Order within a crawl, smallest first: what may lead to news, then unknown pages, those first that look most like
     * articles, then known ones, then old sitemaps.
     */
    int rank() {
        if (isWatched()) {
            return kind == Kind.SITEMAP && likeness == 0 ? 3 + Link.SURE : 0;
        }
        return state == UrlState.DISCOVERED ? 1 + Link.SURE - likeness : 2 + Link.SURE;
    }
}
