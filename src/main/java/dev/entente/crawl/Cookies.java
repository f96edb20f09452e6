package dev.entente.crawl;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one fetch, RFC 6265: some sites set one with a redirect, and redirect for ever who does not send it
 * back. They are forgotten when the fetch ends.
 */
final class Cookies {
    private static final int MOST = 50;
    private static final int LONGEST = 4096;

    private final Map<String, Cookie> kept = new LinkedHashMap<>();

    /** Takes what the answer sets. */
    void take(Fetcher.Answer answer) {
        HttpUrl url = HttpUrl.get(answer.url().toString());
        for (Cookie cookie : Cookie.parseAll(url, answer.headers())) {
            String name = cookie.name() + ' ' + cookie.domain() + ' ' + cookie.path();
            if (cookie.value().length() > LONGEST || kept.size() >= MOST && !kept.containsKey(name)) {
                continue;
            }
            kept.put(name, cookie);
        }
    }

    /** What is sent to the URL; null for nothing. */
    @Nullable
    String header(URI to) {
        HttpUrl url = HttpUrl.get(to.toString());
        String header = kept.values().stream()
                .filter(cookie -> cookie.matches(url) && cookie.expiresAt() > System.currentTimeMillis())
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? null : header;
    }
}
