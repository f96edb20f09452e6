package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {
    private static final URI BASE = URI.create("http://a/b/c/d;p?q");

    /** RFC 3986, sections 5.4.1 and 5.4.2; fragments are dropped, an empty path becomes "/". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            g             | http://a/b/c/g
            ./g           | http://a/b/c/g
            g/            | http://a/b/c/g/
            /g            | http://a/g
            //g           | http://g/
            ?y            | http://a/b/c/d;p?y
            g?y           | http://a/b/c/g?y
            #s            | http://a/b/c/d;p?q
            g#s           | http://a/b/c/g
            g?y#s         | http://a/b/c/g?y
            ;x            | http://a/b/c/;x
            g;x?y#s       | http://a/b/c/g;x?y
            .             | http://a/b/c/
            ./            | http://a/b/c/
            ..            | http://a/b/
            ../           | http://a/b/
            ../g          | http://a/b/g
            ../..         | http://a/
            ../../        | http://a/
            ../../g       | http://a/g
            ../../../g    | http://a/g
            ../../../../g | http://a/g
            /./g          | http://a/g
            /../g         | http://a/g
            g.            | http://a/b/c/g.
            .g            | http://a/b/c/.g
            g..           | http://a/b/c/g..
            ..g           | http://a/b/c/..g
            ./../g        | http://a/b/g
            ./g/.         | http://a/b/c/g/
            g/./h         | http://a/b/c/g/h
            g/../h        | http://a/b/c/h
            g;x=1/./y     | http://a/b/c/g;x=1/y
            g;x=1/../y    | http://a/b/c/y
            g?y/../x      | http://a/b/c/g?y/../x
            """)
    void resolvesAsTheStandardShows(String reference, URI expected) {
        assertThat(Urls.resolve(BASE, reference)).contains(expected);
    }

    @Test
    void resolvesAnEmptyReferenceToTheBase() {
        assertThat(Urls.resolve(BASE, "")).contains(BASE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP://Example.ORG/A                          | http://example.org/A
            http://example.org:80/                        | http://example.org/
            https://example.org:443/a                     | https://example.org/a
            https://example.org:8443/a                    | https://example.org:8443/a
            http://example.org:/a                         | http://example.org/a
            http://example.org                            | http://example.org/
            http://example.org?x=1                        | http://example.org/?x=1
            http://example.org./a                         | http://example.org/a
            http://example.org/%7euser/%e2%82%ac          | http://example.org/~user/%E2%82%AC
            http://example.org/ایران?q=تهران              | http://example.org/%D8%A7%DB%8C%D8%B1%D8%A7%D9%86?q=%D8%AA%D9%87%D8%B1%D8%A7%D9%86
            http://münchen.example/a b                    | http://xn--mnchen-3ya.example/a%20b
            http://example.org/100%                       | http://example.org/100%25
            http://example.org/a?x=[1]&y={2}              | http://example.org/a?x=%5B1%5D&y=%7B2%7D
            http://example.org/a%2Fb?c=d%26e              | http://example.org/a%2Fb?c=d%26e
            http://example.org/a//b                       | http://example.org/a//b
            http://example.org/a?                         | http://example.org/a
            http://example.org/a?b=&c                     | http://example.org/a?b=&c
            http://example.org/a?z=1&b=2&z=0              | http://example.org/a?b=2&z=1&z=0
            http://example.org/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z | http://example.org/a?id=7
            http://example.org/a?utm_source=x             | http://example.org/a
            http://example.org/a;jsessionid=0A1B?id=7     | http://example.org/a?id=7
            http://example.org/a?PHPSESSID=abc            | http://example.org/a
            http://example.org/a;sid=0A1B/b                | http://example.org/a/b
            http://example.org/(S(lit3py55t21z5v55vlm25s55))/a.aspx | http://example.org/a.aspx
            http://example.org/a?sid=9f86d081884c7d659a2feaa0 | http://example.org/a
            http://example.org/a?sid=7                    | http://example.org/a?sid=7
            http://example.org/a?session_id=550e8400e29b41d4a716446655440000&id=7 | http://example.org/a?id=7
            http://example.org/a?amp                      | http://example.org/a
            http://example.org/a?amp=1&id=7               | http://example.org/a?id=7
            http://example.org/a?outputType=amp           | http://example.org/a
            http://example.org/a?amp=volts                | http://example.org/a?amp=volts
            http://example.org/a?gclid=1&mc_cid=2&mc_eid=3&_hsenc=4&ref_src=5&id=7 | http://example.org/a?id=7
            http://example.org/a#:~:text=x                | http://example.org/a
            http://example.org/%7E%41/./b/../c            | http://example.org/~A/c
            http://EXAMPLE.org:80/?b=1&a=2#x              | http://example.org/?a=2&b=1
            http://user:secret@example.org/a              | http://example.org/a
            http://[::1]:8080/a                           | http://[::1]:8080/a
            """)
    void givesOneSpelling(String url, URI expected) {
        URI normalised = Urls.resolve(BASE, url).orElseThrow();
        assertThat(normalised).isEqualTo(expected);
        assertThat(Urls.normalise(normalised)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:desk@example.org",
                "javascript:void(0)",
                "tel:+98",
                "ftp://example.org/a",
                "data:text/html,x",
                "http:///a",
                "http://",
                "http://exa mple.org/",
                "http://127.1/",
                "http://0177.0.0.1.example.org:port/",
                "http://[::1/a"
            })
    void refusesWhatIsNoPage(String reference) {
        assertThat(Urls.resolve(BASE, reference)).isEmpty();
    }

    @Test
    void refusesEndlessAddresses() {
        assertThat(Urls.resolve(BASE, "/" + "a".repeat(3_000))).isEmpty();
    }

    @Test
    void takesAddressesWithLineBreaks() {
        assertThat(Urls.resolve(BASE, " /a\n b ")).contains(URI.create("http://a/a%20b"));
    }
}
