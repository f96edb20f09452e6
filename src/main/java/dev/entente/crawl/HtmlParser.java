package dev.entente.crawl;

import java.net.URI;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a web page into a tree, once for all who read it. Safe for use by many threads. */
public interface HtmlParser {
    /**
     * Never fails on any bytes.
     *
     * @param charset of the Content-Type header, null where it names none
     */
    Document parse(URI url, byte[] html, @Nullable String charset);
}
