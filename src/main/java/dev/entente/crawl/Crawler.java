package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Begins crawls. */
@Singleton
public class Crawler {
    /** How often it is looked for a source of which no URL is known, because they are all its neighbours'. */
    private static final Duration SHADOWED = Duration.ofMinutes(10);

    private final Map<String, Instant> begun = new ConcurrentHashMap<>();
    private final Frontier frontier;
    private final SourceCatalogue catalogue;
    private final PoliteFetcher fetcher;
    private final RobotsPolicy robots;
    private final Politeness politeness;
    private final HtmlParser parser;
    private final CrawlSettings settings;
    private final Clock clock;

    /** Which known URLs a crawl fetches; front page, feeds and sitemaps always. */
    public enum Scope {
        /** Those whose time has come: new ones, and known ones that may have changed. */
        DUE,
        /** All. Those that did not change cost the site little, as it is asked only whether they did. */
        ALL
    }

    @Inject
    Crawler(
            Frontier frontier,
            PoliteFetcher fetcher,
            RobotsPolicy robots,
            Politeness politeness,
            HtmlParser parser,
            CrawlSettings settings,
            SourceCatalogue catalogue) {
        this(frontier, fetcher, robots, politeness, parser, settings, catalogue, Clock.tickMillis(ZoneOffset.UTC));
    }

    Crawler(
            Frontier frontier,
            PoliteFetcher fetcher,
            RobotsPolicy robots,
            Politeness politeness,
            HtmlParser parser,
            CrawlSettings settings,
            SourceCatalogue catalogue,
            Clock clock) {
        this.catalogue = catalogue;
        this.frontier = frontier;
        this.fetcher = fetcher;
        this.robots = robots;
        this.politeness = politeness;
        this.parser = parser;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins a crawl: reads robots.txt, and makes front page, feeds and sitemaps known.
     *
     * @throws SiteUnavailable if it cannot or must not be crawled now
     * @throws FrontierUnavailable if the frontier does not answer
     * @throws HostTaken if another running app reads the site just now
     */
    public SiteVisit visit(Source source, Scope scope) throws SiteUnavailable, InterruptedException {
        UrlRules rules = new UrlRules(source);
        checkContact(rules);
        Robots asked = robots.of(rules.home(), source.allowPrivate());
        if (asked.closed() != null) {
            throw new SiteUnavailable(rules.home(), asked.closed());
        }
        if (fetcher.connections(rules, rules.home()) == 1) {
            politeness.hold(Urls.host(rules.home()), fetcher.delay(rules, rules.home()));
        }
        List<URI> sitemaps = asked.sitemaps().stream()
                .flatMap(url -> Urls.resolve(rules.home(), url).stream())
                .filter(rules::isPlausibleList)
                .toList();
        Instant now = clock.instant();
        Neighbours neighbours = Neighbours.of(new UrlRules(source, sitemaps), catalogue);
        neighbours.add(frontier, seeds(rules, sitemaps));
        if (!neighbours.isAlone()) {
            begun.put(source.id(), now);
        }
        Frontier.Due due = new Frontier.Due(source.id(), scope == Scope.ALL, now);
        return new SiteVisit(neighbours, due, asked.slowerThanAllowed(source), this, clock);
    }

    /**
     * Begins a crawl that leaves nothing behind: no URL is kept that it finds.
     *
     * @throws SiteUnavailable as for a crawl, and where another running app reads the site just now
     */
    public SiteVisit trial(Source source) throws SiteUnavailable, InterruptedException {
        try {
            SourceCatalogue alone = new SourceCatalogue(List.of());
            return new Crawler(new TrialFrontier(clock), fetcher, robots, politeness, parser, settings, alone, clock)
                    .visit(source, Scope.ALL);
        } catch (HostTaken e) {
            throw new SiteUnavailable(source.home(), Problem.Kind.RATE_LIMITED, e.getMessage());
        }
    }

    /**
     * Which sources have something to fetch now.
     *
     * @throws FrontierUnavailable if the frontier does not answer
     */
    public Predicate<Source> due() {
        Map<String, Long> due = frontier.waiting().due();
        Instant lately = clock.instant().minus(SHADOWED);
        return source -> due.getOrDefault(
                        source.id(),
                        begun.getOrDefault(source.id(), Instant.MIN).isAfter(lately) ? 0L : 1L)
                > 0;
    }

    /** Lets other running apps have the hosts that are not read here any more. */
    public void letGo() {
        politeness.letGo();
    }

    private static List<Link> seeds(UrlRules rules, List<URI> sitemaps) {
        Source source = rules.source();
        List<Link> seeds = new ArrayList<>();
        seeds.add(new Link(rules.home(), Kind.FRONT_PAGE, null));
        source.sections().stream()
                .flatMap(url -> Urls.normalise(url).stream())
                .forEach(url -> seeds.add(new Link(url, Kind.SECTION, null)));
        source.feeds().stream()
                .flatMap(url -> Urls.normalise(url).stream())
                .forEach(url -> seeds.add(new Link(url, Kind.FEED, null)));
        source.sitemaps().stream()
                .flatMap(url -> Urls.normalise(url).stream())
                .forEach(url -> seeds.add(new Link(url, Kind.SITEMAP, null)));
        sitemaps.stream()
                .filter(url -> !rules.excluded(url))
                .forEach(url -> seeds.add(new Link(url, Kind.SITEMAP, null)));
        return seeds;
    }

    /** Whoever reads a site of others says who they are. */
    void checkContact(UrlRules rules) throws SiteUnavailable {
        URI home = rules.home();
        if (settings.contact().filter(contact -> !contact.isBlank()).isPresent()) {
            return;
        }
        try {
            if (fetcher.addresses(home, rules.source().allowPrivate()).stream()
                    .allMatch(InetAddress::isLoopbackAddress)) {
                return;
            }
        } catch (FetchFailed e) {
            throw new SiteUnavailable(home, e.problem());
        }
        throw new SiteUnavailable(
                home,
                Problem.Kind.RULES,
                "The setting entente.crawl.contact is missing: before the site of somebody else is read, set it to a web"
                        + " page or an e-mail address where its owner can reach you.");
    }

    Frontier frontier() {
        return frontier;
    }

    PoliteFetcher fetcher() {
        return fetcher;
    }

    HtmlParser parser() {
        return parser;
    }

    Politeness politeness() {
        return politeness;
    }

    CrawlSettings settings() {
        return settings;
    }
}
