package dev.entente.extract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads the article out of a page. Implementations are pure and safe for use by many threads. */
public interface Extractor {
    /**
     * Never fails on any bytes.
     *
     * @param url where the page was read; relative links are resolved against it
     * @param html the page as it came
     * @param charset of the Content-Type header, null where it names none
     */
    Extraction extract(URI url, byte[] html, @Nullable String charset);

    /**
     * Reads a page that was parsed before, for its links perhaps. Leaves the page as it is.
     *
     * @see PageParser
     */
    default Extraction extract(URI url, Document page) {
        return extract(url, page, SiteKnowledge.NONE);
    }

    /** As {@link #extract(URI, byte[], String)}, with what is known of the site. */
    default Extraction extract(URI url, byte[] html, @Nullable String charset, SiteKnowledge site) {
        return extract(url, html, charset);
    }

    /** As {@link #extract(URI, Document)}, with what is known of the site. */
    default Extraction extract(URI url, Document page, SiteKnowledge site) {
        return extract(url, page.outerHtml().getBytes(StandardCharsets.UTF_8), "UTF-8");
    }
}
