package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.extract.Extraction.NotAnArticle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleDecisionTest {
    private static final PageExtractor EXTRACTOR = new PageExtractor();
    private static final List<NoArticles.Item> ITEMS = IntStream.range(0, 12)
            .mapToObj(
                    i -> new NoArticles.Item(
                            "Ministers talk about bridge number " + i,
                            "The ministers of both states met for the " + i
                                    + "th time on Monday to talk about the bridge, which has been closed since the flood of last spring."))
            .toList();

    static Stream<Arguments> lists() {
        return NoArticles.lists(ITEMS).entrySet().stream().map(page -> Arguments.of(page.getKey(), page.getValue()));
    }

    static Stream<Arguments> obstacles() {
        return NoArticles.obstacles().entrySet().stream().map(page -> Arguments.of(page.getKey(), page.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lists", "obstacles"})
    void saysWhyAPageIsNoArticle(String name, String html) {
        Extraction read = EXTRACTOR.extract(
                URI.create("https://courier.example/topics/border"), html.getBytes(StandardCharsets.UTF_8), "utf-8");
        assertThat(read).isInstanceOf(NotAnArticle.class);
        assertThat(((NotAnArticle) read).reason()).startsWith("The page ").endsWith(".");
    }
}
