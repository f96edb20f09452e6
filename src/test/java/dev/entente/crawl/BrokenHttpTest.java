package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.support.RawSite;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are not what HTTP/1.1 has them be. */
class BrokenHttpTest {
    private final RawSite site = new RawSite();
    private final Fetcher fetcher = new Fetcher(Settings.USUAL.withTimeout(Duration.ofSeconds(1)), "1");

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabc                                   | abc
            HTTP/1.1 200\\r\\nContent-Length: 3\\r\\n\\r\\nabc                                      | abc
            HTTP/1.0 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabc                                   | abc
            HTTP/1.1 200 OK\\nContent-Length: 3\\n\\nabc                                            | abc
            HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\nno colon here\\r\\n\\r\\nabc                | abc
            HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n: no name\\r\\n\\r\\nabc                    | abc
            HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n3\\r\\nabc\\r\\n0\\r\\n\\r\\n | abc
            HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabc   | abc
            HTTP/1.1 103 Early Hints\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabc | abc
            """)
    void readsWhatIsWrongButClear(String answer, String body) throws Exception {
        site.answer("/a", answer.translateEscapes());
        assertThat(fetch("/a").body()).asString().isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SSH-2.0-OpenSSH_9.2\\r\\n                                                                 | MALFORMED
            <html>An answer as of 1991</html>\\n                                                      | MALFORMED
            HTTP/1.1 OK\\r\\n\\r\\n                                                                   | MALFORMED
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\nabc\\r\\n             | MALFORMED
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nffffffffffffffff\\r\\nabc\\r\\n | MALFORMED
            HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nabc                                     | TIMEOUT
            HTTP/1.1 200 OK\\r\\nContent-Length: abc\\r\\n\\r\\nabc                                   | TIMEOUT
            HTTP/1.1 200 OK\\r\\nContent-Length: -5\\r\\n\\r\\nabc                                    | MALFORMED
            HTTP/1.1 200 OK\\r\\nX-Never: end                                                         | TIMEOUT
            """)
    void saysWhatCannotBeRead(String answer, Problem.Kind kind) {
        site.answer("/a", answer.translateEscapes());
        assertThatExceptionOfType(FetchFailed.class)
                .isThrownBy(() -> fetch("/a"))
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(kind))
                .satisfies(e -> assertThat(e.getMessage()).endsWith("."));
    }

    @Test
    void asksASiteOnOneConnection() throws Exception {
        site.answer("/a", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
                .answer("/gone", "HTTP/1.1 410 Gone\r\nContent-Length: 5\r\n\r\nGone!");
        for (int i = 0; i < 20; i++) {
            fetch("/a");
            fetch("/gone");
        }
        assertThat(site.connections()).isEqualTo(1);
    }

    @Test
    void readsThePageAfterOneThatIsLongerThanItSays() throws Exception {
        site.answer("/a", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdefghi\r\n")
                .answer("/b", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxyz");
        assertThat(fetch("/a").body()).asString().isEqualTo("abc");
        assertThat(fetch("/b").body()).asString().isEqualTo("xyz");
    }

    @Test
    void endsWhereInterimAnswersDoNot() {
        site.answer("/a", "HTTP/1.1 102 Processing\r\n\r\n".repeat(10_000));
        assertThatExceptionOfType(FetchFailed.class).isThrownBy(() -> fetch("/a"));
    }

    private Fetcher.Answer fetch(String path) throws FetchFailed, InterruptedException {
        return fetcher.fetch(
                new Fetcher.Request(site.url(path), Fetcher.ContentTypes.ANY, 50_000, false, true, null, null));
    }
}
