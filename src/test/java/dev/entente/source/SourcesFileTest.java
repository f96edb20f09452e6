package dev.entente.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesFileTest {
    private static final NamedAddress SAMPLE_SITE = new NamedAddress() {
        @Override
        public String name() {
            return "sample-site";
        }

        @Override
        public URI address() {
            return URI.create("http://127.0.0.1:4711/");
        }
    };

    @Test
    void readsAllFields() {
        List<Source> sources = read("""
                sources:
                  - id: example-times
                    name: The Example Times
                    home: https://www.example.org/
                    feeds:
                      - https://www.example.org/rss.xml
                    sitemaps: https://www.example.org/sitemap.xml
                    include: ['/\\d{4}/']
                    exclude:
                      - /video/
                    language: fr
                    country: FR
                    delay: 1500ms
                    pages: 20
                    allow-private: true
                    sections: [https://www.example.org/politics/]
                    off-site: [Live.Example.org]
                    longest-delay: 20s
                    pdf: true
                    selectors: {body: div.story, drop: [.share, aside]}
                """);
        assertThat(sources).singleElement().satisfies(source -> {
            assertThat(source.id()).isEqualTo("example-times");
            assertThat(source.name()).isEqualTo("The Example Times");
            assertThat(source.home()).isEqualTo(URI.create("https://www.example.org/"));
            assertThat(source.feeds()).containsExactly(URI.create("https://www.example.org/rss.xml"));
            assertThat(source.sitemaps()).containsExactly(URI.create("https://www.example.org/sitemap.xml"));
            assertThat(source.include()).extracting(Pattern::pattern).containsExactly("/\\d{4}/");
            assertThat(source.exclude()).extracting(Pattern::pattern).containsExactly("/video/");
            assertThat(source.language()).isEqualTo("fr");
            assertThat(source.country()).isEqualTo("FR");
            assertThat(source.delay()).isEqualTo(Duration.ofMillis(1500));
            assertThat(source.pages()).isEqualTo(20);
            assertThat(source.allowPrivate()).isTrue();
            assertThat(source.sections()).containsExactly(URI.create("https://www.example.org/politics/"));
            assertThat(source.offSite()).containsExactly("live.example.org");
            assertThat(source.longestDelay()).isEqualTo(Duration.ofSeconds(20));
            assertThat(source.pdf()).isTrue();
            assertThat(source.selectors())
                    .isEqualTo(new Selectors("div.story", null, null, null, List.of(".share", "aside")));
        });
    }

    @Test
    void needsOnlyIdAndHome() {
        assertThat(read("sources:\n  - id: a\n    home: https://example.org/\n    name:\n"))
                .singleElement()
                .satisfies(source -> {
                    assertThat(source.name()).isEqualTo("a");
                    assertThat(source.language()).isNull();
                    assertThat(source.delay()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(source.pages()).isEqualTo(500);
                    assertThat(source.allowPrivate()).isFalse();
                });
    }

    @Test
    void readsTheBundledFile() throws Exception {
        String bundled;
        try (var stream = SourcesFile.class.getResourceAsStream("/sources.yaml")) {
            bundled = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(read(bundled)).singleElement().satisfies(source -> {
            assertThat(source.home()).isEqualTo(URI.create("http://127.0.0.1:4711/"));
            assertThat(source.allowPrivate()).isTrue();
        });
        String withExample = bundled.replaceAll("(?m)^  # (- id|  \\w|    - )", "  $1");
        assertThat(read(withExample)).extracting(Source::id).containsExactly("saltbridge-courier", "example-times");
    }

    @Test
    void resolvesAPathAfterANamedAddress() {
        assertThat(read("sources:\n  - id: a\n    home: ${sample-site}\n    feeds: ['${sample-site}feed.xml']\n"))
                .singleElement()
                .satisfies(source ->
                        assertThat(source.feeds()).containsExactly(URI.create("http://127.0.0.1:4711/feed.xml")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            hom: https://example.org/ | line 4: 'hom' is not a field of a source. The fields are id, name, home
            home: example.org         | line 4: field 'home' is the full address of a page, such as 'https://example.org/', not 'example.org'
            home: ftp://example.org/  | line 4: field 'home' is the full address of a page
            home: "https://exa mple/" | line 4: field 'home' is the full address of a page
            home: ${sample}           | line 4: field 'home' names '${sample}', which this portal does not know
            home: [a, b]              | line 4: field 'home' holds one plain value
            id: b                     | line 4: field 'id' stands twice
            language: english         | line 4: field 'language' is a two-letter ISO 639-1 code, such as 'en' or 'fa', not 'english'
            country: fr               | line 4: field 'country' is a two-letter ISO 3166 code in capitals
            delay: soon               | line 4: field 'delay' is a time from 0s to 5m, such as '2s' or '500ms', not 'soon'
            delay: 1h                 | line 4: field 'delay' is a time from 0s to 5m
            pages: 0                  | line 4: field 'pages' is a whole number from 1 to 100000, not '0'
            pages: many               | line 4: field 'pages' is a whole number
            exclude: ['/(video']      | line 4: field 'exclude' holds the pattern '/(video', which is not a regular expression (unclosed group)
            feeds: [/rss.xml]         | line 4: field 'feeds' is the full address of a page
            allow-private: maybe      | line 4: field 'allow-private' is 'true' or 'false', not 'maybe'
            pdf: 1                    | line 4: field 'pdf' is 'true' or 'false', not '1'
            longest-delay: 6m         | line 4: field 'longest-delay' is a time from 0s to 5m
            off-site: [https://b.ex/] | line 4: field 'off-site' is the name of a host without 'https://' and path
            selectors: .story         | line 4: field 'selectors' holds fields of its own: body, title, author, date, drop.
            selectors: {text: p}      | line 4: 'text' is not one of the selectors
            selectors: {body: 'p['}   | line 4: selector 'body' holds 'p[', which is not a CSS selector.
            selectors: {drop: [[]]}   | line 4: selector 'drop' holds one plain value
            """)
    void namesFileLineAndField(String line, String problem) {
        String home = line.startsWith("home") ? "" : "home: https://example.org/";
        assertThatExceptionOfType(InvalidSources.class)
                .isThrownBy(() -> read("sources:\n  - id: a\n    " + home + "\n    " + line + "\n"))
                .satisfies(e -> assertThat(e.problems().get(0)).startsWith("my.yaml, " + problem));
    }

    @Test
    void namesEveryProblemAtOnce() {
        assertThatExceptionOfType(InvalidSources.class)
                .isThrownBy(() -> read("sources:\n  - id: Bad Id\n    pages: x\n  - home: https://example.org/\n"))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(
                                "my.yaml, line 2: field 'id' is lower-case letters, digits and hyphens, such as"
                                        + " 'example-times', not 'Bad Id'.",
                                "my.yaml, line 2: field 'home' is missing: each source needs an id and a home.",
                                "my.yaml, line 3: field 'pages' is a whole number from 1 to 100000, not 'x'.",
                                "my.yaml, line 4: field 'id' is missing: each source needs an id and a home."));
    }

    @Test
    void refusesTheSameIdTwice() {
        assertProblem(
                "sources:\n  - id: a\n    home: https://a.example/\n  - id: a\n    home: https://b.example/\n",
                "my.yaml, line 4: field 'id': another source above has the id 'a'. Give each its own.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "sources:\n\t- id: a"             | my.yaml, line 2: the line begins with a tab
            "sources:\n  - id: a: b"          | my.yaml, line 2: there is a colon where none can stand
            "sources:\n  - id: 'a\n"          | my.yaml, line 3: this is not valid YAML
            ""                                | my.yaml is empty
            "# nothing\n"                     | my.yaml is empty
            "- id: a"                         | my.yaml, line 1: the file begins with 'sources:'
            "source:\n  - id: a"              | my.yaml, line 1: the file has one field at its left edge, 'sources'
            "sources: a"                      | my.yaml, line 1: field 'sources' is a list
            "sources:\n  - a\n"               | my.yaml, line 2: a source is a list of fields
            "sources:\n  - id: a\u0001"       | my.yaml holds the character U+0001
            """)
    void saysWhatIsWrongWithTheFile(String yaml, String problem) {
        String text = yaml == null ? "" : yaml.translateEscapes();
        assertThatExceptionOfType(InvalidSources.class)
                .isThrownBy(() -> read(text))
                .satisfies(e -> assertThat(e.problems().get(0)).startsWith(problem));
    }

    @Test
    void saysThatTheFileIsMissing(@TempDir Path folder) {
        assertThatExceptionOfType(InvalidSources.class)
                .isThrownBy(() -> SourceCatalogue.read(folder.resolve("mine.yaml"), List.of()))
                .withMessageContaining("mine.yaml does not exist. The setting entente.sources names it");
    }

    @Test
    void saysThatTheFileIsNotUtf8(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("latin.yaml"), "name: Übersicht".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(InvalidSources.class)
                .isThrownBy(() -> SourceCatalogue.read(file, List.of()))
                .withMessageContaining("latin.yaml is not UTF-8 text");
    }

    private static void assertProblem(String yaml, String problem) {
        assertThatExceptionOfType(InvalidSources.class)
                .isThrownBy(() -> read(yaml))
                .withMessage(problem);
    }

    private static List<Source> read(String yaml) {
        return new SourcesFile("my.yaml", List.of(SAMPLE_SITE)).read(new StringReader(yaml));
    }
}
