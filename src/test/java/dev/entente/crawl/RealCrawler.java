package dev.entente.crawl;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.entente.extract.PageParser;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A crawler as the app makes it, on the indexes of an Elasticsearch, without the app around it. */
public final class RealCrawler {
    private RealCrawler() {}

    /** Short leases, large limits, and no contact: for sites on this machine. */
    public record QuickSettings(Duration lease, int connections) implements CrawlSettings {
        @Override
        public Optional<String> contact() {
            return Optional.empty();
        }

        @Override
        public String every() {
            return "off";
        }

        @Override
        public int sourcesAtOnce() {
            return 8;
        }

        @Override
        public Duration turn() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration headersTimeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration bodyTimeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(60);
        }

        @Override
        public int pageLimit() {
            return 5_000_000;
        }

        @Override
        public int listLimit() {
            return 5_000_000;
        }
    }

    /** Where the time of a crawl goes: nanoseconds of all threads together, by step. */
    public static final class Steps {
        private final Map<String, LongAdder> nanos = new TreeMap<>();

        public synchronized LongAdder of(String step) {
            return nanos.computeIfAbsent(step, name -> new LongAdder());
        }

        /** Share of each step in the whole, in percent. */
        public synchronized Map<String, Long> shares(long whole) {
            Map<String, Long> shares = new TreeMap<>();
            nanos.forEach((step, sum) -> shares.put(step, Math.round(100.0 * sum.sum() / whole)));
            return shares;
        }
    }

    public static Crawler on(ElasticsearchClient client, CrawlSettings settings) {
        return on(client, settings, new Steps());
    }

    public static Crawler on(ElasticsearchClient client, CrawlSettings settings, Steps steps) {
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        CrawlLease lease = new ElasticsearchCrawlLease(client, settings);
        Frontier frontier = timed(new ElasticsearchFrontier(client, lease, new KnownUrls()), steps);
        Politeness politeness = new Politeness(new ElasticsearchSharedHosts(client, lease));
        Fetcher fetcher = new Fetcher(settings, "test");
        RobotsPolicy robots = new RobotsPolicy(fetcher, politeness);
        PoliteFetcher polite = new PoliteFetcher(fetcher, robots, politeness, settings) {
            @Override
            Fetcher.Answer fetch(Fetcher.Request request, UrlRules rules)
                    throws FetchFailed, SiteUnavailable, InterruptedException {
                long began = System.nanoTime();
                try {
                    return super.fetch(request, rules);
                } finally {
                    steps.of("fetch").add(System.nanoTime() - began);
                }
            }
        };
        HtmlParser parser = (url, html, charset) -> {
            long began = System.nanoTime();
            try {
                return PageParser.parse(url, html, charset);
            } finally {
                steps.of("parse").add(System.nanoTime() - began);
            }
        };
        return new Crawler(
                frontier, polite, robots, politeness, parser, settings, new SourceCatalogue(List.of()), clock);
    }

    private static Frontier timed(Frontier frontier, Steps steps) {
        return (Frontier) Proxy.newProxyInstance(
                Frontier.class.getClassLoader(), new Class<?>[] {Frontier.class}, (proxy, method, arguments) -> {
                    long began = System.nanoTime();
                    try {
                        return method.invoke(frontier, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        steps.of("frontier").add(System.nanoTime() - began);
                    }
                });
    }

    /** Fetches the pages and does nothing with them. @return how many came */
    public static int fetchAll(CrawlSettings settings, Source source, Queue<URI> urls) throws Exception {
        Politeness politeness = new Politeness();
        Fetcher fetcher = new Fetcher(settings, "test");
        PoliteFetcher polite = new PoliteFetcher(fetcher, new RobotsPolicy(fetcher, politeness), politeness, settings);
        UrlRules rules = new UrlRules(source);
        ExecutorService threads = Executors.newFixedThreadPool(settings.connections());
        AtomicInteger came = new AtomicInteger();
        try {
            Callable<Void> work = () -> {
                for (URI url = urls.poll(); url != null; url = urls.poll()) {
                    Fetcher.Request request = new Fetcher.Request(
                            url, Fetcher.ContentTypes.HTML, settings.pageLimit(), false, true, null, null);
                    came.addAndGet(polite.fetch(request, rules).status() == 200 ? 1 : 0);
                }
                return null;
            };
            for (Future<Void> one : threads.invokeAll(Collections.nCopies(settings.connections(), work))) {
                one.get();
            }
            return came.get();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Makes so many URLs known and works through some of them. */
    public static Runnable frontierOf(ElasticsearchClient client, CrawlSettings settings, String source, int urls) {
        Frontier frontier =
                new ElasticsearchFrontier(client, new ElasticsearchCrawlLease(client, settings), new KnownUrls());
        return () -> {
            for (int first = 0; first < urls; first += 1_000) {
                List<Link> links = new ArrayList<>();
                for (int i = first; i < first + 1_000; i++) {
                    links.add(new Link(
                            URI.create("http://" + source + ".example/2026/a" + i), FrontierUrl.Kind.PAGE, null));
                }
                frontier.add(source, links);
            }
            for (int round = 0; round < 10; round++) {
                frontier.settle(frontier.claim(new Frontier.Due(source, false, Instant.now()), 100, Set.of()).stream()
                        .map(Frontier.Claim::untouched)
                        .toList());
            }
        };
    }
}
