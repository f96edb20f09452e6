package dev.entente.ingest;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.entente.article.Tags;
import dev.entente.coverage.MemoryCrawlRecord;
import dev.entente.crawl.RealCrawler;
import dev.entente.crawl.RealCrawler.QuickSettings;
import dev.entente.extract.PageExtractor;
import dev.entente.index.SampleArticles;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.support.TestElasticsearch;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A process that only crawls, as an instance of the app does, and that starts fast enough to be killed often. */
final class CrawlWorker {
    private CrawlWorker() {}

    /** Crawls for ever. @param arguments lease and delay in milliseconds, then home pages of the sources s0, s1, … */
    public static void main(String[] arguments) {
        List<Source> sources = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            sources.add(source(i - 2, arguments[i], Duration.ofMillis(Long.parseLong(arguments[1]))));
        }
        ElasticsearchClient client = TestElasticsearch.client();
        QuickSettings settings = new QuickSettings(Duration.ofMillis(Long.parseLong(arguments[0])), 1);
        CrawlPipeline pipeline = new CrawlPipeline(
                new SourceCatalogue(sources),
                RealCrawler.on(client, settings),
                new PageReading(new PageExtractor(), text -> Tags.NONE),
                SampleArticles.writer(),
                CrawlBookTest.book(new MemoryCrawlRecord()),
                settings);
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(pipeline::goOn, 0, 200, TimeUnit.MILLISECONDS);
    }

    private static Source source(int number, String home, Duration delay) {
        return Source.builder("s" + number, URI.create(home))
                .include(List.of(Pattern.compile("/report-")))
                .delay(delay)
                .pages(100_000)
                .allowPrivate(true)
                .build();
    }
}
