package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.source.Source;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlRulesTest {
    private static final UrlRules RULES = new UrlRules(Source.builder("times", URI.create("https://www.times.example"))
            .feeds(List.of(URI.create("https://feeds.example/times.xml")))
            .include(List.of(Pattern.compile("/\\d{4}/")))
            .exclude(List.of(Pattern.compile("/video/"), Pattern.compile("\\?print=")))
            .build());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://www.times.example/2024/a          | true  | true
            https://times.example/2024/a              | true  | true
            http://www.times.example/2024/a           | true  | true
            https://www.times.example/                | true  | false
            https://www.times.example/world           | true  | false
            https://feeds.example/times.xml           | true  | false
            https://www.times.example/video/2024/a    | false | true
            https://www.times.example/2024/a?print=1  | false | true
            https://www.times.example:8080/2024/a     | false | true
            https://shop.times.example/2024/a         | false | true
            https://times.example.evil.example/2024/a | false | true
            https://other.example/2024/a              | false | true
            """)
    void tellsWhatIsFetchedAndWhatMayBeAnArticle(URI url, boolean fetched, boolean article) {
        assertThat(RULES.mayBeFetched(url)).isEqualTo(fetched);
        assertThat(RULES.mayBeArticle(url)).isEqualTo(article);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                            | https://www.times.example/read
            https://www.times.example/2024/a?utm_medium=x | https://www.times.example/2024/a
            https://times.example/2024/a                 | https://times.example/2024/a
            https://www.times.example/                   | https://www.times.example/read
            https://www.times.example/?lang=en           | https://www.times.example/read
            https://other.example/2024/a                 | https://www.times.example/read
            https://www.times.example/video/1            | https://www.times.example/read
            /2024/a                                      | https://www.times.example/read
            """)
    void takesAPlausibleCanonicalAddress(URI canonical, URI expected) {
        assertThat(RULES.articleUrl(URI.create("https://www.times.example/read"), Optional.ofNullable(canonical)))
                .isEqualTo(expected);
    }
}
