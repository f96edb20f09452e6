package dev.entente.crawl;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.entente.extract.PageParser;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

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

    public static Crawler on(ElasticsearchClient client, CrawlSettings settings) {
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        CrawlLease lease = new ElasticsearchCrawlLease(client, settings);
        Frontier frontier = new ElasticsearchFrontier(client, lease, new KnownUrls());
        Politeness politeness = new Politeness(new ElasticsearchSharedHosts(client, lease));
        Fetcher fetcher = new Fetcher(settings, "test");
        RobotsPolicy robots = new RobotsPolicy(fetcher, politeness);
        PoliteFetcher polite = new PoliteFetcher(fetcher, robots, politeness, settings);
        return new Crawler(frontier, polite, robots, politeness, PageParser::parse, settings, clock);
    }
}
