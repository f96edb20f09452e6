package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.samskivert.mustache.Mustache;
import dev.entente.extract.Extraction.ExtractedArticle;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts as they come out of a copying hand, clutter and all, each line a paragraph, in the three layouts of the sample
 * site: what is not the article shows by its words alone.
 */
class PlainTextsInLayoutsTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/sample-site/templates");
    private static final Path OWN = Path.of("src/test/resources/extract/plain");
    private static final URI PAGE = URI.create("https://courier.example/reports/one-of-them");
    private static final PageExtractor EXTRACTOR = new PageExtractor();

    /** Lines of a text as they stand on the page, and those that are the article. */
    private record Text(String title, String author, String date, List<String> lines, List<String> article) {}

    static Stream<String> layouts() {
        return Stream.of("broadsheet", "magazine", "bulletin");
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsOurOwnTextsCompleteAndClean(String layout) throws IOException {
        for (Path file : files(OWN)) {
            check(layout, own(file));
        }
    }

    /** The texts are no part of the project; the numbers say which of their lines are the article, from 1, or from the end. */
    @ParameterizedTest
    @CsvSource({
        "000, 3, 0, 2, '', ''",
        "001, 3, 2, 1, '', ''",
        "002, 3, -1, 2, Abdul Rahman, ''",
        "003, 1, 0, 0, '', 2024-01-17",
        "004, 1, 1, 0, '', ''"
    })
    void readsPublishedTextsCompleteAndClean(
            String number, int first, int after, int titleLine, String author, String date) throws IOException {
        Path folder = Path.of(System.getProperty("entente.seeds", "../shared/seeds"));
        assumeTrue(Files.isDirectory(folder), "No published texts in " + folder);
        Path file = files(folder).stream()
                .filter(path -> path.getFileName().toString().matches(number + ".*\\.txt"))
                .findFirst()
                .orElseThrow();
        List<String> lines = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        int end = after < 0 ? lines.indexOf(author) : lines.size() - after;
        List<String> article = lines.subList(first - 1, end).stream()
                .map(line -> line.replaceFirst("^date \\d{4}-\\d\\d-\\d\\d ", ""))
                .toList();
        String title = titleLine == 0 ? "Ministers sign a memorandum" : lines.get(titleLine - 1);
        for (String layout : layouts().toList()) {
            check(layout, new Text(title, author, date, lines, article));
        }
    }

    private static void check(String layout, Text text) throws IOException {
        ExtractedArticle article = (ExtractedArticle) EXTRACTOR.extract(PAGE, page(layout, text), "utf-8");
        String name = text.title() + " (" + layout + ")";
        assertThat(Stream.of(article.body().split("\n\n")).map(Words::fold))
                .as(name)
                .containsExactlyElementsOf(
                        text.article().stream().map(Words::fold).toList());
        assertThat(article.title()).as(name).isEqualTo(text.title());
        assertThat(article.author()).as(name).isEqualTo(text.author().isEmpty() ? null : text.author());
        assertThat(
                        article.publishedAt() == null
                                ? ""
                                : article.publishedAt().toLocalDate().toString())
                .as(name)
                .isEqualTo(text.date());
    }

    private static byte[] page(String layout, Text text) {
        StringBuilder html = new StringBuilder();
        text.lines().forEach(line -> html.append("<p>").append(escaped(line)).append("</p>\n"));
        Map<String, Object> view = new HashMap<>();
        view.put("title", text.title());
        view.put("text", html.toString());
        view.put("language", "en");
        view.put("direction", "ltr");
        view.put("section", "Reports");
        view.put("sectionPath", "/reports/");
        view.put("jsonLd", "{\"@type\": \"NewsArticle\"}");
        view.put(
                "comments",
                List.of(Map.of("name", "A reader", "text", "I have read this twice and will read it again.")));
        return Mustache.compiler()
                .defaultValue("")
                .emptyStringIsFalse(true)
                .withLoader(name -> new StringReader(template(name)))
                .compile(template(layout))
                .execute(view)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String template(String name) {
        try {
            return Files.readString(TEMPLATES.resolve(name + ".html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of the article begin with a plus, others with a minus; a bar parts what is read from what stands there. */
    private static Text own(Path file) throws IOException {
        Map<String, String> fields = new HashMap<>();
        List<String> lines = new ArrayList<>();
        List<String> article = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("+ ")) {
                String[] parts = line.substring(2).split(" \\| ");
                article.add(parts[0]);
                lines.add(parts[parts.length - 1]);
            } else if (line.startsWith("- ")) {
                lines.add(line.substring(2));
            } else {
                int colon = line.indexOf(':');
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return new Text(fields.get("title"), fields.get("author"), fields.get("date"), lines, article);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }
}
