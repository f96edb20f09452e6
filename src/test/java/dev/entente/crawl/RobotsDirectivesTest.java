package dev.entente.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import okhttp3.Headers;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsDirectivesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # X-Robots-Tag                                | noindex | nofollow | noarchive
            all                                           | false   | false    | false
            noindex                                       | true    | false    | false
            NoIndex, NOFOLLOW                             | true    | true     | false
            none                                          | true    | true     | false
            noarchive                                     | false   | false    | true
            nocache                                       | false   | false    | true
            noindex,nofollow,noarchive                    | true    | true     | true
            nosnippet, max-snippet:20, noindex            | true    | false    | false
            max-image-preview:large                       | false   | false    | false
            otherbot: noindex                             | false   | false    | false
            otherbot: noindex, nofollow                   | false   | false    | false
            entente: noindex, nofollow                    | true    | true     | false
            Entente: none                                 | true    | true     | false
            robots: noindex                               | true    | false    | false
            *: noindex                                    | true    | false    | false
            otherbot: noindex, entente: nofollow          | false   | true     | false
            noarchive, otherbot: noindex                  | false   | false    | true
            otherbot: noindex // noarchive                | false   | false    | true
            noindex // nofollow                           | true    | true     | false
            unavailable_after: 1 Jan 2020 00:00:00 GMT    | false   | false    | false
            ''                                            | false   | false    | false
            ,,                                            | false   | false    | false
            """)
    void readsHeaders(String header, boolean noindex, boolean nofollow, boolean noarchive) {
        RobotsDirectives said = RobotsDirectives.of(answer("", header.split(" // ")), null);
        assertThat(said.noindex()).isEqualTo(noindex);
        assertThat(said.nofollow()).isEqualTo(nofollow);
        assertThat(said.noarchive()).isEqualTo(noarchive);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <meta name=robots content=noindex>                        | true
            <META NAME="ROBOTS" CONTENT="NOINDEX, FOLLOW">            | true
            <meta name=" robots " content=" noindex ">                | true
            <meta name=entente content=noindex>                       | true
            <meta name=otherbot content=noindex>                      | false
            <meta name=robots content="index, follow">                | false
            <meta name=robots content=index><meta name=entente content=none> | true
            <meta name=robots>                                        | false
            <meta property=robots content=noindex>                    | false
            <body><meta name=robots content=noindex></body>           | true
            """)
    void readsThePage(String html, boolean noindex) {
        assertThat(RobotsDirectives.of(answer(html), Jsoup.parse(html)).noindex())
                .isEqualTo(noindex);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Sun, 01 Mar 2026 11:00:00 GMT     | 2026-03-01T11:00:00Z
            1 Mar 2026 13:00:00 GMT           | 2026-03-01T13:00:00Z
            01 Mar 2026 06:00:00 EST          | 2026-03-01T11:00:00Z
            Sunday, 01-Mar-26 11:00:00 GMT    | 2026-03-01T11:00:00Z
            25-Aug-2026 15:00:00 UTC          | 2026-08-25T15:00:00Z
            2026-03-01T11:00:00+00:00         | 2026-03-01T11:00:00Z
            2026-03-01                        | 2026-03-02T00:00:00Z
            some day                          | -
            """)
    void readsWhenAPageEnds(String date, Instant end) {
        String header = "noarchive, unavailable_after: " + date;
        RobotsDirectives said = RobotsDirectives.of(answer("", header), null);
        assertThat(said.unavailableAfter()).isEqualTo(end);
        assertThat(said.noarchive()).isTrue();
        assertThat(said.problem(NOW) != null).isEqualTo(end != null && end.isBefore(NOW));
        String html = "<meta name=robots content='unavailable_after: " + date + "'>";
        assertThat(RobotsDirectives.of(answer(html), Jsoup.parse(html)).unavailableAfter())
                .isEqualTo(end);
    }

    @Test
    void takesTheEarlierOfTwoEnds() {
        Fetcher.Answer answer = answer("", "unavailable_after: 2026-05-01", "unavailable_after: 2026-04-01");
        assertThat(RobotsDirectives.of(answer, null).unavailableAfter()).isEqualTo("2026-04-02T00:00:00Z");
    }

    private static Fetcher.Answer answer(String html, String... robotsTags) {
        Headers.Builder headers = new Headers.Builder();
        List.of(robotsTags).forEach(tag -> headers.add("X-Robots-Tag", tag));
        return new Fetcher.Answer(
                URI.create("http://site.example/a"), 200, headers.build(), html.getBytes(StandardCharsets.UTF_8));
    }
}
