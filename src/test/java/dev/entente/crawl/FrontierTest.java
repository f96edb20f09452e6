package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Frontier.Claim;
import dev.entente.crawl.Frontier.Due;
import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.crawl.FrontierUrl.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every frontier promises. */
abstract class FrontierTest {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration DAY = Duration.ofDays(1);

    final SetClock clock = new SetClock();
    private Frontier frontier;
    private String source;

    abstract Frontier frontier();

    /** One that no other test uses. */
    abstract String source();

    @BeforeEach
    void open() {
        frontier = frontier();
        source = source();
    }

    @Test
    void claimsFrontPageThenUnknownThenKnownPages() {
        add(page("known"));
        settleAll();
        clock.advance(DAY);
        add(page("new-1"), page("new-2"), new Link(url("home"), Kind.FRONT_PAGE, null));
        assertThat(claimed(10)).containsExactly(url("home"), url("new-1"), url("new-2"), url("known"));
    }

    @Test
    void claimsNoMoreThanAsked() {
        add(page("a"), page("b"), page("c"));
        assertThat(claimed(2)).hasSize(2);
        assertThat(claimed(2)).hasSize(1);
        assertThat(claimed(2)).isEmpty();
    }

    @Test
    void keepsWhatIsKnownOfAUrlThatIsFoundAgain() {
        add(page("a"));
        Claim claim = claim();
        FrontierUrl after = RecrawlSchedule.read(
                claim.url(), true, url("a"), new Validators("\"1\"", "Sun, 01 Mar 2026 12:00:00 GMT"), clock.instant());
        assertThat(frontier.settle(claim, after)).isTrue();
        add(page("a"));
        clock.advance(DAY);
        assertThat(claim().url()).isEqualTo(after);
    }

    @Test
    void givesNobodyElseAUrlThatIsClaimed() {
        add(page("a"));
        claim();
        add(new Link(url("a"), Kind.PAGE, clock.instant().plus(DAY)));
        assertThat(claimed(10)).isEmpty();
        assertThat(frontier.nextReturn(due())).contains(clock.instant().plus(LEASE));
    }

    @Test
    void returnsTheUrlsOfADeadWorkerWhenTheLeaseEnds() {
        add(page("a"));
        Claim dead = claim();
        clock.advance(LEASE.plusMillis(1));
        Claim taken = claim();
        assertThat(taken.url().url()).isEqualTo(url("a"));
        assertThat(frontier.settle(dead, RecrawlSchedule.failed(dead.url(), Problem.ofStatus(500), clock.instant())))
                .isFalse();
        assertThat(frontier.settle(taken, RecrawlSchedule.absent(taken.url(), Problem.ofStatus(410), clock.instant())))
                .isTrue();
    }

    @Test
    void letsALateWorkerSettleWhatNobodyTook() {
        add(page("a"));
        Claim late = claim();
        clock.advance(LEASE.plusMillis(1));
        assertThat(frontier.settle(late, RecrawlSchedule.absent(late.url(), Problem.ofStatus(410), clock.instant())))
                .isTrue();
    }

    @Test
    void takesBackAUrlThatWasNotAskedFor() {
        add(page("a"));
        frontier.release(claim());
        assertThat(claim().url().state()).isEqualTo(UrlState.DISCOVERED);
    }

    @Test
    void waitsUntilAUrlIsDue() {
        add(page("a"));
        settleAll();
        clock.advance(Duration.ofMinutes(59));
        assertThat(claimed(10)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(claimed(10)).containsExactly(url("a"));
    }

    @Test
    void givesUrlsBeforeTheirTimeToWhoLooksAtAll() {
        add(page("a"));
        settleAll();
        clock.advance(Duration.ofMinutes(1));
        Due all = new Due(source, true, clock.instant());
        assertThat(frontier.claim(all, 10, LEASE)).hasSize(1);
    }

    @Test
    void fetchesNothingTwiceInOneCrawl() {
        Due all = new Due(source, true, clock.instant());
        add(page("a"), new Link(url("home"), Kind.FRONT_PAGE, null));
        settleAll();
        assertThat(frontier.claim(all, 10, LEASE)).isEmpty();
    }

    @Test
    void makesAUrlDueThatChangedSinceItWasFetched() {
        add(page("a"), page("b"), page("c"));
        settleAll();
        Instant fetched = clock.instant();
        clock.advance(Duration.ofMinutes(10));
        add(
                new Link(url("a"), Kind.PAGE, fetched.plusSeconds(60)),
                new Link(url("b"), Kind.PAGE, fetched.minusSeconds(60)),
                page("c"));
        assertThat(claimed(10)).containsExactly(url("a"));
    }

    @Test
    void makesAFeedOfAPageThatTurnsOutToBeOne() {
        add(page("feed"));
        settleAll();
        clock.advance(Duration.ofMinutes(10));
        add(new Link(url("feed"), Kind.FEED, null));
        assertThat(claim().url().kind()).isEqualTo(Kind.FEED);
    }

    @Test
    void keepsSourcesApart() {
        add(page("a"));
        assertThat(frontier.claim(new Due(source + "-other", true, clock.instant()), 10, LEASE))
                .isEmpty();
    }

    @Test
    void addsMoreThanOneRequestHolds() {
        add(IntStream.range(0, 1_200).mapToObj(i -> page("p" + i)).toArray(Link[]::new));
        assertThat(claimed(5_000)).hasSize(1_200);
    }

    @Test
    void givesEachUrlToOneOfManyWorkers() throws Exception {
        add(IntStream.range(0, 60).mapToObj(i -> page("p" + i)).toArray(Link[]::new));
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            Callable<List<URI>> work = () -> Stream.generate(() -> claimed(5))
                    .limit(12)
                    .flatMap(List::stream)
                    .toList();
            List<URI> claimed = new java.util.ArrayList<>();
            for (Future<List<URI>> one : workers.invokeAll(List.of(work, work, work, work))) {
                claimed.addAll(one.get());
            }
            assertThat(claimed).doesNotHaveDuplicates();
            assertThat(claimed.size() + claimed(100).size()).isEqualTo(60);
        } finally {
            workers.shutdownNow();
        }
    }

    private void add(Link... links) {
        frontier.add(source, List.of(links));
    }

    private Claim claim() {
        List<Claim> claims = frontier.claim(due(), 1, LEASE);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    private List<URI> claimed(int most) {
        return frontier.claim(due(), most, LEASE).stream()
                .map(claim -> claim.url().url())
                .toList();
    }

    private void settleAll() {
        for (Claim claim : frontier.claim(due(), 10, LEASE)) {
            frontier.settle(claim, RecrawlSchedule.read(claim.url(), true, null, Validators.NONE, clock.instant()));
        }
    }

    private Due due() {
        return new Due(source, false, clock.instant().plusMillis(1));
    }

    private Link page(String name) {
        return new Link(url(name), Kind.PAGE, null);
    }

    private URI url(String name) {
        return URI.create("http://" + source + ".example/" + name);
    }
}
