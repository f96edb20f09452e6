package dev.entente.crawl;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fetches a URL of a source as its site wishes: robots.txt, pauses and redirects, each of which is checked anew. */
@Singleton
class PoliteFetcher {
    private static final int REDIRECTS = 10;

    private final Fetcher fetcher;
    private final RobotsPolicy robots;
    private final Politeness politeness;
    private final int connectionsWithoutDelay;
    private final Clock clock = Clock.systemUTC();
    private final Overloads overloads = new Overloads(clock);

    @Inject
    PoliteFetcher(Fetcher fetcher, RobotsPolicy robots, Politeness politeness, CrawlSettings settings) {
        this.fetcher = fetcher;
        this.robots = robots;
        this.politeness = politeness;
        this.connectionsWithoutDelay = settings.connections();
    }

    /** @return the last answer: never a redirect */
    Fetcher.Answer fetch(Fetcher.Request request, UrlRules rules)
            throws FetchFailed, SiteUnavailable, InterruptedException {
        Cookies cookies = new Cookies();
        Set<String> asked = new HashSet<>();
        URI url = request.url();
        for (int hops = 0; hops <= REDIRECTS; hops++) {
            String sent = cookies.header(url);
            if (!asked.add(url + " " + sent)) {
                throw new FetchFailed(Problem.Kind.REDIRECTS, "It redirects in a circle.");
            }
            Fetcher.Answer answer = answer(request.to(url, sent), rules);
            URI next = Redirects.target(answer);
            if (next == null) {
                return answer;
            }
            cookies.take(answer);
            url = next;
        }
        throw new FetchFailed(Problem.Kind.REDIRECTS, "It redirects more than " + REDIRECTS + " times.");
    }

    /** What the host asks, and the source: the longer of both, up to the longest that the source obeys. */
    Duration delay(UrlRules rules, URI url) throws InterruptedException {
        return robots.of(url, rules.source().allowPrivate()).delay(rules.source());
    }

    /** @throws FetchFailed if the name is unknown, or one of its addresses must not be connected to */
    List<InetAddress> addresses(URI url, boolean allowPrivate) throws FetchFailed {
        return fetcher.addresses(url, allowPrivate);
    }

    private Fetcher.Answer answer(Fetcher.Request request, UrlRules rules)
            throws FetchFailed, SiteUnavailable, InterruptedException {
        URI url = request.url();
        check(url, rules);
        Fetcher.Answer answer = ask(request, delay(rules, url));
        Duration wait = RetryAfter.of(answer, clock);
        if (wait != null) {
            rest(answer, wait);
            answer = ask(request, delay(rules, url));
            wait = RetryAfter.of(answer, clock);
        }
        if (wait != null) {
            rest(answer, wait);
            throw limited(answer, "It answers " + answer.status() + ": too many requests, even after a pause.");
        }
        heed(answer);
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

    /** How many may ask the host at once: one, or more where neither the source nor the host asks for any pause. */
    int connections(UrlRules rules, URI url) throws InterruptedException {
        return connections(delay(rules, url));
    }

    private int connections(Duration delay) {
        return delay.isZero() ? connectionsWithoutDelay : 1;
    }

    private Fetcher.Answer ask(Fetcher.Request request, Duration delay)
            throws FetchFailed, SiteUnavailable, InterruptedException {
        String host = Urls.host(request.url());
        try (Politeness.Turn turn = politeness.turn(host, delay, connections(delay))) {
            return fetcher.fetch(request);
        } catch (HostResting e) {
            throw new SiteUnavailable(request.url(), e.problem());
        }
    }

    private void rest(Fetcher.Answer answer, Duration wait) throws SiteUnavailable {
        politeness.rest(Urls.host(answer.url()), wait);
        if (wait.compareTo(Politeness.LONGEST_WAIT) > 0) {
            throw limited(answer, "It asks to be left in peace for " + wait.toSeconds() + " seconds.");
        }
    }

    /** It may be this page alone that fails, so the crawl goes on after a pause, and ends where more of them fail. */
    private void heed(Fetcher.Answer answer) {
        String host = Urls.host(answer.url());
        if (answer.status() == 503) {
            overloads.pause(host).ifPresent(pause -> politeness.rest(host, pause));
        } else {
            overloads.over(host);
        }
    }

    private static SiteUnavailable limited(Fetcher.Answer answer, String sentence) {
        return new SiteUnavailable(answer.url(), new Problem(Problem.Kind.RATE_LIMITED, answer.status(), sentence));
    }
}
