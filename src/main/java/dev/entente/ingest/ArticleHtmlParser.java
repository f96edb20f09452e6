package dev.entente.ingest;

import dev.entente.crawl.HtmlParser;
import dev.entente.extract.PageParser;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Reads pages for the crawler as the extractor wants them, so that each is read once. */
@Singleton
final class ArticleHtmlParser implements HtmlParser {
    @Override
    public Document parse(URI url, byte[] html, @Nullable String charset) {
        return PageParser.parse(url, html, charset);
    }
}
