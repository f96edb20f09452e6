package dev.entente.crawl;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a robots.txt: RFC 9309 by crawler-commons, and {@code Request-rate} beside {@code Crawl-delay}. */
final class RobotsFile {
    /** What a group is for, if it is for us: RFC 9309, section 2.2.1. */
    static final String PRODUCT_TOKEN = "entente";

    private static final Pattern REQUEST_RATE = Pattern.compile(
            "(?im)^[ \\t]*request-rate[ \\t]*:[ \\t]*(\\d{1,6})[ \\t]*/[ \\t]*(\\d{1,6})[ \\t]*([smh]?).*$");
    private static final Pattern CRAWL_DELAY = Pattern.compile("(?im)^[ \\t]*crawl[- ]delay");

    private RobotsFile() {}

    static Robots parse(URI file, byte[] content) {
        SimpleRobotRules rules = rules(file, content);
        Duration delay = delay(rules);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (REQUEST_RATE.matcher(text).find()) {
            // Read once more with the rates as delays, so that they too count for their group only.
            String rates = REQUEST_RATE
                    .matcher(CRAWL_DELAY.matcher(text).replaceAll("#"))
                    .replaceAll(rate -> "Crawl-delay: " + seconds(rate));
            Duration byRate = delay(rules(file, rates.getBytes(StandardCharsets.ISO_8859_1)));
            delay = byRate.compareTo(delay) > 0 ? byRate : delay;
        }
        return new Robots(rules, delay, null);
    }

    private static SimpleRobotRules rules(URI file, byte[] content) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        return parser.parseContent(file.toString(), content, "text/plain", List.of(PRODUCT_TOKEN));
    }

    private static Duration delay(SimpleRobotRules rules) {
        return Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    }

    /** Of "3/10m" 200: so many documents in so much time, in seconds where no unit is named. */
    private static double seconds(MatchResult rate) {
        int unit =
                switch (rate.group(3)) {
                    case "m", "M" -> 60;
                    case "h", "H" -> 3600;
                    default -> 1;
                };
        return Double.parseDouble(rate.group(2)) * unit / Math.max(1, Integer.parseInt(rate.group(1)));
    }
}
