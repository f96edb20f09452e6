package dev.entente.crawl;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.source.ProposedSource;
import dev.entente.source.ProposedSource.Certainty;
import dev.entente.source.ProposedSource.Remark;
import dev.entente.source.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;

/** Reads what a site shows of itself, from its front page on. */
final class SurveyReading {
    private static final int FEEDS = 5;
    private static final int SAMPLES = 4;

    private final SurveyFetches fetches;
    private final Fetcher.Answer front;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Link> items = new ArrayList<>();

    SurveyReading(SurveyFetches fetches, Fetcher.Answer front) {
        this.fetches = fetches;
        this.front = front;
    }

    Survey read(Source.Builder draft) throws InterruptedException {
        Document page = PageLinks.parse(front);
        SiteNames.Named name = SiteNames.name(front.url(), page);
        draft.name(name.name());
        remark("name", name.declared() ? Certainty.SURE : Certainty.GUESS, "From the front page.");
        draft.feeds(feeds());
        country(draft);
        List<Survey.Sample> samples = samples();
        return new Survey(new ProposedSource(draft.build(), remarks), samples);
    }

    private List<URI> feeds() throws InterruptedException {
        List<URI> feeds = new ArrayList<>();
        for (Link link : PageLinks.of(front).links()) {
            if (link.kind() == Kind.FEED && feeds.size() < FEEDS) {
                try {
                    items.addAll(FeedLinks.of(fetches.list(link.url())));
                    feeds.add(link.url());
                } catch (FetchFailed | SiteUnavailable e) {
                    remark("feeds", Certainty.SURE, link.url() + " was left out. " + e.getMessage());
                }
            }
        }
        if (!feeds.isEmpty()) {
            remark("feeds", Certainty.SURE, "Named by the front page, and read.");
        }
        return feeds;
    }

    private void country(Source.Builder draft) {
        SiteNames.country(front.url()).ifPresent(country -> {
            draft.country(country);
            remark("country", Certainty.LIKELY, "The country's own domain.");
        });
    }

    private List<Survey.Sample> samples() throws InterruptedException {
        Set<URI> urls = new LinkedHashSet<>();
        items.forEach(link -> urls.add(link.url()));
        PageLinks.of(front).links().forEach(link -> urls.add(link.url()));
        List<Survey.Sample> samples = new ArrayList<>();
        for (URI url : urls) {
            if (samples.size() == SAMPLES || !fetches.rules().mayBeFetched(url)) {
                continue;
            }
            try {
                Fetcher.Answer page = fetches.page(url);
                samples.add(new Survey.Sample(page.url(), page.body(), page.charset()));
            } catch (FetchFailed | SiteUnavailable e) {
                // The next one may do.
            }
        }
        return samples;
    }

    private void remark(String field, Certainty certainty, String sentence) {
        remarks.add(new Remark(field, certainty, sentence));
    }
}
