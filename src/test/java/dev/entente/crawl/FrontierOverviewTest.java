package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.Frontier.Claim;
import dev.entente.crawl.Frontier.Due;
import dev.entente.crawl.Frontier.Settled;
import dev.entente.crawl.FrontierOverview.FailingUrl;
import dev.entente.crawl.FrontierOverview.FailureGroup;
import dev.entente.crawl.FrontierOverview.FailureKind;
import dev.entente.crawl.FrontierOverview.HostSize;
import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.crawl.FrontierUrl.Validators;
import dev.entente.support.SetClock;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontierOverviewTest {
    private final SetClock clock = new SetClock();
    private final String source = "s" + UUID.randomUUID();
    private Frontier frontier;
    private FrontierOverview overview;

    @BeforeEach
    void open() throws IOException {
        ElasticsearchFrontierTest.createIndex();
        CrawlLease lease = FakeLease.alone();
        frontier = ElasticsearchFrontierTest.at(clock, lease);
        overview = new ElasticsearchFrontierOverview(
                TestElasticsearch.client(), ElasticsearchFrontierTest.ALIAS, lease, new KnownUrls(), clock);
    }

    @Test
    void countsBySourceAndState() {
        add(12);
        settleAll(2, 500);
        settleAll(1, 200);
        refresh();
        assertThat(overview.counts().get(source))
                .isEqualTo(Map.of(UrlState.FAILED, 2L, UrlState.FETCHED, 1L, UrlState.DISCOVERED, 9L));
    }

    @Test
    void groupsFailuresByKindWithSamplesOfThem() {
        add(9);
        settleAll(4, 500);
        settleAll(2, 404);
        settleAll(1, 0);
        settleAll(1, 200);
        refresh();
        List<FailureGroup> groups = overview.failures(10_000).stream()
                .filter(group -> group.kind().source().equals(source))
                .toList();
        assertThat(groups)
                .extracting(FailureGroup::kind)
                .containsExactly(
                        new FailureKind(source, Problem.Kind.HTTP_SERVER_ERROR, 500),
                        new FailureKind(source, Problem.Kind.GONE, 404),
                        new FailureKind(source, Problem.Kind.DNS, null));
        assertThat(groups).extracting(FailureGroup::count).containsExactly(4L, 2L, 1L);
        assertThat(groups.get(0).samples()).hasSize(3);
        FailingUrl one = groups.get(0).samples().get(0);
        assertThat(one.error()).isEqualTo("It answered 500.");
        assertThat(one.nextTry()).isEqualTo(clock.instant().plus(RecrawlSchedule.FIRST_AFTER_FAILURE));
    }

    @Test
    void listsFailingUrlsPageByPage() {
        add(7);
        settleAll(5, 500);
        settleAll(2, 502);
        refresh();
        FailureKind kind = new FailureKind(source, Problem.Kind.HTTP_SERVER_ERROR, 500);
        List<FailingUrl> first = overview.failing(kind, 1, 3);
        List<FailingUrl> second = overview.failing(kind, 2, 3);
        assertThat(first).hasSize(3).allSatisfy(url -> assertThat(url.status()).isEqualTo(500));
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(overview.failing(kind, 1_000_000, 100))
                .as("beyond what is listed")
                .isEmpty();
    }

    @Test
    void makesOneUrlDue() {
        add(2);
        settleAll(2, 500);
        assertThat(claimed()).isEmpty();
        assertThat(overview.retry(url(0))).isTrue();
        assertThat(claimed()).containsExactly(url(0));
        assertThat(overview.retry(URI.create("http://nobody.example/"))).isFalse();
    }

    @Test
    void makesAllUrlsWithOneProblemDueButThoseThatAreBeingFetched() {
        add(24);
        settleAll(21, 500);
        settleAll(3, 404);
        clock.advance(RecrawlSchedule.FIRST_AFTER_FAILURE);
        List<Claim> busy = frontier.claim(due(), 1, Set.of());
        assertThat(busy).hasSize(1);
        assertThat(overview.retry(source, Problem.Kind.HTTP_SERVER_ERROR)).isEqualTo(20);
        assertThat(frontier.isHeld(busy.get(0))).isTrue();
    }

    @Test
    void countsDueAndKnownUrlsOfEachHost() {
        add(5);
        settleAll(2, 200);
        refresh();
        assertThat(overview.hosts(10_000)).contains(new HostSize(source + ".example", 3, 5));
    }

    @Test
    void forgetsASource() {
        add(2_200);
        String other = source + "-other";
        frontier.add(other, List.of(new Link(URI.create("http://" + other + ".example/"), Kind.PAGE, null)));
        assertThat(overview.forget(source)).isEqualTo(2_200);
        refresh();
        assertThat(overview.counts()).doesNotContainKey(source).containsKey(other);
    }

    private void add(int count) {
        frontier.add(
                source,
                IntStream.range(0, count)
                        .mapToObj(i -> new Link(url(i), Kind.PAGE, null))
                        .toList());
    }

    private void settleAll(int count, int status) {
        List<Settled> settled = new ArrayList<>();
        for (Claim claim : frontier.claim(due(), count, Set.of())) {
            FrontierUrl url = claim.url();
            FrontierUrl after =
                    switch (status) {
                        case 0 ->
                            RecrawlSchedule.failed(
                                    url, Problem.of(Problem.Kind.DNS, "The name is not known."), clock.instant());
                        case 200 -> RecrawlSchedule.read(url, true, null, Validators.NONE, clock.instant());
                        case 404 -> RecrawlSchedule.absent(url, Problem.ofStatus(404), clock.instant());
                        default -> RecrawlSchedule.failed(url, Problem.ofStatus(status), clock.instant());
                    };
            settled.add(new Settled(claim, after));
        }
        frontier.settle(settled);
    }

    private List<URI> claimed() {
        return frontier.claim(due(), 10, Set.of()).stream()
                .map(claim -> claim.url().url())
                .toList();
    }

    private static void refresh() {
        try {
            TestElasticsearch.client().indices().refresh(r -> r.index(ElasticsearchFrontierTest.ALIAS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Due due() {
        return new Due(source, false, clock.instant().plusMillis(1));
    }

    private URI url(int number) {
        return URI.create("http://" + source + ".example/" + number);
    }
}
