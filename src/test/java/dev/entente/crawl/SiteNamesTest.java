package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            https://www.example.com/ ; Example Post | News of the coast              ; Example Post
            https://example.com/     ; Latest news - The Example Post                ; The Example Post
            https://example.com/     ; The Harbour Post: news of the coast           ; The Harbour Post
            https://example.com/     ; Home - The Harbour Post                       ; The Harbour Post
            https://example.com/     ; Everything that happens on the coast today    ; example.com
            https://example.com/     ; Home                                          ; example.com
            """)
    void namesASiteByItsTitle(URI home, String title, String name) {
        assertThat(SiteNames.name(home, Jsoup.parse("<title>" + title + "</title>")))
                .isEqualTo(new SiteNames.Named(name, false));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example-times.co.uk/, example-times",
        "https://news.example.org/, news-example",
        "http://127.0.0.1:8079/, 127-0-0-1"
    })
    void makesAnIdOfTheHost(URI home, String id) {
        assertThat(SiteNames.id(home)).isEqualTo(id);
    }
}
