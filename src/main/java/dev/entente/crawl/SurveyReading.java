package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.source.ProposedSource;
import dev.entente.source.ProposedSource.Certainty;
import dev.entente.source.ProposedSource.Remark;
import dev.entente.source.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads what a site shows of itself, from its front page on. */
final class SurveyReading {
    private static final int SAMPLES = 4;
    private static final int FEW = 5;
    private static final int MOST_ADDRESSES = 2_000;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Pattern NOISE =
            Pattern.compile("(?i)/(tags?|authors?|category|categories|topics?|search|videos?"
                    + "|gallery|galleries|photos?|print|amp|login|shop|jobs)/");

    private final SurveyFetches fetches;
    private final Fetcher.Answer front;
    private final Document page;
    private final SurveyLists lists;
    private final List<Remark> remarks = new ArrayList<>();

    SurveyReading(SurveyFetches fetches, Robots robots, Fetcher.Answer front) {
        this.fetches = fetches;
        this.front = front;
        this.page = PageLinks.parse(front);
        this.lists = new SurveyLists(fetches, front.url(), remarks);
        lists.namedBy(PageLinks.of(front).links(), robots);
    }

    Survey read(Source.Builder draft) throws InterruptedException {
        SiteNames.Named name = SiteNames.name(front.url(), page);
        draft.name(name.name());
        remark(
                "name",
                name.declared() ? Certainty.SURE : Certainty.GUESS,
                name.declared()
                        ? "The front page names itself so."
                        : "Taken from the front page's title or the address.");
        draft.feeds(lists.feeds()).sitemaps(lists.sitemaps());
        Map<URI, Link> shown = ownPages(PageLinks.of(front).links());
        sections(draft);
        Collection<URI> articles = articles(shown);
        rules(draft, articles, shown);
        SiteNames.country(front.url()).ifPresent(country -> {
            draft.country(country);
            remark("country", Certainty.LIKELY, "The site stands under the country's own domain.");
        });
        draft.language(declaredLanguage());
        return new Survey(new ProposedSource(draft.build(), remarks), samples(articles));
    }

    private Map<URI, Link> ownPages(List<Link> links) {
        Map<URI, Link> own = new LinkedHashMap<>();
        links.stream()
                .filter(link -> link.kind() == Kind.PAGE && fetches.rules().mayBeFetched(link.url()))
                .filter(link -> !link.url().equals(front.url()) && own.size() < MOST_ADDRESSES)
                .forEach(link -> own.putIfAbsent(link.url(), link));
        return own;
    }

    private void sections(Source.Builder draft) {
        if (lists.any()) {
            return;
        }
        List<URI> sections = SectionLinks.of(page, front.url()).stream()
                .map(Link::url)
                .filter(fetches.rules()::mayBeFetched)
                .toList();
        draft.sections(sections);
        remark(
                "sections",
                sections.isEmpty() ? Certainty.GUESS : Certainty.LIKELY,
                sections.isEmpty()
                        ? "Neither feed nor sitemap was found, and no menu: new articles are found on the front page alone."
                        : "Neither feed nor sitemap was found, so the sections in the front page's menu are watched.");
    }

    /** What feeds name; where that is little, what looks like articles. */
    private Collection<URI> articles(Map<URI, Link> shown) {
        Set<URI> articles = own(lists.items().stream()
                .filter(link -> link.likeness() > LinkLikeness.MOST)
                .map(Link::url));
        if (articles.size() < FEW) {
            articles.addAll(own(Stream.concat(lists.items().stream(), shown.values().stream())
                    .filter(link -> link.likeness() >= LinkLikeness.LIKELY)
                    .map(Link::url)));
        }
        return articles;
    }

    private Set<URI> own(Stream<URI> urls) {
        return urls.filter(fetches.rules()::mayBeFetched)
                .limit(MOST_ADDRESSES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void rules(Source.Builder draft, Collection<URI> articles, Map<URI, Link> shown) {
        Set<URI> others = own(Stream.concat(shown.values().stream(), lists.items().stream())
                .filter(link -> link.likeness() < LinkLikeness.LIKELY / 2)
                .map(Link::url));
        others.removeAll(articles);
        UrlShapes.Found found = UrlShapes.find(articles, others);
        draft.include(found.rules());
        boolean named = lists.items().stream().anyMatch(link -> link.likeness() > LinkLikeness.MOST);
        String whose = named ? "articles that its feeds name" : "addresses that look like articles";
        if (found.rules().isEmpty()) {
            remark(
                    "include",
                    Certainty.GUESS,
                    "No rule fits its articles well enough, so every page of the site may be one; " + articles.size()
                            + " " + whose + " were compared.");
        } else {
            remark(
                    "include",
                    named ? Certainty.LIKELY : Certainty.GUESS,
                    found.fits() + " of " + articles.size() + " " + whose + " fit, and hardly any of " + others.size()
                            + " other addresses.");
        }
        exclude(draft, articles, shown);
    }

    private void exclude(Source.Builder draft, Collection<URI> articles, Map<URI, Link> shown) {
        Set<String> words = shown.keySet().stream()
                .flatMap(url -> NOISE.matcher(url.getPath() + "/").results())
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(word -> articles.stream().noneMatch(url -> (url.getPath() + "/").contains("/" + word + "/")))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!words.isEmpty()) {
            draft.exclude(List.of(Pattern.compile("/(?:" + String.join("|", words) + ")/")));
            remark(
                    "exclude",
                    Certainty.LIKELY,
                    "The front page links to such pages, and none of its articles is there.");
        }
    }

    private @Nullable String declaredLanguage() {
        Element html = page.selectFirst("html[lang]");
        String code = html == null
                ? ""
                : html.attr("lang").strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return LANGUAGES.contains(code) ? code : null;
    }

    private List<Survey.Sample> samples(Collection<URI> articles) throws InterruptedException {
        List<Survey.Sample> samples = new ArrayList<>();
        int tried = 0;
        for (URI url : articles) {
            if (samples.size() == SAMPLES || tried++ == 2 * SAMPLES) {
                break;
            }
            try {
                Fetcher.Answer read = fetches.page(url);
                samples.add(new Survey.Sample(read.url(), read.body(), read.charset()));
            } catch (FetchFailed | SiteUnavailable e) {
                remark(
                        "include",
                        Certainty.SURE,
                        url + " looks like an article, but could not be read. " + e.getMessage());
            }
        }
        return samples;
    }

    private void remark(String field, Certainty certainty, String sentence) {
        remarks.add(new Remark(field, certainty, sentence));
    }
}
