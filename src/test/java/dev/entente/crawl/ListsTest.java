package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.support.LocalSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds and sitemaps, good and broken. */
class ListsTest {
    private static final URI URL = URI.create("https://times.example/world/list");
    private static final int LIMIT = 1_000_000;

    @Nested
    class Feeds {
        @Test
        void readsRss2NewestFirst() throws Exception {
            assertThat(FeedLinks.of(answer("""
                                    <?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>https://times.example/</link>
                                    <description>D</description>
                                    <item><title>A</title><link>https://times.example/2024/a?utm_medium=rss</link>
                                      <pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate></item>
                                    <item><title>B</title><guid isPermaLink="true">https://times.example/2024/b</guid>
                                      <pubDate>Mon, 02 Mar 2026 12:00:00 GMT</pubDate></item>
                                    </channel></rss>
                                    """)))
                    .containsExactly(
                            new Link(url("/2024/b"), Kind.PAGE, Instant.parse("2026-03-02T12:00:00Z"), 9),
                            new Link(url("/2024/a"), Kind.PAGE, Instant.parse("2026-03-01T12:00:00Z"), 8));
        }

        @Test
        void readsAtomWithRelativeLinksAndUpdates() throws Exception {
            assertThat(FeedLinks.of(answer("""
                                    <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>urn:x</id>
                                    <updated>2026-03-02T00:00:00Z</updated>
                                    <entry><title>A</title><id>urn:a</id><link rel="self" href="/2024/a.atom"/><link href="/2024/a"/>
                                      <published>2026-03-01T12:00:00Z</published><updated>2026-03-02T12:00:00Z</updated></entry></feed>
                                    """)))
                    .containsExactly(
                            new Link(url("/2024/a"), Kind.PAGE, Instant.parse("2026-03-02T12:00:00Z"), Link.SURE));
        }

