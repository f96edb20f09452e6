package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.source.ProposedSource.Certainty;
import dev.entente.source.ProposedSource.Remark;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The feeds and sitemaps of a site: those that it names, or else those that stand where such things use to. */
final class SurveyLists {
    private static final int FEEDS = 5;
    private static final int SITEMAPS = 3;
    private static final List<String> USUAL_FEEDS = List.of("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml");
    private static final List<String> USUAL_SITEMAPS =
            List.of("/sitemap.xml", "/sitemap-news.xml", "/sitemap_index.xml");
    private static final Pattern FEED_LIKE = Pattern.compile("(?i)/(?:rss|feeds?|atom)(?:[/.]|$)|\\.(?:rss|atom)$");

    private final SurveyFetches fetches;
    private final URI home;
    private final List<Remark> remarks;
    private final Set<URI> named = new LinkedHashSet<>();
    private final Set<URI> linked = new LinkedHashSet<>();
    private final Set<URI> inRobots = new LinkedHashSet<>();
    private final List<Link> items = new ArrayList<>();
    private boolean any;

    SurveyLists(SurveyFetches fetches, URI home, List<Remark> remarks) {
        this.fetches = fetches;
        this.home = home;
        this.remarks = remarks;
    }

    void namedBy(List<Link> links, Robots robots) {
        for (Link link : links) {
            if (link.kind() == Kind.FEED) {
                named.add(link.url());
            } else if (FEED_LIKE.matcher(link.url().getPath()).find()
                    && fetches.rules().onSite(link.url())) {
                linked.add(link.url());
            }
        }
        robots.sitemaps().stream()
                .flatMap(url -> Urls.resolve(home, url).stream())
                .filter(fetches.rules()::isPlausibleList)
                .forEach(inRobots::add);
        Set<URI> lists = new LinkedHashSet<>(named);
        lists.addAll(inRobots);
        fetches.alsoFrom(lists);
    }

    /** What the feeds and sitemaps name, those of feeds first. */
    List<Link> items() {
        return items;
    }

    boolean any() {
        return any;
    }

    List<URI> feeds() throws InterruptedException {
        List<URI> feeds = read(named, FEEDS, "The front page names it as its feed: ", true);
        if (feeds.isEmpty()) {
            feeds = read(linked, FEEDS, "The front page links to it: ", true);
        }
        if (feeds.isEmpty()) {
            feeds = read(usual(USUAL_FEEDS), 1, "It stands where feeds use to: ", false);
        }
        if (feeds.isEmpty()) {
            remark("feeds", Certainty.LIKELY, "No feed was found.");
        }
        return feeds;
    }

    private List<URI> read(Set<URI> urls, int most, String where, boolean say) throws InterruptedException {
        List<URI> feeds = new ArrayList<>();
        for (URI url : urls) {
            if (feeds.size() == most) {
                break;
            }
            try {
                List<Link> found = FeedLinks.of(fetches.list(url));
                long own = found.stream()
                        .filter(link -> fetches.rules().mayBeFetched(link.url()))
                        .count();
                if (own > 0) {
                    feeds.add(url);
                    items.addAll(found);
                    any = true;
                }
                if (own > 0 || say) {
                    remark(
                            "feeds",
                            Certainty.SURE,
                            where + url + ", with " + own + " articles of this site"
                                    + (own == 0 ? ", so it was left out." : "."));
                }
            } catch (FetchFailed | SiteUnavailable e) {
                if (say) {
                    remark("feeds", Certainty.SURE, where + url + ", but it cannot be used. " + e.getMessage());
                }
            }
        }
        return feeds;
    }

    List<URI> sitemaps() throws InterruptedException {
        List<URI> sitemaps = new ArrayList<>();
        Set<URI> candidates = inRobots.isEmpty() ? usual(USUAL_SITEMAPS) : inRobots;
        for (URI url : candidates) {
            if (sitemaps.size() == SITEMAPS || inRobots.isEmpty() && !sitemaps.isEmpty()) {
                break;
            }
            List<Link> links = sitemap(url, !inRobots.isEmpty());
            if (links != null) {
                sitemaps.add(url);
                any = true;
                items.addAll(links);
                remark(
                        "sitemaps",
                        Certainty.SURE,
                        (inRobots.isEmpty() ? "It stands where sitemaps use to: " : "robots.txt names it: ") + url
                                + ".");
            }
        }
        return sitemaps;
    }

    /** Its pages, or those of the first sitemap of an index; null where it cannot be read. */
    private @Nullable List<Link> sitemap(URI url, boolean say) throws InterruptedException {
        try {
            List<Link> links = SitemapLinks.of(fetches.list(url), fetches.listLimit());
            if (links.isEmpty() || links.get(0).kind() == Kind.PAGE) {
                return links;
            }
            return SitemapLinks.of(fetches.list(links.get(0).url()), fetches.listLimit()).stream()
                    .filter(link -> link.kind() == Kind.PAGE)
                    .toList();
        } catch (FetchFailed | SiteUnavailable e) {
            if (say) {
                remark("sitemaps", Certainty.SURE, url + " was left out. " + e.getMessage());
            }
            return null;
        }
    }

    private Set<URI> usual(List<String> paths) {
        Set<URI> urls = new LinkedHashSet<>();
        paths.forEach(path -> urls.add(home.resolve(path)));
        return urls;
    }

    private void remark(String field, Certainty certainty, String sentence) {
        remarks.add(new Remark(field, certainty, sentence));
    }
}
