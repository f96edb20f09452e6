package dev.entente.crawl;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides within one visit which declared canonical addresses are believed: those of this site that are no front page or
 * list, that answer with the same text, and that are not declared by pages of different texts. Safe for use by many threads.
 */
final class Canonicals {
    /** So many pages of each kind are compared with what they declare; then the kind is believed, or not. */
    static final int COMPARED = 2;

    private static final int REMEMBERED = 20_000;

    private final UrlRules rules;
    private final Twins twins;
    private final Map<URI, TextPrint> texts = new HashMap<>();
    private final Set<URI> firsts = new HashSet<>();
    private final Map<String, Trust> kinds = new HashMap<>();

    private static final class Trust {
        private int proven;
        private int refuted;
    }

    /** Fetches a page for its text; empty where it answers with none, or under another address. */
    interface TextAt {
        Optional<TextPrint> read(URI url) throws InterruptedException, SiteUnavailable;
    }

    Canonicals(UrlRules rules, Twins twins) {
        this.rules = rules;
        this.twins = twins;
    }

    /** The address that names what was read. */
    URI decide(URI read, @Nullable URI declared, TextPrint text, TextAt site)
            throws InterruptedException, SiteUnavailable {
        URI canonical = Optional.ofNullable(declared)
                .flatMap(Urls::normalise)
                .map(twins::ours)
                .filter(url -> isPlausible(url, read))
                .orElse(read);
        if (!canonical.equals(read) && (isOfAnotherText(canonical, text) || !isBelieved(read, canonical, text, site))) {
            return read;
        }
        remember(canonical, text);
        return canonical;
    }

    /** The text that stands there; empty where none does. */
    Optional<TextPrint> textOf(URI other, TextAt site) throws InterruptedException, SiteUnavailable {
        TextPrint known;
        synchronized (this) {
            known = texts.get(other);
        }
        return (known == null ? site.read(other) : Optional.of(known)).filter(text -> !text.isEmpty());
    }

    /** Which of the two was read first in this visit. */
    synchronized URI first(URI article, URI twin) {
        if (firsts.contains(twin)) {
            return twin;
        }
        if (firsts.size() < REMEMBERED) {
            firsts.add(article);
        }
        return article;
    }

    private synchronized void remember(URI canonical, TextPrint text) {
        if (texts.size() < REMEMBERED || texts.containsKey(canonical)) {
            texts.put(canonical, text);
        }
    }

    private boolean isPlausible(URI canonical, URI read) {
        return rules.mayBeFetched(canonical)
                && !canonical.equals(rules.home())
                && !canonical.getPath().equals("/")
                && !Traps.isMadeUp(canonical)
                && (LinkLikeness.of(canonical) > 1 || LinkLikeness.of(read) < LinkLikeness.LIKELY);
    }

    private synchronized boolean isOfAnotherText(URI canonical, TextPrint text) {
        TextPrint other = texts.get(canonical);
        return other != null && !other.isEmpty() && !text.isEmpty() && !other.resembles(text);
    }

    private boolean isBelieved(URI read, URI canonical, TextPrint text, TextAt site)
            throws InterruptedException, SiteUnavailable {
        Trust trust;
        synchronized (this) {
            if (Objects.equals(read.getPath(), canonical.getPath()) && rules.sameSite(read, canonical)
                    || texts.containsKey(canonical)) {
                return true;
            }
            trust = kinds.computeIfAbsent(
                    Urls.host(read) + UrlPattern.of(read) + " " + Urls.host(canonical) + UrlPattern.of(canonical),
                    kind -> new Trust());
            if (trust.proven + trust.refuted >= COMPARED) {
                return trust.proven >= trust.refuted;
            }
        }
        boolean same = site.read(canonical)
                .filter(other -> other.equals(text) || other.resembles(text))
                .isPresent();
        synchronized (this) {
            trust.proven += same ? 1 : 0;
            trust.refuted += same ? 0 : 1;
        }
        return same;
    }
}
