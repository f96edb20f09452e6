package dev.entente.crawl;

import dev.entente.crawl.Frontier.Claim;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * One crawl of one source, at the pace of who asks for the next page. Safe for use by as many threads as {@link
 * #connections}; each settles what it was given. What is settled reaches the frontier in batches: by {@link #flush}, or when
 * nothing is left to fetch. Methods throw {@link FrontierUnavailable} where the frontier does not answer.
 */
public final class SiteVisit implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
    private static final int FAILURES_IN_A_ROW = 5;
    /** Bytes, where the source takes PDF files. */
    private static final int PDF_LIMIT = 20_000_000;

    private static final Problem NEIGHBOURS =
            Problem.of(Problem.Kind.RULES, "It is an article of another source on the same site.");

    private final UrlRules rules;
    private final Neighbours neighbours;
    private final Frontier.Due due;
    private final @Nullable String remark;
    private final Frontier frontier;
    private final PoliteFetcher fetcher;
    private final Politeness politeness;
    private final HtmlParser parser;
    private final CrawlSettings settings;
    private final Clock clock;
    private final Discovery discovery;
    private final ClaimQueue queue;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    SiteVisit(Neighbours neighbours, Frontier.Due due, @Nullable String remark, Crawler crawler, Clock clock) {
        this.rules = neighbours.own();
        this.neighbours = neighbours;
        this.due = due;
        this.remark = remark;
        this.frontier = crawler.frontier();
        this.fetcher = crawler.fetcher();
        this.politeness = crawler.politeness();
        this.parser = crawler.parser();
        this.settings = crawler.settings();
        this.clock = clock;
        this.discovery = new Discovery(
                rules,
                neighbours,
                frontier.census(rules.source().id()),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        this.queue = new ClaimQueue(frontier, due, neighbours);
    }

    /** What is to be known of how the site is read: that it asks for longer pauses than are kept. Null for nothing. */
    public @Nullable String remark() {
        return remark;
    }

    /** How many threads may fetch pages of it at once. */
    public int connections() throws InterruptedException {
        return fetcher.connections(rules, rules.home());
    }

    /** Whether some of its hosts could not be asked, because another running app reads them. */
    public boolean isKeptOff() {
        return queue.isKeptOff();
    }

    /**
     * Fetches the next URL when its host may be asked, and blocks until then.
     *
     * @return null where nothing is left that this visit may fetch now
     * @throws SiteUnavailable if going on makes no sense for now
     */
    public @Nullable Visited next() throws SiteUnavailable, InterruptedException {
        while (true) {
            Claim claim = queue.take(fetcher.delay(rules, rules.home()));
            if (claim == null) {
                return null;
            }
            try {
                Visited visited = visit(claim);
                failuresInARow.set(0);
                return visited;
            } catch (FetchFailed e) {
                return failed(claim, e);
            } catch (HostTaken e) {
                queue.keepOff(e.host(), claim);
            } catch (SiteUnavailable e) {
                queue.end(claim);
                throw e;
            } catch (InterruptedException | RuntimeException e) {
                queue.giveBack(claim);
                throw e;
            }
        }
    }

    /**
     * Waits a moment for URLs that another thread or worker holds, and that come back if it died; false where there are none.
     */
    public boolean awaitReturning() throws InterruptedException {
        flush();
        if (queue.isOver()) {
            return false;
        }
        if (queue.awaitOthers(LOOK_AGAIN)) {
            return true;
        }
        Optional<Instant> back = frontier.nextReturn(due);
        if (back.isPresent()) {
            // The other may be alive and find more before its lease ends, so do not wait for that alone.
            Duration wait = Duration.between(clock.instant(), back.get());
            politeness.pause(wait.compareTo(LOOK_AGAIN) > 0 || wait.isNegative() ? LOOK_AGAIN : wait);
        }
        return back.isPresent();
    }

    /** The page's article is indexed for good. @param article its address */
    public void settleArticle(Visited.Page page, URI article, boolean changed) {
        discovery.fruitful(page.claim().url());
        Instant end = page.unavailableAfter();
        // A 304 would not say again that the page has an end.
        Validators validators = end == null ? page.validators() : Validators.NONE;
        FrontierUrl read = RecrawlSchedule.read(page.claim().url(), changed, article, validators, clock.instant());
        queue.settle(page.claim(), end == null ? read : RecrawlSchedule.noLaterThan(end, read));
    }

    public void settleSkipped(Visited.Page page, String reason) {
        discovery.judge(page.claim().url(), page.ledToArticles());
        skip(page.claim(), page.links(), Problem.of(Problem.Kind.NO_ARTICLE, reason), page.validators());
    }

    /** The page was read, but its article could not be kept: it will be fetched again. */
    public void settleFailed(Visited.Page page, String reason) {
        Problem problem = Problem.of(Problem.Kind.INDEXING, reason);
        queue.settle(page.claim(), RecrawlSchedule.failed(page.claim().url(), problem, clock.instant()));
    }

    /** Readers know that the article is withdrawn. */
    public void settleWithdrawn(Visited.Withdrawn page) {
        FrontierUrl gone = RecrawlSchedule.absent(page.claim().url(), page.problem(), clock.instant());
        queue.settle(page.claim(), RecrawlSchedule.withdrawn(gone, clock.instant()));
    }

    /** It is not known what became of the page: it comes back when the claim of it ends. */
    public void abandon(Visited page) {
        if (page instanceof Visited.Page read) {
            queue.abandon(read.claim());
        } else if (page instanceof Visited.Withdrawn gone) {
            queue.abandon(gone.claim());
        }
    }

    /** No thread fetches anything more. */
    public void end() {
        queue.end();
    }

    /** Writes what was settled into the frontier. */
    public void flush() {
        queue.flush();
    }

    /** Gives back what was not fetched. The visit can be gone on with. */
    public void rest() {
        queue.giveBackAll();
    }

    @Override
    public void close() {
        rest();
    }

    private Visited visit(Claim claim) throws FetchFailed, SiteUnavailable, InterruptedException {
        FrontierUrl url = claim.url();
        Optional<String> other = url.kind() == Kind.PAGE ? neighbours.other(url.url()) : Optional.empty();
        if (other.isPresent()) {
            queue.settle(claim, url.ofSource(other.get(), clock.instant()));
            return new Noted(url.url(), Note.SKIPPED, false, NEIGHBOURS);
        }
        discovery.check(url);
        Fetcher.Answer answer = fetcher.fetch(request(url), rules);
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
            case FRONT_PAGE -> listed(claim, answer, discovery.ofFrontPage(answer, parse(answer)));
            case SECTION ->
                listed(claim, answer, PageLinks.of(answer, parse(answer)).links());
            case PAGE -> page(claim, answer);
        };
    }

    private Fetcher.ContentTypes types(boolean list) {
        if (list) {
            return Fetcher.ContentTypes.ANY;
        }
        return rules.source().pdf() ? Fetcher.ContentTypes.HTML_OR_PDF : Fetcher.ContentTypes.HTML;
    }

    /** Null where it is no HTML. */
    private @Nullable Document parse(Fetcher.Answer answer) {
        return answer.isPdf() ? null : parser.parse(answer.url(), answer.body(), answer.charset());
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

    private Visited absent(Claim claim, Problem problem) {
        FrontierUrl gone = RecrawlSchedule.absent(claim.url(), problem, clock.instant());
        URI article = gone.article();
        if (article != null
                && gone.absence().withdrawnAt() == null
                && RecrawlSchedule.isConfirmed(gone.absence(), clock.instant())
                && !frontier.isReadElsewhere(article, gone.url())) {
            return new Visited.Withdrawn(claim, article, problem);
        }
        queue.settle(claim, gone);
        return new Noted(gone.url(), Note.FAILED, true, problem);
    }

    private Visited notModified(Claim claim) {
        FrontierUrl url = claim.url();
        Problem before = url.problem();
        if (url.state() == UrlState.SKIPPED && before != null) {
            skip(claim, List.of(), before, url.validators());
            return new Noted(url.url(), Note.SKIPPED, true, before);
        }
        queue.settle(claim, RecrawlSchedule.read(url, false, url.article(), url.validators(), clock.instant()));
        return new Noted(url.url(), url.isWatched() ? Note.LISTED : Note.UNCHANGED, true, null);
    }

    private Visited listed(Claim claim, Fetcher.Answer answer, List<Link> links) {
        Instant now = clock.instant();
        Kind kind = claim.url().kind();
        List<Link> ours =
                kind == Kind.FEED || kind == Kind.SITEMAP ? discovery.takeListed(links) : discovery.take(links);
        queue.add(ours);
        queue.settle(claim, ours, news -> RecrawlSchedule.read(claim.url(), news, null, Validators.of(answer), now));
        return new Noted(claim.url().url(), Note.LISTED, true, null);
    }

    private Visited page(Claim claim, Fetcher.Answer answer) throws SiteUnavailable, InterruptedException {
        Document document = parse(answer);
        PageLinks said = PageLinks.of(answer, document);
        boolean ledToArticles = discovery.ledToArticles(said.links());
        List<Link> ours = discovery.take(said.links());
        queue.add(ours);
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
            URI article = discovery.withoutTwin(
                    claim.url(),
                    discovery.address(answer.url(), said, this::textAt),
                    said.text(),
                    twin -> frontier.isReadElsewhere(twin, claim.url().url()),
                    this::textAt);
            if (neighbours.isOfAnother(article)) {
                queue.add(List.of(new Link(article, Kind.PAGE, null)));
                skip(claim, ours, NEIGHBOURS, Validators.of(answer));
                return new Noted(answer.url(), Note.SKIPPED, true, NEIGHBOURS);
            }
            return new Visited.Page(claim, answer, new Visited.Said(article, robots, ours, ledToArticles), document);
        }
        discovery.judge(claim.url(), ledToArticles && problem.kind() != Problem.Kind.TRAP);
        skip(claim, ours, problem, Validators.of(answer));
        return new Noted(answer.url(), Note.SKIPPED, true, problem);
    }

    private void skip(Claim claim, List<Link> links, Problem problem, Validators validators) {
        Instant now = clock.instant();
        queue.settle(claim, links, news -> RecrawlSchedule.skipped(claim.url(), news, problem, validators, now));
    }

    /** For a page that declares another address as its own. */
    private Optional<TextPrint> textAt(URI url) throws SiteUnavailable, InterruptedException {
        try {
            Link link = new Link(url, Kind.PAGE, null);
            Fetcher.Answer answer = fetcher.fetch(
                    request(FrontierUrl.discovered(link, rules.source().id(), clock.instant())), rules);
            return answer.status() == 200 && answer.url().equals(url)
                    ? Optional.of(PageLinks.of(answer, parse(answer)).text())
                    : Optional.empty();
        } catch (FetchFailed e) {
            return Optional.empty();
        }
    }

    private Visited failed(Claim claim, FetchFailed failure) throws SiteUnavailable {
        FrontierUrl url = claim.url();
        Problem problem = failure.problem();
        boolean down = failure.meaning() == Problem.Meaning.SITE_DOWN;
        if (failure.meaning() == Problem.Meaning.REFUSED) {
            skip(claim, List.of(), problem, Validators.NONE);
            return new Noted(url.url(), Note.SKIPPED, false, problem);
        }
        queue.settle(claim, RecrawlSchedule.failed(url, problem, clock.instant()));
        int failures = down ? failuresInARow.incrementAndGet() : 0;
        failuresInARow.set(failures);
        if (failures >= FAILURES_IN_A_ROW) {
            String all = "The last " + failures + " pages failed. " + problem.sentence();
            queue.end();
            throw new SiteUnavailable(url.url(), new Problem(problem.kind(), problem.status(), all));
        }
        return new Noted(url.url(), Note.FAILED, !down, problem);
    }
}
