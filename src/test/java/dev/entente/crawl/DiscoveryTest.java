package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.crawl.FrontierUrl.Kind;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static final URI URL = URI.create("https://times.example/world/list");

    @Test
    void findsTheLinksOfAPage() {
        assertThat(page("""
                                <a href="/2024/a?utm_source=x#top">A</a> <a href="b">B</a> <a href='/2024/a'>A again</a>
                                <a href="mailto:x@y">mail</a> <a name="here">no link</a>
                                <a rel="nofollow sponsored" href="/ad">ad</a>
                                """).links())
                .extracting(link -> link.url().toString())
                .containsExactly("https://times.example/2024/a", "https://times.example/world/b");
    }

    @Test
    void findsFeedsBeforeLinks() {
        assertThat(page("""
                                <a href="/rss.xml">our feed</a>
                                <link rel="alternate" type="application/rss+xml" href="/rss.xml">
                                <link rel="alternate" type="application/atom+xml" href="/atom.xml">
                                <link rel="alternate" hreflang="fr" href="/fr">
                                """).links())
                .containsExactly(
                        new Link(URI.create("https://times.example/rss.xml"), Kind.FEED, null),
                        new Link(URI.create("https://times.example/atom.xml"), Kind.FEED, null));
    }

    @Test
    void resolvesAgainstTheDeclaredBase() {
        assertThat(page("<base href='/other/'><a href='a'>A</a>").links())
                .extracting(Link::url)
                .containsExactly(URI.create("https://times.example/other/a"));
    }

    @Test
    void takesABoundedNumberOfLinks() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            html.append("<a href=/").append(i).append(">x</a>");
        }
        assertThat(page(html.toString()).links()).hasSize(2_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <meta name="robots" content="noindex">            |                        | true  | 1
            <META NAME="Robots" CONTENT="NoIndex, NoFollow">  |                        | true  | 0
            <meta name="robots" content="none">               |                        | true  | 0
            <meta name="robots" content="nofollow">           |                        | false | 0
            <meta name="entente" content="noindex">           |                        | true  | 1
            <meta name="otherbot" content="noindex">          |                        | false | 1
            <meta name="robots" content="index, follow">      |                        | false | 1
            <p>                                               | noindex                | true  | 1
            <p>                                               | noarchive, nofollow    | false | 0
            <p>                                               | otherbot: noindex      | false | 1
            <p>                                               | Entente: noindex       | true  | 1
            <p>                                               | unavailable_after: 2030-01-01 | false | 1
            """)
    void respectsWhatThePageAsksOfCrawlers(String html, String header, boolean noindex, int links) {
        Map<String, List<String>> headers = header == null ? Map.of() : Map.of("X-Robots-Tag", List.of(header));
        PageLinks said = PageLinks.of(answer((html + "<a href=/a>A</a>").getBytes(StandardCharsets.UTF_8), headers));
        assertThat(said.robots().noindex()).isEqualTo(noindex);
        assertThat(said.links()).hasSize(links);
    }

    @Test
    void readsRss() throws Exception {
        assertThat(FeedLinks.of(answer("""
                                <?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>https://times.example/</link>
                                <description>D</description>
                                <item><title>A</title><link>https://times.example/2024/a?utm_medium=rss</link>
                                  <pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate></item>
                                <item><title>B</title><guid isPermaLink="true">https://times.example/2024/b</guid></item>
                                <item><title>no address</title></item>
                                </channel></rss>
                                """)))
                .containsExactly(
                        new Link(
                                URI.create("https://times.example/2024/a"),
                                Kind.PAGE,
                                Instant.parse("2026-03-01T12:00:00Z")),
                        new Link(URI.create("https://times.example/2024/b"), Kind.PAGE, null));
    }

    @Test
    void readsAtomWithRelativeLinksAndUpdates() throws Exception {
        assertThat(FeedLinks.of(answer("""
                                <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>urn:x</id>
                                <updated>2026-03-02T00:00:00Z</updated>
                                <entry><title>A</title><id>urn:a</id><link href="/2024/a"/>
                                  <published>2026-03-01T12:00:00Z</published><updated>2026-03-02T12:00:00Z</updated></entry></feed>
                                """)))
                .containsExactly(new Link(
                        URI.create("https://times.example/2024/a"), Kind.PAGE, Instant.parse("2026-03-02T12:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Not a feed</body></html>",
                "<rss version='2.0'><channel>",
                "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + "<rss version='2.0'><channel><title>&x;</title></channel></rss>"
            })
    void saysThatAFeedCannotBeRead(String xml) {
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> FeedLinks.of(answer(xml)))
                .withMessageStartingWith("It cannot be read as a feed");
    }

    @Test
    void readsASitemap() throws Exception {
        assertThat(SitemapLinks.of(answer(SITEMAP)))
                .containsExactly(
                        new Link(
                                URI.create("https://times.example/2024/a"),
                                Kind.PAGE,
                                Instant.parse("2026-03-01T12:00:00Z")),
                        new Link(URI.create("https://times.example/2024/b"), Kind.PAGE, null));
    }

    @Test
    void readsAPackedSitemap() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(SITEMAP.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(SitemapLinks.of(answer(packed.toByteArray(), Map.of()))).hasSize(2);
    }

    @Test
    void readsASitemapIndex() throws Exception {
        assertThat(SitemapLinks.of(answer("""
                                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                                <sitemap><loc>https://times.example/map-1.xml</loc></sitemap></sitemapindex>
                                """)))
                .containsExactly(new Link(URI.create("https://times.example/map-1.xml"), Kind.SITEMAP, null));
    }

    @Test
    void looksUpNoEntityOfASitemap() {
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> SitemapLinks.of(answer("""
                                <?xml version="1.0"?><!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                                <url><loc>https://times.example/&x;</loc></url></urlset>
                                """)))
                .withMessageStartingWith("It cannot be read as a sitemap");
    }

    private static final String SITEMAP = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc>https://times.example/2024/a</loc><lastmod>2026-03-01T12:00:00Z</lastmod></url>
            <url><loc>https://times.example/2024/b</loc></url>
            </urlset>
            """;

    private static PageLinks page(String html) {
        return PageLinks.of(answer(html));
    }

    private static Fetcher.Answer answer(String body) {
        return answer(body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Fetcher.Answer answer(byte[] body, Map<String, List<String>> headers) {
        Headers.Builder all = new Headers.Builder();
        headers.forEach((name, values) -> values.forEach(value -> all.add(name, value)));
        return new Fetcher.Answer(URL, 200, all.build(), body);
    }
}
