package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    private static final URI PAGE = URI.create("https://m.courier.co.uk/world/treaty?ref=home");

    @ParameterizedTest
    @CsvSource({
        "https://www.courier.co.uk/world/treaty, https://www.courier.co.uk/world/treaty",
        "/world/treaty, https://m.courier.co.uk/world/treaty",
        "//courier.co.uk/world/treaty#top, https://courier.co.uk/world/treaty",
        "https://www.courier.co.uk/?p=17, https://www.courier.co.uk/?p=17"
    })
    void takesAnAddressOfTheSameSite(String declared, URI expected) {
        assertThat(read(declared)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.courier.co.uk/", "https://www.courier.co.uk/en/", "https://other.co.uk/world/treaty",
                "javascript:void(0)", "http://[broken", "mailto:desk@courier.co.uk"
            })
    void passesOverWhatCannotBeThePagesAddress(String declared) {
        assertThat(read(declared)).isNull();
    }

    private static URI read(String declared) {
        Document page = Jsoup.parse("<link rel=canonical href='" + declared + "'>", PAGE.toString());
        return CanonicalUrl.read(PAGE, page, new MetaTags(page))
                .map(Found::value)
                .orElse(null);
    }
}
