package dev.entente.extract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.entente.extract.Extraction.ExtractedArticle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Measures the decision whether a page is an article: on all development pages, which are, and on lists made of their
 * titles and first sentences, which are not. {@code bench/README.md} tells how to run it.
 */
class DecisionBench {
    private static final int ITEMS = 14;
    private static final int TEASER = 160;

    private final PageExtractor extractor = new PageExtractor();

    @Test
    void measure() {
        assumeTrue(
                Files.isDirectory(DevelopmentPages.folder()), "No development pages in " + DevelopmentPages.folder());
        for (String set : List.of("news", "guides")) {
            List<DevelopmentPages.Page> pages = DevelopmentPages.read(set);
            long read = pages.stream()
                    .filter(page -> extractor.extract(page.url(), page.html(), null) instanceof ExtractedArticle)
                    .count();
            System.out.printf("%s: %d of %d articles are said to be one%n", set, read, pages.size());
            Map<String, int[]> refused = new TreeMap<>();
            for (int from = 0; from + ITEMS <= pages.size(); from += ITEMS / 2) {
                List<NoArticles.Item> items = pages.subList(from, from + ITEMS).stream()
                        .map(page -> new NoArticles.Item(page.title(), teaser(page.body())))
                        .toList();
                NoArticles.lists(items).forEach((layout, html) -> count(refused, layout, html));
            }
            refused.forEach((layout, counts) ->
                    System.out.printf("  %s: %d of %d lists are said to be none%n", layout, counts[0], counts[1]));
        }
        Map<String, int[]> refused = new TreeMap<>();
        NoArticles.obstacles().forEach((name, html) -> count(refused, "log-in, error and empty pages", html));
        refused.forEach(
                (name, counts) -> System.out.printf("%s: %d of %d are said to be none%n", name, counts[0], counts[1]));
    }

    private void count(Map<String, int[]> refused, String name, String html) {
        Extraction read = extractor.extract(
                URI.create("https://courier.example/topics/border"), html.getBytes(StandardCharsets.UTF_8), "utf-8");
        int[] counts = refused.computeIfAbsent(name, any -> new int[2]);
        counts[0] += read instanceof ExtractedArticle ? 0 : 1;
        counts[1]++;
    }

    private static String teaser(String body) {
        String text = body.replace('\n', ' ').strip();
        return text.length() <= TEASER ? text : text.substring(0, TEASER) + "…";
    }
}
