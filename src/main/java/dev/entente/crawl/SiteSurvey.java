package dev.entente.crawl;

import dev.entente.source.NoProposal;
import dev.entente.source.Source;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks at a site of which only the home page is known, as politely as a crawl, and proposes how to read it. */
@Singleton
public class SiteSurvey {
    private static final Duration DELAY = Duration.ofSeconds(1);

    private final Crawler crawler;
    private final RobotsPolicy robots;
    private final Duration delay;

    @Inject
    SiteSurvey(Crawler crawler, RobotsPolicy robots) {
        this(crawler, robots, DELAY);
    }

    SiteSurvey(Crawler crawler, RobotsPolicy robots, Duration delay) {
        this.crawler = crawler;
        this.robots = robots;
        this.delay = delay;
    }

    /**
     * @param allowPrivate whether the site may stand on this machine or in a private network
     * @param idTaken whether another source has this id
     * @throws NoProposal if its home page cannot or must not be read
     */
    public Survey survey(URI home, boolean allowPrivate, Predicate<String> idTaken)
            throws NoProposal, InterruptedException {
        URI url = Urls.normalise(home)
                .orElseThrow(() -> new NoProposal(
                        NoProposal.Cause.NO_ADDRESS,
                        "This is not the address of a web page. It begins with http:// or https://."));
        checkAddress(url, allowPrivate);
        Source.Builder draft =
                Source.builder(freeId(SiteNames.id(url), idTaken), url).allowPrivate(allowPrivate);
        SurveyFetches fetches =
                new SurveyFetches(crawler, new UrlRules(draft.delay(delay).build()));
        Robots asked = checkRobots(fetches, url, allowPrivate);
        Fetcher.Answer page = homePage(fetches, url);
        return new SurveyReading(fetches, asked, page).read(draft.delay(Source.DEFAULT_DELAY));
    }

    private static String freeId(String id, Predicate<String> taken) {
        return Stream.concat(Stream.of(id), IntStream.iterate(2, i -> i + 1).mapToObj(i -> id + "-" + i))
                .filter(taken.negate())
                .findFirst()
                .orElseThrow();
    }

    private void checkAddress(URI url, boolean allowPrivate) throws NoProposal {
        try {
            crawler.fetcher().addresses(url, allowPrivate);
        } catch (FetchFailed e) {
            throw new NoProposal(
                    e.problem().kind() == Problem.Kind.PRIVATE_NETWORK
                            ? NoProposal.Cause.PRIVATE_ADDRESS
                            : NoProposal.Cause.UNREACHABLE,
                    e.getMessage());
        }
    }

    private Robots checkRobots(SurveyFetches fetches, URI url, boolean allowPrivate)
            throws NoProposal, InterruptedException {
        try {
            crawler.checkContact(fetches.rules());
        } catch (SiteUnavailable e) {
            throw new NoProposal(NoProposal.Cause.NO_CONTACT, e.getMessage());
        }
        Robots asked = robots.of(url, allowPrivate);
        if (asked.closed() != null) {
            throw new NoProposal(NoProposal.Cause.UNREACHABLE, asked.closed().sentence());
        }
        if (!asked.allows(url)) {
            throw new NoProposal(NoProposal.Cause.FORBIDDEN, "robots.txt keeps the home page from being read.");
        }
        return asked;
    }

    private static Fetcher.Answer homePage(SurveyFetches fetches, URI url) throws NoProposal, InterruptedException {
        try {
            return fetches.page(url);
        } catch (FetchFailed | SiteUnavailable e) {
            throw new NoProposal(NoProposal.Cause.UNREACHABLE, "The home page cannot be read. " + e.getMessage());
        }
    }
}
