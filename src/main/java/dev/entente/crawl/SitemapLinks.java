package dev.entente.crawl;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages that a sitemap names, or the sitemaps that a sitemap index names; XML, text or RSS, plain or gzip. */
final class SitemapLinks {
    private SitemapLinks() {}

    static List<Link> of(Fetcher.Answer answer) throws FetchFailed {
        SiteMapParser parser = new SiteMapParser(false);
        parser.setAllowDocTypeDefinitions(false);
        try {
            AbstractSiteMap map =
                    parser.parseSiteMap(answer.body(), answer.url().toURL());
            if (map instanceof SiteMapIndex index) {
                return index.getSitemaps().stream()
                        .flatMap(child ->
                                link(answer.url(), child.getUrl(), FrontierUrl.Kind.SITEMAP, child.getLastModified())
                                        .stream())
                        .toList();
            }
            return ((SiteMap) map)
                    .getSiteMapUrls().stream()
                            .flatMap(page ->
                                    link(answer.url(), page.getUrl(), FrontierUrl.Kind.PAGE, page.getLastModified())
                                            .stream())
                            .toList();
        } catch (UnknownFormatException | IOException | RuntimeException e) {
            throw FetchFailed.badAnswer("It cannot be read as a sitemap: " + e.getMessage() + ".");
        }
    }

    private static Optional<Link> link(URI sitemap, URL found, FrontierUrl.Kind kind, @Nullable Date modified) {
        return Urls.resolve(sitemap, found.toString())
                .map(url -> new Link(url, kind, modified == null ? null : modified.toInstant()));
    }
}
