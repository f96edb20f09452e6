package dev.entente.ingest;

import dev.entente.article.Article;
import dev.entente.article.Tags;
import dev.entente.crawl.Crawler;
import dev.entente.crawl.SiteUnavailable;
import dev.entente.crawl.SiteVisit;
import dev.entente.crawl.Visited;
import dev.entente.extract.Extractor;
import dev.entente.ingest.PageReading.Reading;
import dev.entente.ingest.TestCrawl.PassedOver;
import dev.entente.ingest.TestCrawl.Read;
import dev.entente.source.Source;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Crawls as always, but into a frontier that is forgotten, and shows what is read instead of writing it. */
@Singleton
class PoliteTestCrawls implements TestCrawls {
    private static final int ARTICLES = 5;
    private static final int PAGES = 20;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Crawler crawler;
    private final PageReading reading;

    @Inject
    PoliteTestCrawls(Crawler crawler, Extractor extractor) {
        this.crawler = crawler;
        // Without a memory of sites, which a trial must not add to, and without tags, which are not shown.
        this.reading = new PageReading(extractor, text -> Tags.NONE);
    }

    @Override
    public TestCrawl run(Source source) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        List<Read> articles = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        String problem = null;
        try (SiteVisit visit = crawler.trial(source.toBuilder().pages(PAGES).build())) {
            Visited visited;
            while (articles.size() < ARTICLES && Instant.now().isBefore(end) && (visited = visit.next()) != null) {
                take(source, visited, articles, passedOver);
            }
        } catch (SiteUnavailable e) {
            problem = e.url() + ": " + e.getMessage();
        }
        return new TestCrawl(articles, passedOver, problem);
    }

    private void take(Source source, Visited visited, List<Read> articles, List<PassedOver> passedOver) {
        if (visited instanceof Visited.Page page) {
            Reading read = reading.read(source, page);
            if (read instanceof Reading.Tagged tagged) {
                articles.add(shown(tagged.article().article()));
            } else if (read instanceof Reading.Nothing nothing) {
                passedOver.add(new PassedOver(page.url(), nothing.reason()));
            }
        } else if (visited instanceof Visited.Noted noted && noted.reason() != null) {
            passedOver.add(new PassedOver(noted.url(), noted.reason()));
        }
    }

    private static Read shown(Article article) {
        String body = article.body();
        return new Read(
                article.url(),
                article.title(),
                body.length() <= BEGINNING ? body : body.substring(0, BEGINNING) + "…",
                article.author(),
                article.publishedAt() == null ? null : article.publishedAt().toString(),
                article.language());
    }
}
