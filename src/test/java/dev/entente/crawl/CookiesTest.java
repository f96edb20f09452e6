package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookiesTest {
    private final Cookies cookies = new Cookies();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            a=1                                        | https://www.news.example/x     | a=1
            a=1                                        | https://news.example/x         | -
            a=1                                        | https://other.example/x        | -
            a=1; Domain=news.example                   | https://news.example/x         | a=1
            a=1; Domain=news.example                   | https://cdn.news.example/x     | a=1
            a=1; Domain=other.example                  | https://other.example/x        | -
            a=1; Domain=co.uk                          | https://www.news.example/x     | -
            a=1; Path=/world                           | https://www.news.example/world/x | a=1
            a=1; Path=/world                           | https://www.news.example/sport | -
            a=1; Secure                                | http://www.news.example/x      | -
            a=1; Max-Age=0                             | https://www.news.example/x     | -
            a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT | https://www.news.example/x     | -
            nonsense                                   | https://www.news.example/x     | -
            """)
    void areSentOnlyWhereTheyBelong(String set, String to, String sent) {
        cookies.take(answer(set));
        assertThat(cookies.header(URI.create(to))).isEqualTo(sent);
    }

    @Test
    void replacesWhatIsSetAgain() {
        cookies.take(answer("a=1", "b=2"));
        cookies.take(answer("a=3"));
        assertThat(cookies.header(URI.create("https://www.news.example/"))).isEqualTo("a=3; b=2");
    }

    @Test
    void keepsNoMoreThanAPageNeeds() {
        for (int i = 0; i < 200; i++) {
            cookies.take(answer("c" + i + "=x"));
        }
        cookies.take(answer("c0=" + "x".repeat(10_000)));
        assertThat(cookies.header(URI.create("https://www.news.example/")).split("; "))
                .hasSize(50);
    }

    private static Fetcher.Answer answer(String... set) {
        Headers.Builder headers = new Headers.Builder();
        List.of(set).forEach(cookie -> headers.add("Set-Cookie", cookie));
        return new Fetcher.Answer(URI.create("https://www.news.example/a"), 302, headers.build(), new byte[0]);
    }
}
