package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes, there is an answer. A hang would be cut off by the build's own limit. */
class ExtractorRobustnessTest {
    private static final URI PAGE = URI.create("https://courier.example/world/treaty");
    private static final PageExtractor EXTRACTOR = new PageExtractor();
    private static final String SENTENCE =
            "The ministers agreed on Monday to open a joint desk for border police, she said. ";

    @Property(tries = 300)
    void answersAnyBytes(@ForAll byte[] bytes, @ForAll("charsets") String charset) {
        assertThat(EXTRACTOR.extract(PAGE, bytes, charset)).isNotNull();
    }

    @Property(tries = 300)
    void answersAnyTagSoup(@ForAll("soup") List<String> pieces) {
        assertThat(EXTRACTOR.extract(PAGE, utf8(String.join("", pieces)), null)).isNotNull();
    }

    @Property(tries = 400)
    void answersAnyDamagedPage(@ForAll long seed) {
        byte[] page = Fixtures.bytes(seed % 2 == 0 ? "clutter-around-text.html" : "jalali-date-in-text.html");
        assertThat(EXTRACTOR.extract(PAGE, MutatedPages.mutate(page, new Random(seed), 20_000), null))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("utf-8", "gb2312", "utf-16", "no-such", "", "iso-2022-cn", "x-user-defined");
    }

    @Provide
    Arbitrary<List<String>> soup() {
        return Arbitraries.of(
                        "<p>",
                        "</p>",
                        "<div class='related ad'>",
                        "<div hidden>",
                        "</div>",
                        "<table><tr><td>",
                        "</table>",
                        "<article itemprop='articleBody'>",
                        "<h1>",
                        "</h2>",
                        "<a href='x'>",
                        "</a>",
                        "<script type='application/ld+json'>",
                        "{\"@type\":\"NewsArticle\",\"author\":[{\"name\":",
                        "\"datePublished\":\"2024-99-99T99:99\"",
                        "</script>",
                        "<time datetime='0000'>",
                        "<meta name='author' content='by'>",
                        "<!--",
                        "-->",
                        "<![CDATA[",
                        "<svg><p>",
                        "<title>",
                        "\0",
                        "\uD800",
                        "&#x10FFFF;",
                        "&",
                        "<link rel=canonical href='http://%'>",
                        "<br><br>",
                        "<li>",
                        "<form>",
                        "<template>",
                        "<frameset>",
                        SENTENCE)
                .list()
                .ofMaxSize(80);
    }

    @Example
    void reads100000NestedTags() {
        assertThat(read("<div>".repeat(100_000) + SENTENCE.repeat(20))).isNotNull();
    }

    @Example
    void reads100000NestedInlineTags() {
        assertThat(read("<b>".repeat(50_000) + "<a>".repeat(50_000) + SENTENCE.repeat(20)))
                .isNotNull();
    }

    @Example
    void readsAPageOf20MillionBytesWithoutTags() {
        assertThat(read(SENTENCE.repeat(20_000_000 / SENTENCE.length()))).isNotNull();
    }

    @Example
    void readsAPageOf20MillionBytesOfTags() {
        assertThat(read(("<p>" + SENTENCE).repeat(20_000_000 / (SENTENCE.length() + 3))))
                .isNotNull();
    }

    @Example
    void readsDeeplyNestedJson() {
        assertThat(read("<script type='application/ld+json'>" + "[".repeat(200_000) + "</script>" + SENTENCE))
                .isNotNull();
    }

    @Example
    void readsBrokenJsonWithoutEnd() {
        assertThat(read("<script type='application/ld+json'>{\"headline\":\"" + "a\\\"".repeat(200_000) + "</script>"))
                .isNotNull();
    }

    @Example
    void readsAnArticleThroughNullBytes() {
        Extraction extraction = read("<p>" + SENTENCE.repeat(10).replace("border", "bor\0der") + "</p>");
        assertThat(extraction)
                .isInstanceOfSatisfying(Extraction.ExtractedArticle.class, article -> assertThat(article.body())
                        .contains("border police"));
    }

    private static Extraction read(String html) {
        return EXTRACTOR.extract(PAGE, utf8(html), "utf-8");
    }

    private static byte[] utf8(String html) {
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
