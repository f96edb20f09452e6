package dev.entente.ingest;

import com.sun.management.OperatingSystemMXBean;
import dev.entente.crawl.Crawler.Scope;
import dev.entente.crawl.RealCrawler;
import dev.entente.crawl.RealCrawler.QuickSettings;
import dev.entente.crawl.RealCrawler.Steps;
import dev.entente.extract.Extraction;
import dev.entente.extract.Extractor;
import dev.entente.extract.PageExtractor;
import dev.entente.extract.SiteKnowledge;
import dev.entente.index.ArticleWriter;
import dev.entente.index.SampleArticles;
import dev.entente.source.Source;
import dev.entente.support.MadeUpSite;
import dev.entente.support.TestElasticsearch;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.TaxonomyTagger;
import dev.entente.tag.names.EnglishRecogniser;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Pages a second of the crawler, beside a bare HTTP client in the same run. bench/README.md tells how to read it. */
class CrawlBench {
    private static final int PAGES = Integer.getInteger("entente.bench.pages", 5_000);
    private static final int CONNECTIONS = 4;
    private static final TaxonomyTagger TAGGER = new TaxonomyTagger(new Taxonomy(), new EnglishRecogniser());
    private static final QuickSettings SETTINGS = new QuickSettings(Duration.ofSeconds(20), CONNECTIONS);

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private interface Work {
        int run() throws Exception;
    }

    @Test
    void measure() throws Exception {
        SampleArticles.prepareIndexes();
        try (MadeUpSite site = new MadeUpSite(PAGES, 12)) {
            Source source = Source.builder("bench" + System.nanoTime(), site.url("/"))
                    .include(List.of(Pattern.compile("/report-")))
                    .delay(Duration.ZERO)
                    .pages(2 * PAGES)
                    .allowPrivate(true)
                    .build();
            time("warm-up", () -> bare(site));
            double bare = time("bare java.net.http.HttpClient", () -> bare(site));
            time("warm-up", () -> RealCrawler.fetchAll(SETTINGS, source, urls(site)));
            double fetching = time("fetching alone", () -> RealCrawler.fetchAll(SETTINGS, source, urls(site)));
            System.out.printf("fetching alone is %.0f %% of the bare client%n", 100 * fetching / bare);
            crawl(source);
        }
        memory();
    }

    private void crawl(Source source) throws Exception {
        Steps steps = new Steps();
        CrawlProgress progress = new CrawlProgress(source.id(), Instant.now());
        PageReading reading = new PageReading(timed(new PageExtractor(), steps), text -> {
            long began = System.nanoTime();
            try {
                return TAGGER.tag(text);
            } finally {
                steps.of("tag").add(System.nanoTime() - began);
            }
        });
        SourceCrawl crawl = new SourceCrawl(
                source,
                Scope.DUE,
                RealCrawler.on(TestElasticsearch.client(), SETTINGS, steps),
                reading,
                timed(SampleArticles.writer(), steps),
                progress);
        long began = System.nanoTime();
        time("whole pipeline", () -> {
            crawl.run();
            return (int) progress.report().counts().fetched();
        });
        System.out.println("  " + progress.inWords());
        System.out.println("  percent of the time of " + CONNECTIONS + " threads: "
                + steps.shares(CONNECTIONS * (System.nanoTime() - began)));
    }

    private static Extractor timed(Extractor extractor, Steps steps) {
        return new Extractor() {
            @Override
            public Extraction extract(URI url, byte[] html, String charset) {
                return extractor.extract(url, html, charset);
            }

            @Override
            public Extraction extract(URI url, Document page, SiteKnowledge site) {
                long began = System.nanoTime();
                try {
                    return extractor.extract(url, page, site);
                } finally {
                    steps.of("extract").add(System.nanoTime() - began);
                }
            }
        };
    }

    private static ArticleWriter timed(ArticleWriter writer, Steps steps) {
        return (ArticleWriter) Proxy.newProxyInstance(
                ArticleWriter.class.getClassLoader(),
                new Class<?>[] {ArticleWriter.class},
                (proxy, method, arguments) -> {
                    long began = System.nanoTime();
                    try {
                        return method.invoke(writer, arguments);
                    } finally {
                        steps.of("write").add(System.nanoTime() - began);
                    }
                });
    }

    private static Queue<URI> urls(MadeUpSite site) {
        Queue<URI> urls = new ConcurrentLinkedQueue<>();
        IntStream.range(0, PAGES).forEach(i -> urls.add(site.url(MadeUpSite.path(i))));
        return urls;
    }

    private static int bare(MadeUpSite site) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Queue<URI> urls = urls(site);
        Callable<Integer> work = () -> {
            int came = 0;
            for (URI url = urls.poll(); url != null; url = urls.poll()) {
                came += client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray())
                                        .statusCode()
                                == 200
                        ? 1
                        : 0;
            }
            return came;
        };
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            int came = 0;
            for (Future<Integer> one : threads.invokeAll(Collections.nCopies(CONNECTIONS, work))) {
                came += one.get();
            }
            return came;
        } finally {
            threads.shutdownNow();
        }
    }

    /** @return pages a second */
    private double time(String what, Work work) throws Exception {
        long ours = system.getProcessCpuTime();
        long engines = engineCpuTime();
        long began = System.nanoTime();
        int pages = work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        double all = seconds * 1e7 * system.getAvailableProcessors();
        System.out.printf(
                "%s: %d pages in %.1f s, %.0f a second; of %d processors this process used %.0f %%, Elasticsearch %.0f %%%n",
                what,
                pages,
                seconds,
                pages / seconds,
                system.getAvailableProcessors(),
                (system.getProcessCpuTime() - ours) / all,
                (engineCpuTime() - engines) / all);
        return pages / seconds;
    }

    private static long engineCpuTime() {
        return ProcessHandle.current()
                .descendants()
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    private static void memory() {
        for (int urls : new int[] {1_000, 50_000}) {
            Runnable frontier = RealCrawler.frontierOf(
                    TestElasticsearch.client(), SETTINGS, "memory" + urls + "-" + System.nanoTime(), urls);
            frontier.run();
            System.gc();
            System.gc();
            System.out.printf(
                    "heap after a collection, %,d URLs in the frontier: %.1f MB%n",
                    urls,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6);
            java.lang.ref.Reference.reachabilityFence(frontier);
        }
    }
}
