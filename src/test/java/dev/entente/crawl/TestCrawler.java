package dev.entente.crawl;

import dev.entente.extract.PageParser;
import dev.entente.source.SourceCatalogue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.Dns;

/** A crawler whose frontier is in memory. */
public final class TestCrawler {
    private final Clock clock;
    private final MemoryFrontier frontier;
    private final Settings settings;
    private SourceCatalogue catalogue = new SourceCatalogue(List.of());

    public TestCrawler() {
        this(Settings.USUAL, Clock.tickMillis(ZoneOffset.UTC));
    }

    public TestCrawler(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.frontier = new MemoryFrontier(clock);
    }

    /** Of a portal that has these sources. */
    TestCrawler with(SourceCatalogue sources) {
        catalogue = sources;
        return this;
    }

    /** As after a restart of the app: nothing is remembered but the frontier. */
    public Crawler crawler() {
        return crawler(frontier.seenBy(FakeLease.alone()));
    }

    Crawler crawler(Frontier other) {
        return crawler(other, new Fetcher(settings, "test"));
    }

    Crawler crawler(Fetcher fetcher) {
        return crawler(frontier, fetcher);
    }

    private Crawler crawler(Frontier other, Fetcher fetcher) {
        Politeness politeness = new Politeness();
        RobotsPolicy robots = new RobotsPolicy(fetcher, politeness, clock);
        return new Crawler(
                other,
                new PoliteFetcher(fetcher, robots, politeness, settings),
                robots,
                politeness,
                PageParser::parse,
                settings,
                catalogue,
                clock);
    }

    /** Keeps what it fetches in WARC files. */
    public Crawler keepingIn(Path folder) {
        WarcArchive archive = new WarcArchive(new KeepIn(folder, 10_000_000, 100_000_000), folder, clock);
        return crawler(frontier, new Fetcher(settings, "test", Dns.SYSTEM, UnaryOperator.identity(), archive));
    }

    record KeepIn(Optional<Path> folder, long fileLimit, long totalLimit) implements WarcSettings {
        KeepIn(Path folder, long fileLimit, long totalLimit) {
            this(Optional.of(folder), fileLimit, totalLimit);
        }

        @Override
        public boolean enabled() {
            return true;
        }
    }

    public SiteSurvey survey() {
        Fetcher fetcher = new Fetcher(settings, "test");
        Politeness politeness = new Politeness();
        RobotsPolicy robots = new RobotsPolicy(fetcher, politeness, clock);
        PoliteFetcher polite = new PoliteFetcher(fetcher, robots, politeness, settings);
        return new SiteSurvey(
                new Crawler(frontier, polite, robots, politeness, PageParser::parse, settings, catalogue, clock),
                robots,
                Duration.ZERO);
    }

    /** How many URLs are known. */
    public int size() {
        return frontier.all().size();
    }

    List<FrontierUrl> known() {
        return frontier.all();
    }

    FrontierUrl known(URI url) {
        return frontier.get(url);
    }

    /** What is known of the URL, for people: "GONE: There is no such page (410)." */
    public String state(URI url) {
        FrontierUrl known = frontier.get(url);
        return known.state() + (known.note() == null ? "" : ": " + known.note());
    }
}