        /** One article at /2024/a in each form that ever was. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    // RSS 0.90 and 1.0
                    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                            + " xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>T</title><link>x</link>"
                            + "<description>D</description></channel><item><title>A</title>"
                            + "<link>https://times.example/2024/a</link></item></rdf:RDF>",
                    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                            + "<channel rdf:about='x'><title>T</title><link>x</link><description>D</description></channel>"
                            + "<item rdf:about='https://times.example/2024/a'><title>A</title>"
                            + "<link>https://times.example/2024/a</link></item></rdf:RDF>",
                    // RSS 0.91 of Netscape has a type declaration by the book.
                    "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN'"
                            + " 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel>"
                            + "<title>T</title><link>x</link><description>D</description><language>en</language><item>"
                            + "<title>A</title><link>https://times.example/2024/a</link></item></channel></rss>",
                    "<rss version='0.92'><channel><title>T</title><link>x</link><description>D</description><item>"
                            + "<title>A</title><link>https://times.example/2024/a</link></item></channel></rss>",
                    "<rss version='0.94'><channel><title>T</title><link>x</link><description>D</description><item>"
                            + "<title>A</title><link>https://times.example/2024/a</link></item></channel></rss>",
                    "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>T</title><entry><title>A</title>"
                            + "<link rel='alternate' href='https://times.example/2024/a'/></entry></feed>",
                    "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"T\",\"items\":[{\"id\":\"1\","
                            + "\"url\":\"https://times.example/2024/a\"}]}",
                    "\uFEFF {\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"https://times.example/2024/a\"}]}",
                    // Broken: white space before the declaration, a stray ampersand, an open tag, a control character.
                    "\n <?xml version='1.0'?><rss version='2.0'><channel><title>T</title><link>x</link><description>D"
                            + "</description><item><title>A</title><link>https://times.example/2024/a</link></item></channel></rss>",
                    "<rss version='2.0'><channel><title>You & I &nbsp; &eacute;</title><item><title>A</title>"
                            + "<link>https://times.example/2024/a</link></item></channel></rss>",
                    "<rss version='2.0'><channel><title>T</title><item><title>A <b>bold</title>"
                            + "<link>https://times.example/2024/a</link></item></channel></rss>",
                    "<rss version='2.0'><channel><title>T\u0008</title><item><title>A</title>"
                            + "<guid>https://times.example/2024/a</guid></item>",
                    "<rss version='2.0' xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><title>T</title>"
                            + "<link>x</link><description>D</description><item><title>A</title>"
                            + "<link>https://counter.example/~r/1</link>"
                            + "<feedburner:origLink>https://times.example/2024/a</feedburner:origLink></item></channel></rss>"
                })
        void readsEveryForm(String feed) throws Exception {
            assertThat(FeedLinks.of(answer(feed))).extracting(Link::url).containsExactly(url("/2024/a"));
        }

        @Test
        void readsDatesOfAJsonFeed() throws Exception {
            assertThat(FeedLinks.of(answer("""
                                    {"version":"https://jsonfeed.org/version/1.1","items":[
                                    {"id":"1","url":"/a","date_published":"2026-03-01T12:00:00Z"},
                                    {"id":"2","url":"/b","date_published":"2026-03-01T12:00:00Z",
                                     "date_modified":"2026-03-03T14:00:00+02:00"},
                                    {"id":"3"}]}
                                    """)))
                    .extracting(Link::modifiedAt)
                    .containsExactly(Instant.parse("2026-03-01T12:00:00Z"), Instant.parse("2026-03-03T12:00:00Z"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "<html><body>Not a feed <item><link>https://times.example/x</link></item></body></html>",
                    "<rss version='2.0'><channel>",
                    "{\"type\":\"wp-json\"}",
                    "{\"version\":\"https://jsonfeed.org/version/1.1\"",
                    "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                            + "<rss version='2.0'><channel><title>&x;</title></channel></rss>"
                })
        void saysThatAFeedCannotBeRead(String feed) {
            assertThatExceptionOfType(FetchFailed.class)
                    .isThrownBy(() -> FeedLinks.of(answer(feed)))
                    .withMessageStartingWith("It cannot be read as a feed");
        }

        @Test
        void looksUpNoEntity() throws Exception {
            try (LocalSite other = new LocalSite()) {
                String feed = "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM '" + other.url("/secret")
                        + "'><!ENTITY % y SYSTEM '" + other.url("/more") + "'>%y;]>"
                        + "<rss version='2.0'><channel><title>T</title><item><title>&x;</title>"
                        + "<link>https://times.example/2024/&x;</link></item></channel></rss>";
                assertThat(FeedLinks.of(answer(feed)))
                        .extracting(link -> link.url().toString())
                        .allMatch(url -> url.contains("x;"));
                assertThat(other.asked()).isEmpty();
            }
        }

        @Test
        void doesNotLaughABillionTimes() throws Exception {
            String feed = billionLaughs() + "<rss version='2.0'><channel><title>&i;</title><item><title>&i;</title>"
                    + "<link>https://times.example/2024/a</link></item></channel></rss>";
            assertThat(FeedLinks.of(answer(feed))).extracting(Link::url).containsExactly(url("/2024/a"));
        }

        @Test
        void readsTheEncodingThatTheFeedDeclares() throws Exception {
            byte[] body = ("<?xml version='1.0' encoding='windows-1251'?><rss version='2.0'><channel><title>Т</title>"
                            + "<link>x</link><description>D</description><item><title>А</title>"
                            + "<link>https://times.example/новости</link></item></channel></rss>")
                    .getBytes("windows-1251");
            assertThat(FeedLinks.of(answer(body)))
                    .extracting(Link::url)
                    .containsExactly(url("/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"));
        }
    }

    @Nested
    class Sitemaps {
        private static final String SITEMAP = """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url><loc>https://times.example/2024/a</loc><lastmod>2026-03-01T12:00:00Z</lastmod></url>
                <url><loc>https://times.example/2024/b</loc></url>
                </urlset>
                """;

        @Test
        void readsXml() throws Exception {
            assertThat(sitemap(SITEMAP))
                    .extracting(Link::url, Link::modifiedAt)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(url("/2024/a"), Instant.parse("2026-03-01T12:00:00Z")),
                            org.assertj.core.groups.Tuple.tuple(url("/2024/b"), null));
        }

        @Test
        void readsGzipThatNobodyDeclared() throws Exception {
            assertThat(SitemapLinks.of(answer(packed(SITEMAP)), LIMIT)).hasSize(2);
        }

        @Test
        void unpacksNoBomb() {
            assertThatExceptionOfType(FetchFailed.class)
                    .isThrownBy(() -> SitemapLinks.of(answer(packed(" ".repeat(LIMIT + 1))), LIMIT))
                    .withMessage("It is larger than 1000 kB when it is unpacked.");
        }

        @Test
        void knowsNewsByTheirOwnNamespace() throws Exception {
            assertThat(sitemap("""
                            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                              xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                            <url><loc>https://times.example/x</loc><news:news><news:publication><news:name>T</news:name>
                            <news:language>en</news:language></news:publication>
                            <news:publication_date>2026-03-01T12:00:00Z</news:publication_date><news:title>A</news:title>
                            </news:news></url></urlset>
                            """))
                    .containsExactly(new Link(url("/x"), Kind.PAGE, Instant.parse("2026-03-01T12:00:00Z"), Link.SURE));
        }

        @Test
        void readsAListOfAddresses() throws Exception {
            assertThat(sitemap("https://times.example/a\r\n\nhttps://times.example/b\nnonsense\n"))
                    .extracting(Link::url)
                    .containsExactly(url("/a"), url("/b"));
        }

        @Test
        void readsWhatABrokenSitemapNamesUntilItBreaks() throws Exception {
            assertThat(sitemap(SITEMAP.replace("</urlset>", "<url><loc>https://times.ex")))
                    .hasSizeGreaterThanOrEqualTo(2);
        }

        @Test
        void readsTheNewestOfAnIndexFirst() throws Exception {
            StringBuilder index =
                    new StringBuilder("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>");
            for (int i = 1; i <= 28; i++) {
                index.append(
                        "<sitemap><loc>https://times.example/map-%02d.xml</loc><lastmod>2026-02-%02d</lastmod></sitemap>"
                                .formatted(i, i));
            }
            index.append("<sitemap><loc>https://times.example/news.xml</loc></sitemap></sitemapindex>");
            List<Link> maps = sitemap(index.toString());
            assertThat(maps).hasSize(29).allMatch(map -> map.kind() == Kind.SITEMAP);
            assertThat(maps).extracting(Link::url).startsWith(url("/news.xml"), url("/map-28.xml"), url("/map-27.xml"));
            assertThat(maps).extracting(Link::likeness).startsWith(Link.UNKNOWN).endsWith(0);
            assertThat(maps).filteredOn(map -> map.likeness() > 0).hasSize(SitemapLinks.FIRST);
        }

        @Test
        void looksUpNoEntity() {
            try (LocalSite other = new LocalSite()) {
                assertThatExceptionOfType(FetchFailed.class)
                        .isThrownBy(() -> sitemap("<?xml version=\"1.0\"?><!DOCTYPE u [<!ENTITY x SYSTEM \""
                                + other.url("/secret") + "\">]>"
                                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                                + "<url><loc>https://times.example/&x;</loc></url></urlset>"))
                        .withMessageStartingWith("It cannot be read as a sitemap");
                assertThat(other.asked()).isEmpty();
            }
        }

        @Test
        void doesNotLaughABillionTimes() {
            assertThatExceptionOfType(FetchFailed.class)
                    .isThrownBy(() ->
                            sitemap(billionLaughs() + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                                    + "<url><loc>https://times.example/&i;</loc></url></urlset>"))
                    .withMessageStartingWith("It cannot be read as a sitemap");
        }

        @Test
        void saysThatAPageIsNoSitemap() {
            assertThatExceptionOfType(FetchFailed.class)
                    .isThrownBy(() -> sitemap("<!DOCTYPE html><html><body>Not here</body></html>"))
                    .withMessageStartingWith("It cannot be read as a sitemap");
        }

        private List<Link> sitemap(String text) throws FetchFailed {
            return SitemapLinks.of(answer(text), LIMIT);
        }
    }

    private static String billionLaughs() {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'>");
        for (char c = 'b'; c <= 'i'; c++) {
            xml.append("<!ENTITY ")
                    .append(c)
                    .append(" '")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("'>");
        }
        return xml.append("]>").toString();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static URI url(String path) {
        return URI.create("https://times.example" + path);
    }

    private static Fetcher.Answer answer(String body) {
        return answer(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Fetcher.Answer answer(byte[] body) {
        return new Fetcher.Answer(URL, 200, Headers.of(), body);
    }
}
