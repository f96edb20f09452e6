package dev.entente.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entente.ingest.ImportLine.InvalidLine;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportLineTest {
    @Test
    void readsEveryField() throws InvalidLine {
        ImportLine line = ImportLine.parse("""
                {"url":"https://www.example.org/1","title":" A  title ","body":"One.\\n\\nTwo.","publishedAt":"2024-01-17T08:30:00+03:30","source":"Tehran Times","language":"EN","author":"A. Writer","more":1}""");
        assertThat(line)
                .isEqualTo(new ImportLine(
                        URI.create("https://www.example.org/1"),
                        "A title",
                        "One.\n\nTwo.",
                        null,
                        OffsetDateTime.parse("2024-01-17T08:30:00+03:30"),
                        "tehran-times",
                        "en",
                        "A. Writer"));
    }

    @Test
    void tellsWhichFieldsWereGivenBesideTheHtml() throws InvalidLine {
        ImportLine line = parse(
                "\"url\":\"https://news.example.org/x\",\"html\":\"<p>b\",\"author\":\"Ann Lee\",\"language\":\"en\"");
        assertThat(line.given()).isEqualTo(Map.of("author", "given in the import", "language", "given in the import"));
    }

    @Test
    void takesTheHostForASourceThatIsNotNamed() throws InvalidLine {
        assertThat(parse("\"url\":\"https://www.News.example.org:8443/x\",\"title\":\"t\",\"body\":\"b\"")
                        .source())
                .isEqualTo("news.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-17, 2024-01-17T00:00Z",
        "2024-01-17T08:30:00Z, 2024-01-17T08:30Z",
        "2024-01-17T08:30:00, 2024-01-17T08:30Z",
        "2024-01-17T08:30:00.123+03:30, 2024-01-17T08:30:00.123+03:30"
    })
    void readsDatesWithAndWithoutTimeAndZone(String given, String read) throws InvalidLine {
        assertThat(parse(MINIMUM + ",\"publishedAt\":\"" + given + "\"").publishedAt())
                .isEqualTo(OffsetDateTime.parse(read));
    }

    @Test
    void makesAParagraphOfEachLineOnlyWhereNoLineIsEmpty() throws InvalidLine {
        assertThat(body("One.\\nTwo.\\r\\nThree.")).isEqualTo("One.\n\nTwo.\n\nThree.");
        assertThat(body("One,\\nwrapped.\\n \\n\\nTwo.")).isEqualTo("One,\nwrapped.\n\nTwo.");
    }

    @Test
    void callsAnArticleWithoutHeadlineByItsBeginning() throws InvalidLine {
        String body = "word ".repeat(40).strip();
        assertThat(parse("\"url\":\"https://a.org/1\",\"title\":\"\",\"body\":\"" + body + "\"")
                        .title())
                .startsWith("word word")
                .endsWith("word…")
                .hasSizeLessThanOrEqualTo(101);
    }

    @Test
    void takesOutHalvesOfSurrogatePairsAndControlCharacters() throws InvalidLine {
        assertThat(body("a\\ud83db\\u0000c\\u001bd")).isEqualTo("a?bcd");
    }

    private static final String MINIMUM = "\"url\":\"https://a.org/1\",\"title\":\"t\",\"body\":\"b\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not json                                                             | not valid JSON
            ["a"]                                                                | not a JSON object
            {"url":"https://a.org/1","title":"t","body":"b"} {}                  | not valid JSON
            {}                                                                   | "url" is missing
            {"url":"ftp://a.org/1","title":"t","body":"b"}                       | "url" is not a web address
            {"url":"javascript:alert(1)","title":"t","body":"b"}                 | "url" is not a web address
            {"url":"https://a.org/a b","title":"t","body":"b"}                   | "url" is not a web address
            {"url":1,"title":"t","body":"b"}                                     | "url" is not a text
            {"url":"https://a.org/1","body":"b"}                                 | "title" is missing
            {"url":"https://a.org/1","title":"t"}                                | "body" or "html" is missing
            {"url":"https://a.org/1","title":"t","body":"  "}                    | "body" or "html" is missing
            {"url":"https://a.org/1","title":"t","body":"b","publishedAt":"yesterday"}  | "publishedAt" is not a date
            {"url":"https://a.org/1","title":"t","body":"b","publishedAt":"2999-01-01"} | "publishedAt" lies in the future
            {"url":"https://a.org/1","title":"t","body":"b","publishedAt":"0001-01-01"} | before 1500
            {"url":"https://a.org/1","title":"t","body":"b","language":"english"}       | "language" is not a two-letter code
            {"url":"https://a.org/1","title":"t","body":"b","source":"!!!"}             | "source" is not a name
            """)
    void saysWhatIsWrong(String line, String error) {
        assertThatThrownBy(() -> ImportLine.parse(line))
                .isInstanceOf(InvalidLine.class)
                .hasMessageContaining(error);
    }

    private static String body(String escaped) throws InvalidLine {
        return parse("\"url\":\"https://a.org/1\",\"title\":\"t\",\"body\":\"" + escaped + "\"")
                .body();
    }

    private static ImportLine parse(String fields) throws InvalidLine {
        return ImportLine.parse("{" + fields + "}");
    }
}
