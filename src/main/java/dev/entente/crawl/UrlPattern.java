package dev.entente.crawl;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the addresses of pages of one kind have in common: "/calendar/{n}/{n}?view" for
 * https://example.org/calendar/2026/11?view=week. Numbers, slugs and all words but the first give way to their kind, so
 * that a site has few patterns, whatever it makes up.
 */
final class UrlPattern {
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,_-]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{0,19}(?:\\.[a-z]{2,5})?");
    private static final int SEGMENTS = 8;
    private static final int KEYS = 4;
    private static final int LONGEST_KEY = 20;

    private UrlPattern() {}

    static String of(URI url) {
        String[] segments = segments(url);
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < segments.length; i++) {
            if (i == SEGMENTS) {
                pattern.append("/…");
                break;
            }
            pattern.append('/').append(segment(segments[i], i == 0 && segments.length > 1));
        }
        if (pattern.isEmpty()) {
            pattern.append('/');
        }
        return pattern + query(url);
    }

    /** Of the path, without those that are empty. */
    static String[] segments(URI url) {
        return Stream.of(url.getRawPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toArray(String[]::new);
    }

    private static String segment(String segment, boolean keepWord) {
        if (NUMBER.matcher(segment).matches()) {
            return "{n}";
        }
        boolean word = WORD.matcher(segment).matches() && hyphens(segment) < 2;
        if (!word) {
            return "{slug}";
        }
        return keepWord ? segment.toLowerCase(Locale.ROOT) : "{word}";
    }

    private static long hyphens(String segment) {
        return segment.chars().filter(c -> c == '-' || c == '_').count();
    }

    private static String query(URI url) {
        if (url.getRawQuery() == null) {
            return "";
        }
        String keys = Stream.of(url.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2)[0].toLowerCase(Locale.ROOT))
                .map(key -> key.length() > LONGEST_KEY ? "{long}" : key.replaceAll("\\d+", "{n}"))
                .distinct()
                .sorted()
                .collect(Collectors.joining("&"));
        return keys.chars().filter(c -> c == '&').count() >= KEYS ? "?{many}" : "?" + keys;
    }
}
