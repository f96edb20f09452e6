package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.crawl.RecrawlSchedule.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecrawlScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void looksAtAPageMoreAndMoreRarelyWhileNothingChanges() {
        assertThat(pauses(Kind.PAGE, 12, url -> RecrawlSchedule.fetched(url, false, Validators.NONE, NOW)))
                .startsWith(Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(8))
                .endsWith(RecrawlSchedule.LONGEST);
    }

    @Test
    void looksSoonAgainAfterAChange() {
        FrontierUrl url = url(Kind.PAGE);
        for (int i = 0; i < 5; i++) {
            url = RecrawlSchedule.fetched(url, false, Validators.NONE, NOW);
        }
        assertThat(RecrawlSchedule.fetched(url, true, Validators.NONE, NOW).nextFetch())
                .isEqualTo(NOW.plus(RecrawlSchedule.FIRST));
    }

    @Test
    void triesAFailingPageMoreAndMoreRarely() {
        assertThat(pauses(Kind.PAGE, 3, url -> RecrawlSchedule.failed(url, "It answered 500.", NOW)))
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(40));
    }

    @Test
    void looksAfterAPageThatIsGoneOnceADayAtFirst() {
        assertThat(pauses(Kind.PAGE, 60, url -> RecrawlSchedule.gone(url, "Gone.", NOW)))
                .startsWith(Duration.ofDays(1), Duration.ofDays(2))
                .endsWith(RecrawlSchedule.LONGEST);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "PAGE", mode = EnumSource.Mode.EXCLUDE)
    void readsFrontPagesFeedsAndSitemapsInEachCrawl(Kind kind) {
        assertThat(pauses(kind, 3, url -> RecrawlSchedule.fetched(url, false, Validators.NONE, NOW)))
                .containsOnly(Duration.ZERO);
        assertThat(pauses(kind, 3, url -> RecrawlSchedule.failed(url, "It answered 500.", NOW)))
                .containsOnly(Duration.ZERO);
    }

    private static List<Duration> pauses(Kind kind, int times, UnaryOperator<FrontierUrl> step) {
        List<Duration> pauses = new ArrayList<>();
        FrontierUrl url = url(kind);
        for (int i = 0; i < times; i++) {
            url = step.apply(url);
            pauses.add(Duration.between(NOW, url.nextFetch()));
        }
        return pauses;
    }

    private static FrontierUrl url(Kind kind) {
        return FrontierUrl.discovered(new Link(URI.create("http://times.example/a"), kind, null), "times", NOW);
    }
}
