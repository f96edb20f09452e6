package dev.entente.crawl;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The robots.txt of each host, by RFC 9309: a file that is not there allows everything, a server that fails or cannot be
 * reached forbids everything for now. 429 is taken as failing too. Kept in memory for an hour at most.
 */
@Singleton
class RobotsPolicy {
    static final String PRODUCT_TOKEN = "entente";
    /** RFC 9309, section 2.5: at least this much must be read. */
    static final int LIMIT = 500 * 1024;

    static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEPT_IF_FAILED = Duration.ofMinutes(1);
    private static final int REDIRECTS = 5;
    private static final int HOSTS = 1_000;

    private final Fetcher fetcher;
    private final Politeness politeness;
    private final Clock clock;
    private final Map<String, Kept> hosts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > HOSTS;
        }
    };

    @Inject
    RobotsPolicy(Fetcher fetcher, Politeness politeness) {
        this(fetcher, politeness, Clock.systemUTC());
    }

    RobotsPolicy(Fetcher fetcher, Politeness politeness, Clock clock) {
        this.fetcher = fetcher;
        this.politeness = politeness;
        this.clock = clock;
    }

    /** What the host of the URL asks; fetched where it is not known, or not any more. */
    Robots of(URI url, boolean allowPrivate) throws InterruptedException {
        String origin = url.getScheme() + "://" + Urls.host(url);
        Kept kept = kept(origin);
        if (kept != null) {
            return kept.robots();
        }
        Robots robots = fetch(URI.create(origin + "/robots.txt"), allowPrivate);
        keep(origin, robots);
        return robots;
    }

    private synchronized @Nullable Kept kept(String origin) {
        Kept kept = hosts.get(origin);
        return kept == null || clock.instant().isAfter(kept.until()) ? null : kept;
    }

    private synchronized void keep(String origin, Robots robots) {
        Duration time = robots.closed() == null ? KEPT : KEPT_IF_FAILED;
        hosts.put(origin, new Kept(robots, clock.instant().plus(time)));
    }

    private Robots fetch(URI file, boolean allowPrivate) throws InterruptedException {
        URI url = file;
        try {
            for (int hops = 0; hops <= REDIRECTS; hops++) {
                // A private site's robots.txt must not lead elsewhere in the private network.
                boolean sameHost = Urls.host(url).equals(Urls.host(file));
                Fetcher.Answer answer = ask(url, allowPrivate && sameHost);
                URI next = Redirects.target(answer);
                if (next == null) {
                    return read(file, answer);
                }
                url = next;
            }
            return allowAll();
        } catch (FetchFailed e) {
            return e.meaning() == Problem.Meaning.REFUSED
                    ? waiting(e.problem(), "It must not be read. " + e.getMessage())
                    : waiting(e.problem(), "Its robots.txt could not be read. " + e.getMessage());
        }
    }

    private Fetcher.Answer ask(URI url, boolean allowPrivate) throws FetchFailed, InterruptedException {
        try (Politeness.Turn turn = politeness.turn(Urls.host(url), Duration.ZERO)) {
            return fetcher.fetch(
                    new Fetcher.Request(url, Fetcher.ContentTypes.ANY, LIMIT, true, allowPrivate, null, null));
        }
    }

    private static Robots read(URI file, Fetcher.Answer answer) {
        if (answer.status() == 200) {
            return parse(file, answer.body());
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            return waiting(
                    Problem.ofStatus(answer.status()),
                    "Its robots.txt answered " + answer.status() + ", so nothing is fetched for now.");
        }
        return allowAll();
    }

    static Robots parse(URI file, byte[] content) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        SimpleRobotRules rules = parser.parseContent(file.toString(), content, "text/plain", List.of(PRODUCT_TOKEN));
        Duration delay = Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
        return delay.compareTo(LONGEST_DELAY) > 0
                ? waiting(
                        Problem.of(Problem.Kind.ROBOTS, ""),
                        "Its robots.txt asks for " + delay.toSeconds() + " seconds between two fetches, more than the "
                                + LONGEST_DELAY.toSeconds() + " that are waited.")
                : new Robots(rules, delay, null);
    }

    private static Robots allowAll() {
        return new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), Duration.ZERO, null);
    }

    private static Robots waiting(Problem problem, String sentence) {
        Problem closed = new Problem(problem.kind(), problem.status(), sentence);
        return new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), Duration.ZERO, closed);
    }

    private record Kept(Robots robots, Instant until) {}
}
