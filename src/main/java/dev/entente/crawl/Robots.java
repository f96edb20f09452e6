package dev.entente.crawl;

import crawlercommons.robots.BaseRobotRules;
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

    List<String> sitemaps() {
        return rules.getSitemaps();
    }
}
