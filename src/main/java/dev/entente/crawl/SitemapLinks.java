package dev.entente.crawl;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The pages that a sitemap names, or the sitemaps that a sitemap index names; XML, news, text or RSS, plain or gzip, also
 * where the server does not say that it is packed. A document with a type declaration is refused.
 */
final class SitemapLinks {
    /** Of the sitemaps of an index, so many newest are read before pages; the others after them. */
    static final int FIRST = 20;

    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    private SitemapLinks() {}

    /** @param limit most bytes, unpacked */
    static List<Link> of(Fetcher.Answer answer, int limit) throws FetchFailed {
        byte[] body = unpacked(answer.body(), limit);
        List<Link> text = text(answer.url(), body);
        if (!text.isEmpty()) {
            return text;
        }
        SiteMapParser parser = new SiteMapParser(false, true);
        parser.setAllowDocTypeDefinitions(false);
        parser.enableExtension(Extension.NEWS);
        try {
            AbstractSiteMap map = parser.parseSiteMap(body, answer.url().toURL());
            List<Link> links = map instanceof SiteMapIndex index
                    ? children(answer.url(), index)
                    : pages(answer.url(), (SiteMap) map);
            if (links.isEmpty() && !isWellFormed(body)) {
                throw FetchFailed.badAnswer("It cannot be read as a sitemap.");
            }
            return links;
        } catch (UnknownFormatException | IOException | RuntimeException e) {
            throw FetchFailed.badAnswer("It cannot be read as a sitemap: " + e.getMessage() + ".");
        }
    }

    /** An empty sitemap is no failure; one that broke off before its first address is. */
    private static boolean isWellFormed(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return !text.contains("<!DOCTYPE") && text.matches("(?s).*(?:</[\\w:]+>|/>)");
    }

    private static byte[] unpacked(byte[] body, int limit) throws FetchFailed {
        if (body.length < 2 || (body[0] & 0xFF) != GZIP_FIRST || (body[1] & 0xFF) != GZIP_SECOND) {
            return body;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new FetchFailed(
                        Problem.Kind.TOO_LARGE, "It is larger than " + limit / 1_000 + " kB when it is unpacked.");
            }
            return unpacked;
        } catch (IOException e) {
            throw FetchFailed.badAnswer("It is packed as gzip and cannot be unpacked.");
        }
    }

    /** One address a line; empty where it is none of these. */
    private static List<Link> text(URI sitemap, byte[] body) {
        String text =
                new String(body, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        if (!text.startsWith("http")) {
            return List.of();
        }
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("http"))
                .flatMap(line -> Urls.resolve(sitemap, line).stream())
                .map(url -> new Link(url, FrontierUrl.Kind.PAGE, null, LinkLikeness.of(url)))
                .toList();
    }

    private static List<Link> pages(URI sitemap, SiteMap map) {
        return map.getSiteMapUrls().stream()
                .flatMap(page -> page(sitemap, page).stream())
                .toList();
    }

    private static Optional<Link> page(URI sitemap, SiteMapURL page) {
        ExtensionMetadata[] news = page.getAttributesForExtension(Extension.NEWS);
        boolean isNews = news != null && news.length > 0;
        Instant published = isNews && ((NewsAttributes) news[0]).getPublicationDateTime() != null
                ? ((NewsAttributes) news[0]).getPublicationDateTime().toInstant()
                : null;
        Instant modified = instant(page.getLastModified());
        return Urls.resolve(sitemap, page.getUrl().toString())
                .map(url -> new Link(
                        url,
                        FrontierUrl.Kind.PAGE,
                        modified == null ? published : modified,
                        isNews ? Link.SURE : LinkLikeness.of(url)));
    }

    /** Those for news first, then the newest; where no dates are given, as they stand. */
    private static List<Link> children(URI sitemap, SiteMapIndex index) {
        List<AbstractSiteMap> ordered = index.getSitemaps().stream()
                .sorted(Comparator.comparing(SitemapLinks::isForNews)
                        .reversed()
                        .thenComparing(
                                AbstractSiteMap::getLastModified,
                                Comparator.nullsLast(
                                        Comparator.<Date>naturalOrder().reversed())))
                .toList();
        return java.util.stream.IntStream.range(0, ordered.size())
                .boxed()
                .flatMap(i -> Urls.resolve(sitemap, ordered.get(i).getUrl().toString()).stream()
                        .map(url -> new Link(
                                url,
                                FrontierUrl.Kind.SITEMAP,
                                instant(ordered.get(i).getLastModified()),
                                i < FIRST ? Link.UNKNOWN : 0)))
                .toList();
    }

    private static boolean isForNews(AbstractSiteMap map) {
        return map.getUrl().getPath().toLowerCase(java.util.Locale.ROOT).contains("news");
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
