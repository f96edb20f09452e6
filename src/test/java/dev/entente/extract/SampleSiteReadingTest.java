package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.extract.Extraction.NotAnArticle;
import dev.entente.sample.SampleSite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample site has three layouts with clutter of every kind, and says in its files what an article's text is. */
class SampleSiteReadingTest {
    private static final Path ARTICLES = Path.of("src/main/resources/sample-site/articles");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final PageExtractor EXTRACTOR = new PageExtractor();

    private static SampleSite site;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        site = new SampleSite(new SampleSite.Settings(0, folder.resolve("edition"), Duration.ofDays(1)));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void readsEveryArticleCompleteAndClean() throws Exception {
        Map<String, Map<String, String>> written = written();
        SoftAssertions all = new SoftAssertions();
        int read = 0;
        for (URI address : addresses()) {
            if (get(address) instanceof ExtractedArticle article) {
                Map<String, String> file = written.get(address.getPath().replaceFirst(".*/", ""));
                all.assertThat(file).as("the file of %s", address).isNotNull();
                if (file != null) {
                    read++;
                    check(all, article, file);
                }
            } else {
                all.fail("%s is said to be no article", address);
            }
        }
        all.assertAll();
        assertThat(read).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/security/", "/town/", "/nothing-here"})
    void findsNoArticleOnFrontSectionAndErrorPages(String path) throws Exception {
        assertThat(get(site.home().resolve(path))).isInstanceOf(NotAnArticle.class);
    }

    private static void check(SoftAssertions all, ExtractedArticle article, Map<String, String> file) {
        String name = file.get("slug") + " (" + file.get("layout") + ")";
        List<String> expected = new ArrayList<>();
        Stream.concat(Stream.of(file.getOrDefault("standfirst", "")), plain(file.get("body")))
                .map(Words::fold)
                // How an article came about is no part of its text.
                .filter(text -> !text.isEmpty() && !text.matches("this article (was|first) .*"))
                .forEach(expected::add);
        List<String> found =
                Stream.of(article.body().split("\n\n")).map(Words::fold).toList();
        all.assertThat(found).as("body of %s", name).containsExactlyElementsOf(expected);
        String author = file.get("author");
        all.assertThat(article.title()).as("title of %s", name).isEqualTo(file.get("title"));
        all.assertThat(article.author())
                .as("author of %s", name)
                .isEqualTo(author.startsWith("The ") ? null : author.replaceFirst(" \\(.*", ""));
        all.assertThat(article.publishedAt())
                .as("date of %s", name)
                .isEqualTo(OffsetDateTime.parse(file.get("published")));
        all.assertThat(article.language()).as("language of %s", name).isEqualTo(file.getOrDefault("language", "en"));
    }

    private static Stream<String> plain(String markdown) {
        return Stream.of(markdown.split("\n\\s*\n|\n(?=[-*>]|\\d+\\. )"))
                .map(block -> block.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1"))
                .map(block -> block.replaceAll("(?m)^(#+|>|-|\\*|\\d+\\.)\\s+", " "));
    }

    /** The front matter and the text of each file, by slug. */
    private static Map<String, Map<String, String>> written() throws IOException {
        Map<String, Map<String, String>> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(ARTICLES)) {
            for (Path path :
                    paths.filter(path -> path.toString().endsWith(".md")).toList()) {
                String[] parts = Files.readString(path).split("(?m)^---\\s*$", 3);
                Map<String, String> fields = parts[1].lines()
                        .filter(line -> line.contains(": "))
                        .collect(Collectors.toMap(
                                line -> line.substring(0, line.indexOf(':')),
                                line -> line.substring(line.indexOf(':') + 1).strip()));
                fields.put("body", parts[2]);
                if (!"2".equals(fields.get("edition"))) {
                    files.put(fields.get("slug"), fields);
                }
            }
        }
        return files;
    }

    private static List<URI> addresses() throws Exception {
        String sitemap =
                new String(fetch(site.home().resolve("/sitemap.xml")), java.nio.charset.StandardCharsets.UTF_8);
        return Jsoup.parse(sitemap, "", Parser.xmlParser()).select("loc").stream()
                .map(Element::text)
                .filter(address -> address.matches(".*/\\d{4}/\\d{2}/\\d{2}/.*"))
                .map(URI::create)
                .toList();
    }

    private static Extraction get(URI address) throws Exception {
        return EXTRACTOR.extract(address, fetch(address), "utf-8");
    }

    private static byte[] fetch(URI address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                .body();
    }
}
