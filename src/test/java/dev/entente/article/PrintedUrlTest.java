package dev.entente.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://xn--mnchen-3ya.example/a, http://münchen.example/a",
        "https://example.ir/%D8%A7%DB%8C%D8%B1%D8%A7%D9%86?q=1, https://example.ir/ایران?q=1",
        "https://example.org/a%2Fb%3Fc?d=e%26f, https://example.org/a%2Fb%3Fc?d=e%26f",
        "https://example.org/%FF, https://example.org/%FF",
        "https://example.org/%E2%80%AEtxt, https://example.org/%E2%80%AEtxt",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080/"
    })
    void showsLettersAsTheyAre(URI url, String printed) {
        assertThat(PrintedUrl.of(url)).isEqualTo(printed);
    }
}
