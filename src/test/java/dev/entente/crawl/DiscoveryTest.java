package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.crawl.FrontierUrl.Kind;
import dev.entente.source.Source;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                                <link rel="alternate" type="application/feed+json" href="/feed.json">
                                <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
                                <link rel="alternate" type="application/rss+xml" title="Times » Comments Feed" href="/comments/feed">
                                """).links())
                .containsExactly(
                        new Link(URI.create("https://times.example/rss.xml"), Kind.FEED, null),
                        new Link(URI.create("https://times.example/atom.xml"), Kind.FEED, null),
                        new Link(URI.create("https://times.example/feed.json"), Kind.FEED, null));
    }

    @Test
    @Timeout(30)
    void letsOtherThreadsGoOnWhileTheSiteIsAskedForACanonicalPage() throws Exception {
        Source source =
                Source.builder("times", URI.create("https://times.example")).build();
        Discovery discovery = new Discovery(new UrlRules(source), Map.of(), LocalDate.of(2026, 3, 1));
        PageLinks said = page("<link rel=canonical href=/world/ministers-sign-a-border-pact><p>A text.</p>");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        FutureTask<URI> decision = new FutureTask<>(() -> discovery.address(URL, said, url -> {
            asked.countDown();
            answered.await();
            return Optional.of(said.text());
        }));
        new Thread(decision).start();
        asked.await();
        FutureTask<List<Link>> other = new FutureTask<>(() -> discovery.take(List.of()));
        new Thread(other).start();
        assertThat(other.get()).isEmpty();
        answered.countDown();
        assertThat(decision.get()).hasPath("/world/ministers-sign-a-border-pact");
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
