package dev.entente.extract;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Turns bytes into a tree of bounded depth and size. */
public final class PageParser {
    /** Browsers cut at this depth too. */
    private static final int MAX_DEPTH = 512;

    private PageParser() {}

    /**
     * Never fails on any bytes.
     *
     * @param url where the page was read; relative links are resolved against it
     * @param charset of the Content-Type header, null where it names none
     */
    public static Document parse(URI url, byte[] html, @Nullable String charset) {
        return Jsoup.parse(
                PageDecoder.decode(html, charset),
                url.toString(),
                Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    }
}
