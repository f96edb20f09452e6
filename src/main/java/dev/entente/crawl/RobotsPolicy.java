package dev.entente.crawl;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The robots.txt of each host, by RFC 9309, sections 2.3 and 2.4: a file that is not there allows everything, a server
 * that fails or cannot be reached forbids everything for now. 429 is taken as failing too. Kept in memory for as long as
 * the server says, a day at most.
 */
@Singleton
class RobotsPolicy {
    /** RFC 9309, section 2.5: at least this much must be read. */
    static final int LIMIT = 500 * 1024;

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEPT_AT_LEAST = Duration.ofMinutes(5);
    private static final Duration KEPT_AT_MOST = Duration.ofHours(24);
    private static final Duration KEPT_IF_FAILED = Duration.ofMinutes(1);
    /** Section 2.3.1.4: a file that a failing server has not given for so long may be taken as not there. */
    private static final Duration GIVEN_UP = Duration.ofDays(30);

    private static final Pattern MAX_AGE = Pattern.compile("(?i)\\bmax-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern NO_CACHE = Pattern.compile("(?i)\\bno-(cache|store)\\b");
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
        Kept before = kept(origin);
        if (before != null && !clock.instant().isAfter(before.until())) {
            return before.robots();
        }
        try {
            return keep(origin, before, fetch(URI.create(origin + "/robots.txt"), allowPrivate));
        } catch (HostResting e) {
            // Not kept: it says nothing of the file.
            return closed(e.problem());
        }
    }

    private synchronized @Nullable Kept kept(String origin) {
        return hosts.get(origin);
    }

    private synchronized Robots keep(String origin, @Nullable Kept before, Read read) {
        Instant now = clock.instant();
        Robots robots = read.robots();
        Instant failingSince = null;
        if (robots.closed() != null) {
            failingSince = before == null || before.failingSince() == null ? now : before.failingSince();
            boolean answers = robots.closed().status() != null;
            if (answers && Duration.between(failingSince, now).compareTo(GIVEN_UP) > 0) {
                robots = allowAll();
            }
        }
        hosts.put(origin, new Kept(robots, now.plus(read.keep()), failingSince));
        return robots;
    }

    private Read fetch(URI file, boolean allowPrivate) throws HostResting, InterruptedException {
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
            return new Read(allowAll(), KEPT);
        } catch (FetchFailed e) {
            return e.meaning() == Problem.Meaning.REFUSED
                    ? waiting(e.problem().kind(), "It must not be read. " + e.getMessage())
                    : waiting(e.problem().kind(), "Its robots.txt could not be read. " + e.getMessage());
        }
    }

    private Fetcher.Answer ask(URI url, boolean allowPrivate) throws FetchFailed, HostResting, InterruptedException {
        try (Politeness.Turn turn = politeness.turn(Urls.host(url), Duration.ZERO)) {
            return fetcher.fetch(
                    new Fetcher.Request(url, Fetcher.ContentTypes.ANY, LIMIT, true, allowPrivate, null, null));
        }
    }

    private Read read(URI file, Fetcher.Answer answer) {
        int status = answer.status();
        if (status == 200) {
            return new Read(RobotsFile.parse(file, answer.body()), keep(answer));
        }
        if (status != 429 && status < 500) {
            return new Read(allowAll(), keep(answer));
        }
        Duration pause = RetryAfter.of(answer, clock);
        if (pause != null) {
            politeness.rest(Urls.host(file), pause);
        }
        Problem closed = new Problem(
                status == 429 ? Problem.Kind.RATE_LIMITED : Problem.Kind.ROBOTS_UNREACHABLE,
                status,
                "Its robots.txt answered " + status + ", so nothing is fetched for now.");
        return new Read(closed(closed), pause == null || pause.compareTo(KEPT_IF_FAILED) < 0 ? KEPT_IF_FAILED : pause);
    }

    private static Duration keep(Fetcher.Answer answer) {
        String control = String.join(", ", answer.headers().values("Cache-Control"));
        if (NO_CACHE.matcher(control).find()) {
            return KEPT_AT_LEAST;
        }
        Matcher age = MAX_AGE.matcher(control);
        if (!age.find()) {
            return KEPT;
        }
        Duration said = Duration.ofSeconds(Long.parseLong(age.group(1)));
        if (said.compareTo(KEPT_AT_LEAST) < 0) {
            return KEPT_AT_LEAST;
        }
        return said.compareTo(KEPT_AT_MOST) > 0 ? KEPT_AT_MOST : said;
    }

    private static Robots allowAll() {
        return new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), Duration.ZERO, null);
    }

    private static Read waiting(Problem.Kind kind, String sentence) {
        return new Read(closed(Problem.of(kind, sentence)), KEPT_IF_FAILED);
    }

    private static Robots closed(Problem why) {
        return new Robots(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), Duration.ZERO, why);
    }

    /** @param keep how long it may be kept */
    private record Read(Robots robots, Duration keep) {}

    /** @param failingSince when the server was first seen to fail, if it still does */
    private record Kept(
            Robots robots, Instant until, @Nullable Instant failingSince) {}
}
