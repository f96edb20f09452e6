package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Frontier.Claim;
import dev.entente.crawl.Frontier.Due;
import dev.entente.crawl.Frontier.Settled;
import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.crawl.FrontierUrl.Validators;
import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
    private static final Duration DAY = Duration.ofDays(1);

    final SetClock clock = new SetClock();
    private final FakeLease lease = FakeLease.alone();
    private Frontier frontier;
    private String source;

    /** The frontier as the app with this lease sees it. */
    abstract Frontier frontier(CrawlLease lease);

    /** Makes what was written seen by searches. */
    void refresh() {}

    /** One that no other test uses. */
    abstract String source();

    @BeforeEach
    void open() {
        frontier = frontier(lease);
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
    void countsThePagesOfEachPattern() {
        add(page("tag/x"), page("tag/y"), page("tag/z"));
        Claim article = claim();
        settle(article, RecrawlSchedule.read(article.url(), true, url("tag/x"), Validators.NONE, clock.instant()));
        Claim list = claim();
        Problem none = Problem.of(Problem.Kind.NO_ARTICLE, "It is a list.");
        settle(list, RecrawlSchedule.skipped(list.url(), false, none, Validators.NONE, clock.instant()));
        refresh();
        assertThat(frontier.census(source))
                .containsExactly(java.util.Map.entry(UrlPattern.of(url("tag/x")), new Traps.Census(1, 1, 1)));
    }

    @Test
    void claimsNoMoreThanAsked() {
        add(page("a"), page("b"), page("c"));
        assertThat(claimed(2)).hasSize(2);
        assertThat(claimed(2)).hasSize(1);
        assertThat(claimed(2)).isEmpty();
    }

    @Test
    void givesAUrlToTheSourceThatItIsAssignedTo() {
        add(page("a"), page("b"));
        Claim claim = claim();
        Problem none = Problem.of(Problem.Kind.RULES, "It is no article by the rules of the source.");
        settle(claim, RecrawlSchedule.skipped(claim.url(), false, none, Validators.NONE, clock.instant()));
        String other = source + "-other";
        // What was only passed over is due for the other at once; of what nobody read yet nothing changes but whose it
        // is.
        assertThat(frontier.add(other, List.of(page("a")))).isEmpty();
        assertThat(frontier.assign(other, List.of(page("a"), page("b")))).containsExactly(url("a"));
        refresh();
        assertThat(claimed(10)).isEmpty();
        Due due = new Due(other, false, clock.instant().plusMillis(1));
        assertThat(frontier.claim(due, 10, Set.of()))
                .extracting(one -> one.url().url())
                .containsExactlyInAnyOrder(url("a"), url("b"));
    }

    @Test
    void keepsWhatIsKnownOfAUrlThatIsFoundAgain() {
        add(page("a"));
        Claim claim = claim();
        FrontierUrl after = RecrawlSchedule.read(
                claim.url(), true, url("a"), new Validators("\"1\"", "Sun, 01 Mar 2026 12:00:00 GMT"), clock.instant());
        settle(claim, after);
        add(page("a"));
        clock.advance(DAY);
        assertThat(claim().url()).isEqualTo(after);
    }

    @Test
    void givesNobodyElseAUrlThatIsClaimed() {
        Frontier other = frontier(lease.another("two"));
        add(page("a"));
        claim();
        add(new Link(url("a"), Kind.PAGE, clock.instant().plus(DAY)));
        assertThat(claimed(10)).isEmpty();
        assertThat(claimed(other)).isEmpty();
        assertThat(frontier.nextReturn(due()))
                .contains(clock.instant().plus(lease.length()).plus(lease.margin()));
    }

    @Test
    void leavesAUrlToALivingAppHoweverLongThatTakes() {
        FakeLease two = lease.another("two");
        Frontier other = frontier(two);
        add(page("a"));
        Claim slow = claim();
        clock.advance(DAY);
        assertThat(claimed(other)).isEmpty();
        assertThat(claimed(10)).as("to another thread of the same app").isEmpty();
        settle(slow, RecrawlSchedule.failed(slow.url(), Problem.ofStatus(500), clock.instant()));
        clock.advance(DAY);
        assertThat(claimed(other)).containsExactly(url("a"));
    }

    @Test
    void returnsTheUrlsOfADeadAppWhenItsLeaseEnds() {
        FakeLease two = lease.another("two");
        Frontier other = frontier(two);
        add(page("a"));
        Claim dead = other.claim(due(), 1, Set.of()).get(0);
        two.die();
        assertThat(claimed(10)).isEmpty();
        clock.advance(lease.length().plus(lease.margin()));
        Claim taken = claim();
        assertThat(taken.url().url()).isEqualTo(url("a"));
        other.settle(
                List.of(new Settled(dead, RecrawlSchedule.failed(dead.url(), Problem.ofStatus(500), clock.instant()))));
        FrontierUrl after = RecrawlSchedule.read(taken.url(), true, url("a"), Validators.NONE, clock.instant());
        settle(taken, after);
        clock.advance(DAY);
        assertThat(claim().url()).as("the dead app's word came too late").isEqualTo(after);
    }

    @Test
    void knowsWhichClaimsAreNotSureAnyMore() {
        add(page("a"));
        Claim claim = claim();
        assertThat(frontier.isHeld(claim)).isTrue();
        lease.die();
        assertThat(frontier.isHeld(claim)).isFalse();
    }

    @Test
    void letsALateWorkerSettleWhatNobodyTook() {
        add(page("a"));
        Claim late = claim();
        clock.advance(DAY);
        settle(late, RecrawlSchedule.absent(late.url(), Problem.ofStatus(410), clock.instant()));
        assertThat(claimed(1)).isEmpty();
        clock.advance(DAY);
        assertThat(claim().url().state()).isEqualTo(UrlState.GONE);
    }

    @Test
    void takesBackAUrlOfWhichNobodyKnowsWhatBecame() {
        add(page("a"));
        frontier.abandon(claim());
        assertThat(claimed(1)).isEmpty();
        clock.advance(lease.length().plus(lease.margin()));
        assertThat(claimed(1)).containsExactly(url("a"));
    }

    @Test
    void readsAllHostsInTurns() {
        add(IntStream.range(0, 300).mapToObj(i -> page("p" + i)).toArray(Link[]::new));
        URI lonely = URI.create("http://other." + source + ".example/z");
        add(new Link(lonely, Kind.PAGE, null));
        assertThat(claimed(4)).hasSizeBetween(3, 4).contains(lonely);
    }

    @Test
    void leavesOutHostsThatCannotBeAskedNow() {
        URI other = URI.create("http://other." + source + ".example/z");
        add(page("a"), new Link(other, Kind.PAGE, null));
        assertThat(frontier.claim(due(), 10, Set.of(source + ".example")))
                .extracting(claim -> claim.url().url())
                .containsExactly(other);
    }

    @Test
    void saysWhichLinksAreNews() {
        assertThat(frontier.add(source, List.of(page("a"), page("b")))).containsExactlyInAnyOrder(url("a"), url("b"));
        assertThat(frontier.add(source, List.of(page("a"), page("c")))).containsExactly(url("c"));
        settleAll();
        clock.advance(Duration.ofMinutes(10));
        Link changed = new Link(url("b"), Kind.PAGE, clock.instant());
        assertThat(frontier.add(source, List.of(page("a"), changed))).containsExactly(url("b"));
    }

    @Test
    void saysOfWhichSourcesSomethingIsDue() {
        add(page("a"), page("b"));
        assertThat(waiting()).isEqualTo(2);
        claim();
        assertThat(waiting()).isEqualTo(1);
        settleAll();
        assertThat(waiting()).isZero();
        clock.advance(DAY);
        assertThat(waiting()).isPositive();
    }

    @Test
    void neverFetchesAgainWhatIsOver() {
        add(page("a"));
        Claim claim = claim();
        settle(claim, claim.url().dueAt(RecrawlSchedule.NEVER));
        clock.advance(DAY);
        assertThat(frontier.claim(new Due(source, true, clock.instant()), 10, Set.of()))
                .isEmpty();
    }

    @Test
    void takesBackAUrlThatWasNotAskedFor() {
        add(page("a"));
        frontier.settle(List.of(claim().untouched()));
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
        assertThat(frontier.claim(all, 10, Set.of())).hasSize(1);
    }

    @Test
    void fetchesNothingTwiceInOneCrawl() {
        Due all = new Due(source, true, clock.instant());
        add(page("a"), new Link(url("home"), Kind.FRONT_PAGE, null));
        settleAll();
        assertThat(frontier.claim(all, 10, Set.of())).isEmpty();
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
        assertThat(frontier.claim(new Due(source + "-other", true, clock.instant()), 10, Set.of()))
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
        List<Claim> claims = frontier.claim(due(), 1, Set.of());
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    private List<URI> claimed(int most) {
        return frontier.claim(due(), most, Set.of()).stream()
                .map(claim -> claim.url().url())
                .toList();
    }

    private List<URI> claimed(Frontier other) {
        return other.claim(due(), 10, Set.of()).stream()
                .map(claim -> claim.url().url())
                .toList();
    }

    private void settle(Claim claim, FrontierUrl after) {
        frontier.settle(List.of(new Settled(claim, after)));
    }

    /** Of our source. */
    private long waiting() {
        refresh();
        return frontier.waiting().due().get(source);
    }

    private void settleAll() {
        for (Claim claim : frontier.claim(due(), 10, Set.of())) {
            settle(claim, RecrawlSchedule.read(claim.url(), true, null, Validators.NONE, clock.instant()));
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
