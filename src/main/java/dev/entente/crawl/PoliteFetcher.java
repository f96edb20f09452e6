package dev.entente.crawl;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Fetches a URL of a source as its site wishes: robots.txt, pauses and redirects, each of which is checked anew. */
@Singleton
class PoliteFetcher {
    /** Longest wait that a site may ask for by Retry-After within one crawl; for a longer one the crawl ends. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(45);

    private static final Duration WAIT_IF_UNSAID = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofDays(1);
    private static final int REDIRECTS = 5;

    private final Fetcher fetcher;
    private final RobotsPolicy robots;
    private final Politeness politeness;

    @Inject
    PoliteFetcher(Fetcher fetcher, RobotsPolicy robots, Politeness politeness) {
        this.fetcher = fetcher;
        this.robots = robots;
        this.politeness = politeness;
    }

    /** @return the last answer: never a redirect */
    Fetcher.Answer fetch(Fetcher.Request request, UrlRules rules)
            throws FetchFailed, SiteUnavailable, InterruptedException {
        URI url = request.url();
        for (int hops = 0; hops <= REDIRECTS; hops++) {
            Fetcher.Answer answer = answer(request.to(url), rules);
            URI next = Redirects.target(answer);
            if (next == null) {
                return answer;
            }
            if (next.equals(url)) {
                throw new FetchFailed(Problem.Kind.REDIRECTS, "It redirects to itself.");
            }
            url = next;
        }
        throw new FetchFailed(Problem.Kind.REDIRECTS, "It redirects more than " + REDIRECTS + " times.");
    }

    /** What the source's own host asks, and the source: the longer of both. */
    Duration delay(UrlRules rules, URI url) throws InterruptedException {
        Duration asked = robots.of(url, rules.source().allowPrivate()).delay();
        Duration own = rules.source().delay();
        return asked.compareTo(own) > 0 ? asked : own;
    }

    private Fetcher.Answer answer(Fetcher.Request request, UrlRules rules)
            throws FetchFailed, SiteUnavailable, InterruptedException {
        URI url = request.url();
        check(url, rules);
        Fetcher.Answer answer = ask(request, delay(rules, url));
        if (waitAskedFor(answer) != null) {
            rest(url, waitAskedFor(answer));
            answer = ask(request, delay(rules, url));
        }
        if (waitAskedFor(answer) != null) {
            rest(url, waitAskedFor(answer));
            throw new SiteUnavailable(
                    url,
                    new Problem(
                            Problem.Kind.RATE_LIMITED,
                            answer.status(),
                            "It answers " + answer.status() + ": too many requests, even after a pause."));
        }
        return answer;
    }

    private void check(URI url, UrlRules rules) throws FetchFailed, SiteUnavailable, InterruptedException {
        if (!rules.onSite(url)) {
            throw new FetchFailed(Problem.Kind.OFF_SITE, "It leads away from the site, to " + url + ".");
        }
        if (rules.excluded(url)) {
            throw new FetchFailed(Problem.Kind.RULES, "A rule of the source excludes " + url + ".");
        }
        Robots asked = robots.of(url, rules.source().allowPrivate());
        if (asked.closed() != null) {
            if (Urls.host(url).equals(Urls.host(rules.home()))) {
                throw new SiteUnavailable(url, asked.closed());
            }
            throw new FetchFailed(asked.closed());
        }
        if (!asked.allows(url)) {
            throw new FetchFailed(Problem.Kind.ROBOTS, "robots.txt keeps it from being read.");
        }
    }

    private Fetcher.Answer ask(Fetcher.Request request, Duration delay)
            throws FetchFailed, SiteUnavailable, InterruptedException {
        String host = Urls.host(request.url());
        Duration rest = politeness.rest(host).minus(delay);
        if (rest.compareTo(LONGEST_WAIT) > 0) {
            throw new SiteUnavailable(
                    request.url(),
                    Problem.Kind.RATE_LIMITED,
                    "It asked to be left in peace for " + rest.toSeconds() + " seconds more.");
        }
        try (Politeness.Turn turn = politeness.turn(host, delay)) {
            return fetcher.fetch(request);
        }
    }

    private void rest(URI url, Duration wait) throws SiteUnavailable {
        politeness.rest(Urls.host(url), wait);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw new SiteUnavailable(
                    url,
                    Problem.Kind.RATE_LIMITED,
                    "It asks to be left in peace for " + wait.toSeconds() + " seconds.");
        }
    }

    /** RFC 9110, section 10.2.3, and RFC 6585, section 4; null where the answer asks for no pause. */
    private static @Nullable Duration waitAskedFor(Fetcher.Answer answer) {
        if (answer.status() != 429 && answer.status() != 503) {
            return null;
        }
        String value = answer.header("Retry-After");
        if (value == null) {
            return answer.status() == 429 ? WAIT_IF_UNSAID : null;
        }
        try {
            return value.strip().chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Math.min(Integer.parseInt(value.strip()), LONGEST_REST.toSeconds()))
                    : untilDate(value.strip());
        } catch (DateTimeException | NumberFormatException e) {
            return WAIT_IF_UNSAID;
        }
    }

    private static Duration untilDate(String date) {
        Duration wait =
                Duration.between(Instant.now(), ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wait;
    }
}
