package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Absence;
import dev.entente.crawl.FrontierUrl.Pace;
import dev.entente.crawl.FrontierUrl.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a URL is fetched again.
 *
 * <ul>
 *   <li>What is watched for links (front page, sections, feeds, sitemaps): half the pause after each fetch that brought
 *       something new, half as long again after each that did not; between ten minutes and a week. This is the adaptive
 *       schedule of Apache Nutch, with steps of its own.
 *   <li>Pages: an hour after they were new or changed, then each time twice as late up to two weeks; never again once
 *       nothing changed for {@link #BOUND}.
 *   <li>Failures: ten minutes, then each time twice as late. A page that failed {@value #GIVE_UP} times in a row, which
 *       takes at least three days, is gone for good. What is watched is never given up.
 *   <li>404 and 410: again after a day. Where that says the same, the page is gone; it is looked for rarely until
 *       {@link #BOUND} is over.
 * </ul>
 */
final class RecrawlSchedule {
    /** The year that no crawl will see. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    static final Duration SHORTEST_WATCH = Duration.ofMinutes(10);
    static final Duration FIRST_WATCH = Duration.ofMinutes(30);
    static final Duration LONGEST_WATCH = Duration.ofDays(7);
    static final Duration FIRST = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofDays(14);
    static final Duration BOUND = Duration.ofDays(90);
    static final Duration FIRST_AFTER_FAILURE = Duration.ofMinutes(10);
    static final Duration LONGEST_WATCH_AFTER_FAILURE = Duration.ofDays(1);
    static final int GIVE_UP = 10;
    /** Two answers that a page is not there count only if they are so far apart. */
    static final Duration CONFIRMATION = Duration.ofDays(1);

    private static final Duration FIRST_IF_GONE = Duration.ofDays(7);

    private RecrawlSchedule() {}

    /** It was read, or had not changed (304). @param article that it holds; null where it holds none or is only watched */
    static FrontierUrl read(FrontierUrl url, boolean news, @Nullable URI article, Validators validators, Instant now) {
        Pace pace = paced(url, news, now);
        return after(url, UrlState.FETCHED, pace, validators, null, Absence.NONE, article, now);
    }

    /** It holds nothing to index, or must not be read. @param news whether its links led to something new */
    static FrontierUrl skipped(FrontierUrl url, boolean news, Problem why, Validators validators, Instant now) {
        return after(url, UrlState.SKIPPED, paced(url, news, now), validators, why, Absence.NONE, url.article(), now);
    }

    static FrontierUrl failed(FrontierUrl url, Problem why, Instant now) {
        int failures = url.pace().failures() + 1;
        Duration longest = url.isWatched() ? LONGEST_WATCH_AFTER_FAILURE : LONGEST;
        Duration pause = atMost(longest, FIRST_AFTER_FAILURE.multipliedBy(1L << Math.min(failures - 1, 20)));
        boolean givenUp = !url.isWatched() && failures >= GIVE_UP;
        Pace pace = new Pace(
                url.pace().unchanged(),
                failures,
                givenUp ? forever(now) : pause,
                url.pace().newsAt());
        return after(
                url,
                givenUp ? UrlState.GONE : UrlState.FAILED,
                pace,
                Validators.NONE,
                why,
                url.absence(),
                url.article(),
                now);
    }

    /** It answered 404 or 410. */
    static FrontierUrl absent(FrontierUrl url, Problem why, Instant now) {
        Absence before = url.absence();
        Instant since = before.since() == null ? now : before.since();
        Absence absence = new Absence(since, before.times() + 1, before.withdrawnAt());
        Pace pace = new Pace(
                url.pace().unchanged(),
                url.pace().failures() + 1,
                pauseIfAbsent(url, absence, now),
                url.pace().newsAt());
        return after(url, UrlState.GONE, pace, Validators.NONE, why, absence, url.article(), now);
    }

    /** Whether the site has said for long enough that it has no such page. */
    static boolean isConfirmed(Absence absence, Instant now) {
        return absence.since() != null
                && absence.times() > 1
                && !absence.since().plus(CONFIRMATION).isAfter(now);
    }

    /** It has to be looked at again by that time. */
    static FrontierUrl noLaterThan(Instant end, FrontierUrl url) {
        return url.nextFetch().isAfter(end)
                ? new FrontierUrl(
                        url.url(),
                        url.source(),
                        url.kind(),
                        url.likeness(),
                        url.state(),
                        url.discoveredAt(),
                        url.fetchedAt(),
                        end,
                        url.validators(),
                        url.pace(),
                        url.problem(),
                        url.absence(),
                        url.article())
                : url;
    }

    /** Readers were told that its article was withdrawn. */
    static FrontierUrl withdrawn(FrontierUrl url, Instant now) {
        Absence absence = new Absence(url.absence().since(), url.absence().times(), now);
        return new FrontierUrl(
                url.url(),
                url.source(),
                url.kind(),
                url.likeness(),
                url.state(),
                url.discoveredAt(),
                url.fetchedAt(),
                url.nextFetch(),
                url.validators(),
                url.pace(),
                url.problem(),
                absence,
                url.article());
    }

    private static Duration pauseIfAbsent(FrontierUrl url, Absence absence, Instant now) {
        if (!isConfirmed(absence, now)) {
            return Duration.between(now, absence.since().plus(CONFIRMATION));
        }
        if (url.isWatched()) {
            return LONGEST_WATCH;
        }
        if (absence.since().plus(BOUND).isBefore(now)) {
            return forever(now);
        }
        return FIRST_IF_GONE.multipliedBy(Math.min(4, absence.times() - 1));
    }

    private static Pace paced(FrontierUrl url, boolean news, Instant now) {
        Instant newsAt = news ? now : url.pace().newsAt();
        return new Pace(news ? 0 : url.pace().unchanged() + 1, 0, pause(url, news, now), newsAt);
    }

    private static Duration pause(FrontierUrl url, boolean news, Instant now) {
        Duration before = url.pace().pause();
        if (url.isWatched()) {
            if (before.isZero() || url.pace().failures() > 0) {
                return FIRST_WATCH;
            }
            return news
                    ? atLeast(SHORTEST_WATCH, before.dividedBy(2))
                    : atMost(LONGEST_WATCH, before.multipliedBy(3).dividedBy(2));
        }
        if (news || before.isZero() || url.pace().failures() > 0) {
            return FIRST;
        }
        Instant newest =
                url.pace().newsAt() == null ? url.discoveredAt() : url.pace().newsAt();
        return newest.plus(BOUND).isBefore(now)
                ? forever(now)
                : atMost(LONGEST, atLeast(FIRST, before.multipliedBy(2)));
    }

    private static Duration forever(Instant now) {
        return Duration.between(now, NEVER);
    }

    private static Duration atMost(Duration most, Duration pause) {
        return pause.compareTo(most) > 0 ? most : pause;
    }

    private static Duration atLeast(Duration least, Duration pause) {
        return pause.compareTo(least) < 0 ? least : pause;
    }

    private static FrontierUrl after(
            FrontierUrl url,
            UrlState state,
            Pace pace,
            Validators validators,
            @Nullable Problem problem,
            Absence absence,
            @Nullable URI article,
            Instant now) {
        return new FrontierUrl(
                url.url(),
                url.source(),
                url.kind(),
                url.likeness(),
                state,
                url.discoveredAt(),
                now,
                now.plus(pace.pause()),
                validators,
                pace,
                problem,
                absence,
                article);
    }
}
