package dev.entente.crawl;

import java.net.URI;
import java.util.Collection;

/** The few fetches of one survey, each as polite as a crawl's. */
final class SurveyFetches {
    private static final int MOST = 24;

    private final Crawler crawler;
    private UrlRules rules;
    private int left = MOST;

    SurveyFetches(Crawler crawler, UrlRules rules) {
        this.crawler = crawler;
        this.rules = rules;
    }

    /** Lets feeds and sitemaps be read from where the site says that they are. */
    void alsoFrom(Collection<URI> lists) {
        rules = new UrlRules(rules.source(), lists);
    }

    int listLimit() {
        return crawler.settings().listLimit();
    }

    UrlRules rules() {
        return rules;
    }

    Fetcher.Answer page(URI url) throws FetchFailed, SiteUnavailable, InterruptedException {
        return fetch(url, Fetcher.ContentTypes.HTML, crawler.settings().pageLimit());
    }

    Fetcher.Answer list(URI url) throws FetchFailed, SiteUnavailable, InterruptedException {
        return fetch(url, Fetcher.ContentTypes.ANY, crawler.settings().listLimit());
    }

    private Fetcher.Answer fetch(URI url, Fetcher.ContentTypes types, int limit)
            throws FetchFailed, SiteUnavailable, InterruptedException {
        if (left-- <= 0) {
            throw new FetchFailed(Problem.Kind.RULES, "Enough was fetched for a first look.");
        }
        boolean allowPrivate = rules.source().allowPrivate();
        Fetcher.Answer answer =
                crawler.fetcher().fetch(new Fetcher.Request(url, types, limit, false, allowPrivate, null, null), rules);
        if (answer.status() != 200) {
            throw new FetchFailed(Problem.ofStatus(answer.status()));
        }
        return answer;
    }
}
