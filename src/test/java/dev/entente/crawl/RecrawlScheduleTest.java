package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.crawl.FrontierUrl.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecrawlScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final URI ARTICLE = URI.create("http://times.example/a");

    @Test
    void looksAtAPageMoreAndMoreRarelyWhileNothingChangesAndThenNeverAgain() {
        List<Duration> pauses = pauses(Kind.PAGE, 60, RecrawlScheduleTest::unchanged);
        assertThat(pauses)
                .startsWith(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(8))
                .contains(RecrawlSchedule.LONGEST);
        assertThat(pauses.size()).as("fetches in all").isBetween(10, 20);
        assertThat(after(Kind.PAGE, 60, RecrawlScheduleTest::unchanged).nextFetch())
                .isEqualTo(RecrawlSchedule.NEVER);
    }

    @Test
    void looksSoonAgainAfterAChange() {
        FrontierUrl url = after(Kind.PAGE, 5, RecrawlScheduleTest::unchanged);
        Instant now = url.nextFetch();
        assertThat(RecrawlSchedule.read(url, true, ARTICLE, Validators.NONE, now)
                        .nextFetch())
                .isEqualTo(now.plus(RecrawlSchedule.FIRST));
    }

    @Test
    void triesAFailingPageMoreAndMoreRarelyAndGivesItUpInTheEnd() {
        assertThat(pauses(Kind.PAGE, 3, RecrawlScheduleTest::failed))
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(40));
        FrontierUrl nearlyGone = after(Kind.PAGE, RecrawlSchedule.GIVE_UP - 1, RecrawlScheduleTest::failed);
        assertThat(nearlyGone.state()).isEqualTo(UrlState.FAILED);
        assertThat(Duration.between(NOW, nearlyGone.nextFetch())).isGreaterThan(Duration.ofDays(3));
        FrontierUrl gone = failed(nearlyGone, nearlyGone.nextFetch());
        assertThat(gone.state()).isEqualTo(UrlState.GONE);
        assertThat(gone.nextFetch()).isEqualTo(RecrawlSchedule.NEVER);
    }

    @Test
    void forgetsFailuresWhenAPageAnswersAgain() {
        FrontierUrl url = after(Kind.PAGE, 6, RecrawlScheduleTest::failed);
        FrontierUrl back = unchanged(url, url.nextFetch());
        assertThat(back.pace().failures()).isZero();
        assertThat(back.problem()).isNull();
        assertThat(back.pace().pause()).isEqualTo(RecrawlSchedule.FIRST);
    }

    @Test
    void looksForAPageThatIsNotThereAfterADayAndThenRarely() {
        assertThat(pauses(Kind.PAGE, 4, RecrawlScheduleTest::absent))
                .containsExactly(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(21));
        assertThat(after(Kind.PAGE, 9, RecrawlScheduleTest::absent).nextFetch()).isEqualTo(RecrawlSchedule.NEVER);
    }

    @Test
    void believesThatAPageIsGoneOnlyWhenTheSiteSaysSoADayLater() {
        FrontierUrl once = absent(url(Kind.PAGE), NOW);
        assertThat(RecrawlSchedule.isConfirmed(once.absence(), NOW)).isFalse();
        Instant soon = NOW.plus(Duration.ofHours(23));
        FrontierUrl tooSoon = absent(once, soon);
        assertThat(RecrawlSchedule.isConfirmed(tooSoon.absence(), soon)).isFalse();
        assertThat(tooSoon.nextFetch()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        FrontierUrl confirmed = absent(tooSoon, tooSoon.nextFetch());
        assertThat(RecrawlSchedule.isConfirmed(confirmed.absence(), tooSoon.nextFetch()))
                .isTrue();
    }

    @Test
    void beginsAnewWhenAPageWasBackInBetween() {
        FrontierUrl back = unchanged(absent(url(Kind.PAGE), NOW), NOW.plus(Duration.ofDays(1)));
        FrontierUrl again = absent(back, NOW.plus(Duration.ofDays(2)));
        assertThat(again.absence().times()).isEqualTo(1);
        assertThat(again.absence().since()).isEqualTo(NOW.plus(Duration.ofDays(2)));
    }

    @Test
    void keepsThatAnArticleIsWithdrawnThroughAFailure() {
        FrontierUrl gone = after(Kind.PAGE, 2, RecrawlScheduleTest::absent);
        FrontierUrl failed = failed(RecrawlSchedule.withdrawn(gone, gone.fetchedAt()), gone.nextFetch());
        assertThat(failed.absence().withdrawnAt()).isEqualTo(gone.fetchedAt());
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "PAGE", mode = EnumSource.Mode.EXCLUDE)
    void watchesMoreOftenWhatBringsNewsAndMoreRarelyWhatDoesNot(Kind kind) {
        assertThat(pauses(kind, 4, (url, now) -> RecrawlSchedule.read(url, true, null, Validators.NONE, now)))
                .containsExactly(
                        Duration.ofMinutes(30), Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofMinutes(10));
        assertThat(pauses(kind, 3, RecrawlScheduleTest::unchanged))
                .containsExactly(
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(45),
                        Duration.ofMinutes(67).plusSeconds(30));
        assertThat(pauses(kind, 40, RecrawlScheduleTest::unchanged)).endsWith(RecrawlSchedule.LONGEST_WATCH);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "PAGE", mode = EnumSource.Mode.EXCLUDE)
    void neverGivesUpWhatItWatches(Kind kind) {
        assertThat(pauses(kind, 40, RecrawlScheduleTest::failed)).endsWith(RecrawlSchedule.LONGEST_WATCH_AFTER_FAILURE);
        assertThat(pauses(kind, 40, RecrawlScheduleTest::absent)).endsWith(RecrawlSchedule.LONGEST_WATCH);
    }

    private interface Step {
        FrontierUrl take(FrontierUrl url, Instant now);
    }

    private static FrontierUrl unchanged(FrontierUrl url, Instant now) {
        return RecrawlSchedule.read(url, false, ARTICLE, Validators.NONE, now);
    }

    private static FrontierUrl failed(FrontierUrl url, Instant now) {
        return RecrawlSchedule.failed(url, Problem.ofStatus(500), now);
    }

    private static FrontierUrl absent(FrontierUrl url, Instant now) {
        return RecrawlSchedule.absent(url, Problem.ofStatus(404), now);
    }

    /** Each step is taken when its time has come, until none comes any more. */
    private static List<Duration> pauses(Kind kind, int times, Step step) {
        List<Duration> pauses = new ArrayList<>();
        FrontierUrl url = url(kind);
        for (int i = 0; i < times && url.nextFetch().isBefore(RecrawlSchedule.NEVER); i++) {
            Instant now = url.nextFetch();
            url = step.take(url, now);
            pauses.add(Duration.between(now, url.nextFetch()));
        }
        return pauses;
    }

    private static FrontierUrl after(Kind kind, int times, Step step) {
        FrontierUrl url = url(kind);
        for (int i = 0; i < times && url.nextFetch().isBefore(RecrawlSchedule.NEVER); i++) {
            url = step.take(url, url.nextFetch());
        }
        return url;
    }

    private static FrontierUrl url(Kind kind) {
        return FrontierUrl.discovered(new Link(URI.create("http://times.example/a"), kind, null), "times", NOW);
    }
}
