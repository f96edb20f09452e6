package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private final SetClock clock = new SetClock();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # it is 2026-03-01T12:00:00Z
            429 | -                             | PT30S
            429 | 7                             | PT7S
            429 | ' 7 '                         | PT7S
            429 | 0                             | PT0S
            429 | soon                          | PT30S
            429 | -5                            | PT30S
            429 | 99999999999999                | PT24H
            429 | 604800                        | PT24H
            429 | Sun, 01 Mar 2026 12:05:00 GMT | PT5M
            429 | Sun, 01 Mar 2026 11:00:00 GMT | PT0S
            429 | Tue, 01 Mar 2039 11:00:00 GMT | PT24H
            503 | -                             | -
            503 | 120                           | PT2M
            500 | 120                           | -
            200 | 120                           | -
            """)
    void readsSecondsAndDates(int status, String header, Duration wait) {
        Headers headers = header == null ? Headers.of() : Headers.of("Retry-After", header);
        Fetcher.Answer answer = new Fetcher.Answer(URI.create("http://site.example/"), status, headers, new byte[0]);
        assertThat(RetryAfter.of(answer, clock)).isEqualTo(wait);
    }
}
