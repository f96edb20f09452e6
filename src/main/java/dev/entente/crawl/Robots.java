package dev.entente.crawl;

import crawlercommons.robots.BaseRobotRules;
import dev.entente.source.Source;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host's robots.txt asks of this crawler.
 *
 * @param delay between two fetches; zero where it asks for none
 * @param closed why nothing may be fetched for now; null where that is not so
 */
record Robots(
        BaseRobotRules rules, Duration delay, @Nullable Problem closed) {
    boolean allows(URI url) {
        return closed == null && rules.isAllowed(url.toString());
    }

    /** Between two fetches: what it asks, up to what the source obeys, and never less than the source itself says. */
    Duration delay(Source source) {
        Duration asked = delay.compareTo(source.longestDelay()) > 0 ? source.longestDelay() : delay;
        return asked.compareTo(source.delay()) > 0 ? asked : source.delay();
    }

    /** That it asks for a longer delay than the source obeys, for people; null where it does not. */
    @Nullable
    String slowerThanAllowed(Source source) {
        Duration kept = delay(source);
        return delay.compareTo(kept) <= 0
                ? null
                : "Its robots.txt asks for " + seconds(delay)
                        + " between two fetches, slower than you allow: it is read" + " every " + seconds(kept) + ".";
    }

    List<String> sitemaps() {
        return rules.getSitemaps();
    }

    private static String seconds(Duration time) {
        return time.toSeconds() == 1 ? "second" : time.toSeconds() + " seconds";
    }
}
