package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlShapesTest {
    private static final List<String> OTHERS = List.of(
            "/world",
            "/economy",
            "/world/asia",
            "/tag/iran",
            "/author/jane-doe",
            "/about-us",
            "/page/2",
            "/archive/2026",
            "/contact",
            "/video/12",
            "/privacy-policy",
            "/subscribe?plan=2");

    /** # stands for a number that grows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /2026/11/#/ministers-sign-a-border-pact             | /\\d{4}/\\d{2}/\\d{2}/
            /world/2026/11/#/ministers-sign-a-border-pact       | /\\d{4}/\\d{2}/\\d{2}/
            /2026/11/ministers-sign-a-border-pact-#             | /\\d{4}/\\d{2}/
            /news/48#/ministers-sign                            | /news/\\d+/
            /news/48#/ministers-sign-a-border-pact              | /news/\\d+/
            /en/article/48#                                     | /article/\\d+
            /world/ministers-sign-a-border-pact-481#.html       | /[^/?]+[-_.]\\d{4,}\\.html
            /world/ministers-sign-a-border-pact-with-#          | /[^/?]+(?:-[^/?-]+){3,}
            /2026-11-#/pact                                     | /\\d{4}-\\d{2}-\\d{2}/
            /article/pact_#                                     | /article/
            /index.php?id=48#&lang=en                           | [?&]id=\\d+
            """)
    void findsTheRule(String form, String rule) {
        UrlShapes.Found found = UrlShapes.find(urls(form), urls(OTHERS.stream()));
        assertThat(found.rules()).extracting(Pattern::pattern).containsExactly(rule);
        assertThat(found.fits()).isEqualTo(18);
        assertThat(urls(OTHERS.stream())).noneMatch(url -> found.rules().stream()
                .anyMatch(pattern -> pattern.matcher(url.toString()).find()));
    }

    @Test
    void findsSeveralRulesWhereASiteHasSeveralForms() {
        List<URI> articles = Stream.concat(urls("/news/481#/pact").stream(), urls("/2026/11/#/pact").stream())
                .toList();
        assertThat(UrlShapes.find(articles, urls(OTHERS.stream())).rules())
                .extracting(Pattern::pattern)
                .containsExactlyInAnyOrder("/news/\\d{5,}/", "/\\d{4}/\\d{2}/\\d{2}/");
    }

    @Test
    void findsNoneWhereArticlesLookLikeAllElse() {
        assertThat(UrlShapes.find(urls(Stream.of("/iran", "/china", "/russia", "/turkey")), urls(OTHERS.stream()))
                        .rules())
                .isEmpty();
    }

    @Test
    void provesNothingByTwo() {
        assertThat(UrlShapes.find(urls(Stream.of("/2026/11/22/a", "/2026/11/22/b")), List.of())
                        .rules())
                .isEmpty();
    }

    private static List<URI> urls(String form) {
        return urls(IntStream.range(10, 28).mapToObj(i -> form.replace("#", Integer.toString(i))));
    }

    private static List<URI> urls(Stream<String> paths) {
        return paths.map(path -> URI.create("https://times.example" + path)).toList();
    }
}
