package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.crawl.FrontierUrl.Validators;
import dev.entente.crawl.Visited.Note;
import dev.entente.crawl.Visited.Noted;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One crawl of one source, at the pace of who asks for the next page. For use by one thread. Methods throw
 * {@link FrontierUnavailable} where the frontier does not answer.
 */
public final class SiteVisit implements AutoCloseable {
    /** Beyond the pauses: for the fetches of a round, and for what is done with their pages. */
    static final Duration LEASE = Duration.ofSeconds(90);

    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
    private static final int MOST_IN_ROUND = 20;
    private static final int FAILURES_IN_A_ROW = 5;
    /** Bytes, where the source takes PDF files. */
    private static final int PDF_LIMIT = 20_000_000;

    private final UrlRules rules;
    private final Frontier.Due due;
    private final @Nullable String remark;
    private final Frontier frontier;
    private final PoliteFetcher fetcher;
    private final Politeness politeness;
    private final CrawlSettings settings;
    private final Clock clock;
    private final Discovery discovery;
    private final Deque<Frontier.Claim> claims = new ArrayDeque<>();
    private int asked;
    private int failuresInARow;

    SiteVisit(UrlRules rules, Frontier.Due due, @Nullable String remark, Crawler crawler, Clock clock) {
        this.rules = rules;
        this.due = due;
        this.remark = remark;
        this.frontier = crawler.frontier();
        this.fetcher = crawler.fetcher();
        this.politeness = crawler.politeness();
        this.settings = crawler.settings();
        this.clock = clock;
        this.discovery = new Discovery(
                rules, frontier.census(rules.source().id()), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** What is to be known of how the site is read: that it asks for longer pauses than are kept. Null for nothing. */
    public @Nullable String remark() {
        return remark;
    }

    /**
     * Fetches the next URL when its host may be asked, and blocks until then.
     *
     * @return null where nothing is left that this visit may fetch now
     * @throws SiteUnavailable if going on makes no sense for now
     */
    public @Nullable Visited next() throws SiteUnavailable, InterruptedException {
        Frontier.Claim claim = asked >= rules.source().pages() ? null : claim();
        if (claim == null) {
            return null;
        }
        try {
            Visited visited = visit(claim);
            failuresInARow = 0;
            return visited;
        } catch (FetchFailed e) {
            return failed(claim, e);
        } catch (SiteUnavailable | InterruptedException e) {
            claims.addFirst(claim);
            throw e;
        }
    }

    /** Waits a moment for URLs that another worker holds, and that come back if it died; false where there are none. */
    public boolean awaitReturning() throws InterruptedException {
        if (asked >= rules.source().pages()) {
            return false;
        }
        Optional<Instant> back = frontier.nextReturn(due);
        if (back.isPresent()) {
            // The other may be alive and find more before its lease ends, so do not wait for that alone.
            Duration wait = Duration.between(clock.instant(), back.get());
            politeness.pause(wait.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : wait);
        }
        return back.isPresent();
    }

    /** The page's article is indexed for good. @param article its address */
    public void settleArticle(Visited.Page page, URI article, boolean changed) {
        discovery.fruitful(page.claim().url());
        frontier.settle(
                page.claim(),
                RecrawlSchedule.read(
                        page.claim().url(), changed, article, Validators.of(page.answer()), clock.instant()));
    }

    public void settleSkipped(Visited.Page page, String reason) {
        discovery.judge(page.claim().url(), page.ledToArticles());
        skip(page.claim(), page.ledToNews(), Problem.of(Problem.Kind.NO_ARTICLE, reason), Validators.of(page.answer()));
    }

    /** The page was read, but its article could not be kept: it will be fetched again. */
    public void settleFailed(Visited.Page page, String reason) {
        Problem problem = Problem.of(Problem.Kind.INDEXING, reason);
        frontier.settle(page.claim(), RecrawlSchedule.failed(page.claim().url(), problem, clock.instant()));
    }

    /** Readers know that the article is withdrawn. */
    public void settleWithdrawn(Visited.Withdrawn page) {
        FrontierUrl gone = RecrawlSchedule.absent(page.claim().url(), page.problem(), clock.instant());
        frontier.settle(page.claim(), RecrawlSchedule.withdrawn(gone, clock.instant()));
    }

    /** Gives back what was not fetched. */
    @Override
    public void close() {
        while (!claims.isEmpty()) {
            frontier.release(claims.remove());
        }
    }

    private Frontier.@Nullable Claim claim() throws InterruptedException {
        Duration delay = fetcher.delay(rules, rules.home());
        Instant enough = clock.instant().plus(settings.timeout()).plus(delay);
        while (!claims.isEmpty() && claims.peek().leaseUntil().isBefore(enough)) {
            frontier.release(claims.remove());
        }
        if (claims.isEmpty()) {
            long most = delay.isZero() ? MOST_IN_ROUND : Math.max(1, ROUND.dividedBy(delay));
            int round =
                    (int) Math.min(Math.min(most, MOST_IN_ROUND), rules.source().pages() - asked);
            claims.addAll(frontier.claim(due, round, LEASE.plus(delay.multipliedBy(round))));
        }
        return claims.poll();
    }

    private Visited visit(Frontier.Claim claim) throws FetchFailed, SiteUnavailable, InterruptedException {
        FrontierUrl url = claim.url();
        discovery.check(url);
        Fetcher.Answer answer = fetcher.fetch(request(url), rules);
        asked++;
        if (url.kind() == Kind.FRONT_PAGE) {
            discovery.frontPageAt(answer.url());
        }
        if (answer.status() == 304) {
            return notModified(claim);
        }
        if (answer.status() != 200) {
            Problem problem = Problem.ofStatus(answer.status());
            if (problem.kind() != Problem.Kind.GONE) {
                throw new FetchFailed(problem);
            }
            return absent(claim, problem);
        }
        return switch (url.kind()) {
            case FEED -> listed(claim, answer, FeedLinks.of(answer));
            case SITEMAP -> listed(claim, answer, SitemapLinks.of(answer, settings.listLimit()));
            case FRONT_PAGE -> listed(claim, answer, discovery.ofFrontPage(answer));
            case SECTION -> listed(claim, answer, PageLinks.of(answer).links());
            case PAGE -> page(claim, answer);
        };
    }

    private Fetcher.ContentTypes types(boolean list) {
        if (list) {
            return Fetcher.ContentTypes.ANY;
        }
        return rules.source().pdf() ? Fetcher.ContentTypes.HTML_OR_PDF : Fetcher.ContentTypes.HTML;
    }

    private Fetcher.Request request(FrontierUrl url) {
        boolean list = url.kind() == Kind.FEED || url.kind() == Kind.SITEMAP;
        return new Fetcher.Request(
                url.url(),
                types(list),
                list ? settings.listLimit() : rules.source().pdf() ? PDF_LIMIT : settings.pageLimit(),
                false,
                rules.source().allowPrivate(),
                url.validators().etag(),
                url.validators().lastModified());
    }

    private Visited absent(Frontier.Claim claim, Problem problem) {
        FrontierUrl gone = RecrawlSchedule.absent(claim.url(), problem, clock.instant());
        URI article = gone.article();
        if (article != null
                && gone.absence().withdrawnAt() == null
                && RecrawlSchedule.isConfirmed(gone.absence(), clock.instant())
                && !frontier.isReadElsewhere(article, gone.url())) {
            return new Visited.Withdrawn(claim, article, problem);
        }
        frontier.settle(claim, gone);
        return new Noted(gone.url(), Note.FAILED, true, problem);
    }

    private Visited notModified(Frontier.Claim claim) {
        FrontierUrl url = claim.url();
        Problem before = url.problem();
        if (url.state() == UrlState.SKIPPED && before != null) {
            skip(claim, false, before, url.validators());
            return new Noted(url.url(), Note.SKIPPED, true, before);
        }
        frontier.settle(claim, RecrawlSchedule.read(url, false, url.article(), url.validators(), clock.instant()));
        return new Noted(url.url(), url.isWatched() ? Note.LISTED : Note.UNCHANGED, true, null);
    }

    private Visited listed(Frontier.Claim claim, Fetcher.Answer answer, List<Link> links) {
        boolean news = add(links) > 0;
        frontier.settle(claim, RecrawlSchedule.read(claim.url(), news, null, Validators.of(answer), clock.instant()));
        return new Noted(claim.url().url(), Note.LISTED, true, null);
    }

    private Visited page(Frontier.Claim claim, Fetcher.Answer answer) throws SiteUnavailable, InterruptedException {
        PageLinks said = PageLinks.of(answer);
        boolean ledToArticles = discovery.ledToArticles(said.links());
        boolean news = add(said.links()) > 0;
        RobotsDirectives robots = said.robots();
        Problem problem = robots.problem(clock.instant());
        if (problem != null && claim.url().article() != null) {
            // What was found here so far is to be found no more, as if the page were not there.
            return absent(claim, problem);
        }
        if (problem == null) {
            problem = discovery.problem(claim.url(), answer.url(), said);
        }
        if (problem == null) {
            URI article = discovery.address(answer.url(), said, this::textAt);
            return new Visited.Page(claim, answer, article, robots, news, ledToArticles);
        }
        discovery.judge(claim.url(), ledToArticles && problem.kind() != Problem.Kind.TRAP);
        skip(claim, news, problem, Validators.of(answer));
        return new Noted(answer.url(), Note.SKIPPED, true, problem);
    }

    private void skip(Frontier.Claim claim, boolean news, Problem problem, Validators validators) {
        frontier.settle(claim, RecrawlSchedule.skipped(claim.url(), news, problem, validators, clock.instant()));
    }

    /** For a page that declares another address as its own. */
    private Optional<TextPrint> textAt(URI url) throws SiteUnavailable, InterruptedException {
        try {
            Link link = new Link(url, Kind.PAGE, null);
            Fetcher.Answer answer = fetcher.fetch(
                    request(FrontierUrl.discovered(link, rules.source().id(), clock.instant())), rules);
            return answer.status() == 200 && answer.url().equals(url)
                    ? Optional.of(PageLinks.of(answer).text())
                    : Optional.empty();
        } catch (FetchFailed e) {
            return Optional.empty();
        }
    }

    private int add(List<Link> links) {
        List<Link> ours = discovery.take(links);
        return ours.isEmpty() ? 0 : frontier.add(rules.source().id(), ours);
    }

    private Visited failed(Frontier.Claim claim, FetchFailed failure) throws SiteUnavailable {
        FrontierUrl url = claim.url();
        Problem problem = failure.problem();
        boolean down = failure.meaning() == Problem.Meaning.SITE_DOWN;
        if (failure.meaning() == Problem.Meaning.REFUSED) {
            skip(claim, false, problem, Validators.NONE);
            return new Noted(url.url(), Note.SKIPPED, false, problem);
        }
        frontier.settle(claim, RecrawlSchedule.failed(url, problem, clock.instant()));
        failuresInARow = down ? failuresInARow + 1 : 0;
        if (failuresInARow >= FAILURES_IN_A_ROW) {
            String all = "The last " + failuresInARow + " pages failed. " + problem.sentence();
            throw new SiteUnavailable(url.url(), new Problem(problem.kind(), problem.status(), all));
        }
        return new Noted(url.url(), Note.FAILED, !down, problem);
    }
}
