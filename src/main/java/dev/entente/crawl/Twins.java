package dev.entente.crawl;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Turns addresses of a site's other spellings (http for https, with or without "www.") into the one under which its front
 * page was read in this visit. Until then it changes nothing: a site that has only one of them is not asked for the other. Safe for use
 * by many threads.
 */
final class Twins {
    private final UrlRules rules;
    private volatile @Nullable URI front;

    Twins(UrlRules rules) {
        this.rules = rules;
    }

    /** @param url where the front page was read, after redirects */
    void frontPageAt(URI url) {
        if (rules.sameSite(url, rules.home())) {
            front = url;
        }
    }

    URI ours(URI url) {
        URI known = front;
        if (known == null
                || !rules.sameSite(url, known)
                || known.getScheme().equals("http") && url.getScheme().equals("https")) {
            return url;
        }
        String rest = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        return URI.create(known.getScheme() + "://" + known.getRawAuthority() + rest);
    }
}
