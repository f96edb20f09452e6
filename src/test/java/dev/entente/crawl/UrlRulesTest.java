package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.source.Source;
import java.net.URI;
import java.util.List;
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
            https://feeds.example/times.xml           | false | false
            https://www.times.example/video/2024/a    | false | true
            https://www.times.example/2024/a?print=1  | false | true
            https://www.times.example:8080/2024/a     | false | true
            https://shop.times.example/2024/a         | false | true
            https://m.times.example/2024/a            | true  | true
            https://amp.times.example/2024/a          | true  | true
            https://m.other.example/2024/a            | false | true
            https://times.example.evil.example/2024/a | false | true
            https://other.example/2024/a              | false | true
            """)
    void tellsWhatIsFetchedAndWhatMayBeAnArticle(URI url, boolean fetched, boolean article) {
        assertThat(RULES.mayBeFetched(url)).isEqualTo(fetched);
        assertThat(RULES.mayBeArticle(url)).isEqualTo(article);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a sitemap that robots.txt names               | of a site | of a private one
            https://www.times.co.uk/map.xml                 | true      | true
            https://times.co.uk/map.xml                     | true      | true
            https://maps.times.co.uk/map.xml                | true      | false
            https://www.times.co.uk.cdn.example/map.xml     | true      | false
            https://nottimes.co.uk/map.xml                  | false     | false
            https://other.example/www.times.co.uk/map.xml   | false     | false
            http://10.0.0.1/?site=times.co.uk               | false     | false
            """)
    void takesOnlySitemapsOfHostsThatAreTheSites(URI url, boolean ofASite, boolean ofAPrivateOne) {
        Source.Builder site = Source.builder("times", URI.create("https://www.times.co.uk"));
        assertThat(new UrlRules(site.build()).isPlausibleList(url)).isEqualTo(ofASite);
        assertThat(new UrlRules(site.allowPrivate(true).build()).isPlausibleList(url))
                .isEqualTo(ofAPrivateOne);
    }
}
