package dev.entente.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import java.io.IOException;
import java.io.StringReader;
import java.net.BindException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSiteTest {
    private static final String LEAD = "/security/2024/01/17/radan-and-wang-sign-police-memorandum-in-beijing";
    private static final String TIMELINE = "/explained/2024/01/24/a-timeline-of-visits-and-memorandums";
    private static final String WITHDRAWN = "/opinion/2018/07/02/an-early-count-of-memorandums";
    private static final String WITHDRAWN_LATER = "/town/2022/09/27/traffic-police-count-umbrellas";
    private static final String PERSIAN = "/security/2018/05/16/tehran-pekan-yaddasht-tafahom";
    private static final String ARABIC = "/diplomacy/2016/03/09/suria-iran-mudhakkirat-tafahum";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private SampleSite site;

    @BeforeEach
    void openTheSite() throws IOException {
        site = open(0, Duration.ofDays(1));
    }

    @AfterEach
    void closeTheSite() {
        site.close();
    }

    private SampleSite open(int port, Duration delay) throws IOException {
        return new SampleSite(new SampleSite.Settings(port, folder.resolve("edition"), delay));
    }

    @Test
    void everyLinkLeadsToAPageButTheOneThatIsGone() throws Exception {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        while (!waiting.isEmpty()) {
            String path = waiting.remove();
            if (statuses.containsKey(path)) {
                continue;
            }
            HttpResponse<String> answer = get(path);
            statuses.put(path, answer.statusCode());
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                waiting.addAll(linksOf(parse(answer)));
            }
        }
        assertThat(statuses).containsEntry(WITHDRAWN, 410).containsEntry("/desk/notes", 200);
        statuses.remove(WITHDRAWN);
        assertThat(statuses)
                .hasSizeGreaterThan(55)
                .allSatisfy((path, status) -> assertThat(status).as(path).isEqualTo(200));
        assertThat(statuses.keySet())
                .containsAll(articles(1).stream()
                        .filter(article -> !article.gone())
                        .map(SampleArticle::path)
                        .toList());
    }

    private List<String> linksOf(Document page) {
        String home = site.home().toString();
        return page.select("a[href], link[href], img[src]").stream()
                .map(element -> element.absUrl(element.hasAttr("href") ? "href" : "src"))
                .filter(address -> address.startsWith(home))
                .map(address -> "/" + address.substring(home.length()).replaceFirst("#.*", ""))
                .toList();
    }

    @Test
    void eachArticleSaysThatItIsASampleAndWhereItLives() throws Exception {
        for (SampleArticle article : articles(1)) {
            if (article.gone()) {
                continue;
            }
            Document page = parse(get(article.path()));
            assertThat(page.select(".sample-bar").text()).contains("sample");
            assertThat(page.select(".note").text()).as(article.slug()).contains("Entente");
            assertThat(page.select("link[rel=canonical]").attr("href"))
                    .isEqualTo(uri(article.path()).toString());
            assertThat(page.title()).startsWith(article.title());
            assertThat(page.text()).contains(article.author());
            assertThat(page.select("html").attr("lang")).isEqualTo(article.language());
        }
    }

    @Test
    void eachLayoutStatesItsMetadataInItsOwnWay() throws Exception {
        Document broadsheet = parse(get(LEAD));
        assertThat(broadsheet.select("script[type=application/ld+json]").html())
                .contains("\"datePublished\":\"2024-01-17T14:20:00Z\"", "\"name\":\"Mara Ostwick\"");
        assertThat(broadsheet.select("meta[property]")).isEmpty();

        Document magazine = parse(get("/security/2015/11/18/meng-jianzhu-visits-tehran"));
        assertThat(magazine.select("meta[property=article:published_time]").attr("content"))
                .isEqualTo("2015-11-18T08:05:00Z");
        assertThat(magazine.select("meta[name=author]").attr("content")).isEqualTo("Tobin Vale");
        assertThat(magazine.select("script, time")).isEmpty();

        Document bulletin = parse(get("/diplomacy/2016/03/09/syria-and-iran-ministers-sign-in-tehran"));
        assertThat(bulletin.select("script, meta[property], meta[name=author]")).isEmpty();
        assertThat(bulletin.select(".signature time").attr("datetime")).isEqualTo("2016-03-09T09:30:00Z");
    }

    @Test
    void persianAndArabicReadFromRightToLeft() throws Exception {
        Element persian = parse(get(PERSIAN)).select("html").first();
        assertThat(persian.attr("lang") + " " + persian.attr("dir")).isEqualTo("fa rtl");
        Element arabic = parse(get(ARABIC)).select("html").first();
        assertThat(arabic.attr("lang") + " " + arabic.attr("dir")).isEqualTo("ar rtl");
    }

    @Test
    void aStoryAppearsTwiceUnderTwoAddresses() throws Exception {
        String original = parse(get(LEAD)).select(".report-text p").first().text();
        Document copy = parse(get("/diplomacy/2024/01/17/police-memorandum-signed-in-beijing"));
        assertThat(copy.select("#story").text()).contains(original, "first appeared in our Security pages");
    }

    @Test
    void theFeedHoldsTheNewestArticles() throws Exception {
        HttpResponse<String> answer = get("/feed.xml");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/rss+xml; charset=utf-8");
        SyndFeed feed = feed(answer);
        assertThat(feed.getEntries()).hasSize(15);
        SyndEntry newest = feed.getEntries().get(0);
        assertThat(newest.getLink()).isEqualTo(uri(TIMELINE).toString()).isEqualTo(newest.getUri());
        assertThat(newest.getPublishedDate()).isEqualTo("2024-01-24T07:00:00Z");
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getTitle)
                .contains("China and Iran sign police memorandum during Radan's visit to Beijing");
    }

    @Test
    void theSitemapHoldsEveryArticleButNotTheWithdrawnOne() throws Exception {
        SiteMap sitemap = (SiteMap) new SiteMapParser()
                .parseSiteMap(
                        "application/xml",
                        get("/sitemap.xml").body().getBytes(),
                        uri("/sitemap.xml").toURL());
        List<String> addresses = sitemap.getSiteMapUrls().stream()
                .map(SiteMapURL::getUrl)
                .map(Object::toString)
                .toList();
        assertThat(addresses)
                .contains(
                        uri(LEAD).toString(),
                        uri(PERSIAN).toString(),
                        uri("/town/").toString());
        assertThat(addresses).doesNotContain(uri(WITHDRAWN).toString());
        assertThat(sitemap.getSiteMapUrls())
                .filteredOn(entry -> entry.getUrl().getPath().equals(LEAD))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getLastModified()).isEqualTo("2024-01-17T14:20:00Z"));
    }

    @Test
    void robotsTxtKeepsTheDeskPrivateAndAsksForASmallDelay() throws Exception {
        BaseRobotRules rules = new SimpleRobotRulesParser()
                .parseContent(
                        uri("/robots.txt").toString(),
                        get("/robots.txt").body().getBytes(),
                        "text/plain",
                        List.of("entente"));
        assertThat(rules.isAllowed(uri("/desk/notes").toString())).isFalse();
        assertThat(rules.isAllowed(uri(LEAD).toString())).isTrue();
        assertThat(rules.getCrawlDelay()).isEqualTo(200);
        assertThat(rules.getSitemaps()).containsExactly(uri("/sitemap.xml").toString());
    }

    @Test
    void theSecondEditionAddsChangesAndWithdrawsArticles() throws Exception {
        site.close();
        site = open(0, Duration.ZERO);
        SyndFeed first = feed(get("/feed.xml"));
        assertThat(get(WITHDRAWN_LATER).statusCode()).isEqualTo(200);
        String timeline = get(TIMELINE).body();

        SyndFeed second = feed(get("/feed.xml"));
        List<String> known = first.getEntries().stream().map(SyndEntry::getLink).toList();
        List<String> fresh = second.getEntries().stream()
                .map(SyndEntry::getLink)
                .filter(link -> !known.contains(link))
                .toList();
        assertThat(fresh).hasSize(4);
        assertThat(get("/sitemap.xml").body()).contains(fresh);
        assertThat(get("/").body())
                .contains(fresh.stream().map(link -> URI.create(link).getPath()).toList());
        assertThat(get(WITHDRAWN_LATER).statusCode()).isEqualTo(410);
        assertThat(get(TIMELINE).body())
                .isNotEqualTo(timeline)
                .contains("\"dateModified\":\"2024-05-14T06:30:00Z\"")
                .contains("<time datetime=\"2024-05-14T06:30:00Z\">");
    }

    @Test
    void mostPagesStayAsTheyAreInTheSecondEdition() {
        URI base = URI.create("http://127.0.0.1:1");
        Map<String, Page> first = PrintRun.of(1, base);
        Map<String, Page> second = PrintRun.of(2, base);
        long same = first.entrySet().stream()
                .filter(page ->
                        page.getValue().etag().equals(second.get(page.getKey()).etag()))
                .count();
        assertThat(same).isGreaterThan(first.size() * 3L / 4);
    }

    @Test
    void aPageThatIsKnownIsNotSentAgain() throws Exception {
        HttpResponse<String> answer = get(LEAD);
        String etag = answer.headers().firstValue("ETag").orElseThrow();
        String changed = answer.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(changed).isEqualTo("Wed, 17 Jan 2024 14:20:00 GMT");

        HttpResponse<String> unchanged = get(LEAD, "If-None-Match", "\"another\", W/" + etag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("ETag")).hasValue(etag);
        assertThat(unchanged.body()).isEmpty();
        assertThat(get(LEAD, "If-Modified-Since", changed).statusCode()).isEqualTo(304);

        assertThat(get(LEAD, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
        assertThat(get(LEAD, "If-Modified-Since", "Tue, 16 Jan 2024 14:20:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(LEAD, "If-Modified-Since", "a while ago").statusCode()).isEqualTo(200);
        assertThat(get(LEAD, "If-None-Match", "\"another\"", "If-Modified-Since", changed)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headAnswersAsGetDoesButWithoutABody() throws Exception {
        HttpResponse<String> head = client.send(
                HttpRequest.newBuilder(uri(LEAD))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        HttpResponse<byte[]> get = client.send(HttpRequest.newBuilder(uri(LEAD)).build(), BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue(Integer.toString(get.body().length));
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(get.headers().firstValue("Content-Type"));
    }

    @Test
    void refusesToBeWrittenTo() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/"))
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/../../application.properties",
                "/images/../articles/index.txt",
                "/%2e%2e/articles/index.txt",
                "/articles/index.txt",
                "/templates/front.html",
                "//etc/passwd"
            })
    void whatIsNotAPageIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Page not found");
    }

    @Test
    void aSectionWithoutItsSlashIsSentOn() throws Exception {
        HttpResponse<String> answer = get("/security");
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(uri("/security/").toString());
    }

    @Test
    void addressesAreOfTheNameThatTheSiteIsReachedBy() throws Exception {
        URI byName = URI.create("http://localhost:" + site.home().getPort() + "/feed.xml");
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(byName).build(), BodyHandlers.ofString());
        assertThat(feed(answer).getLink()).isEqualTo(byName.resolve("/").toString());
    }

    @Test
    void thePdfIsAPdf() throws Exception {
        HttpResponse<String> answer = get("/reading-a-memorandum.pdf");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.body()).startsWith("%PDF-1.4").endsWith("%%EOF\n");
    }

    @Test
    void aTakenPortIsRefusedAndAFreedOneCanBeOpenedAgain() throws Exception {
        int port = site.home().getPort();
        assertThatThrownBy(() -> open(port, Duration.ZERO)).isInstanceOf(BindException.class);
        site.close();
        assertThatThrownBy(() -> get("/")).isInstanceOf(ConnectException.class);
        site = open(port, Duration.ZERO);
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whereTheUsualPortIsTakenAnotherOneIsFound() throws Exception {
        try (SampleSite one = SampleSite.onUsualPort(folder.resolve("one"));
                SampleSite other = SampleSite.onUsualPort(folder.resolve("other"))) {
            assertThat(other.home().getPort()).isNotIn(one.home().getPort(), SampleSite.USUAL_PORT);
        }
    }

    private static List<SampleArticle> articles(int edition) {
        return ArticleFiles.ofEdition(edition);
    }

    private URI uri(String path) {
        return URI.create(site.home().toString().replaceFirst("/$", "") + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static Document parse(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    private static SyndFeed feed(HttpResponse<String> answer) throws FeedException {
        return new SyndFeedInput().build(new StringReader(answer.body()));
    }
}
