package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-01-17T09:30:00+03:30              | 2024-01-17T09:30:00+03:30
            2024-01-17T09:30:00.123Z               | 2024-01-17T09:30:00Z
            2024-01-17 09:30                       | 2024-01-17T09:30:00Z
            2024-01-17T09:30-0500                  | 2024-01-17T09:30:00-05:00
            2024-01-17                             | 2024-01-17T00:00:00Z
            20240117                               | 2024-01-17T00:00:00Z
            Wed, 17 Jan 2024 09:30:00 GMT          | 2024-01-17T09:30:00Z
            January 17, 2024 at 4:12 p.m. ET       | 2024-01-17T16:12:00-05:00
            8:00 PM EST, Wed January 17, 2024      | 2024-01-17T20:00:00-05:00
            Published 17th January 2024            | 2024-01-17T00:00:00Z
            Jan. 17, 2024, 12:05 am                | 2024-01-17T00:05:00Z
            17.01.2024 09:30                       | 2024-01-17T09:30:00Z
            17/01/2024                             | 2024-01-17T00:00:00Z
            01/17/2024                             | 2024-01-17T00:00:00Z
            17 января 2024, 12:40 MSK              | 2024-01-17T12:40:00+03:00
            le 17 janvier 2024 à 09h30             | 2024-01-17T09:30:00Z
            17. Januar 2024, 09:30 Uhr             | 2024-01-17T09:30:00Z
            17 de enero de 2024                    | 2024-01-17T00:00:00Z
            2024年1月17日 09:30                     | 2024-01-17T09:30:00Z
            ۲۷ دی ۱۴۰۲ - ۱۲:۴۰                     | 2024-01-17T12:40:00Z
            چهارشنبه ۲۷ دی ۱۴۰۲                    | 2024-01-17T00:00:00Z
            ۱۴۰۲/۱۰/۲۷                             | 2024-01-17T00:00:00Z
            ۳۰ اسفند ۱۳۹۹                          | 2021-03-20T00:00:00Z
            الأربعاء 17 يناير 2024                 | 2024-01-17T00:00:00Z
            ١٧ كانون الثاني ٢٠٢٤                   | 2024-01-17T00:00:00Z
            17 كانون الثاني/يناير 2024             | 2024-01-17T00:00:00Z
            5 رجب 1445                             | 2024-01-17T00:00:00Z
            1705483800                             | 2024-01-17T09:30:00Z
            """)
    void readsDatesAsPagesWriteThem(String text, OffsetDateTime expected) {
        assertThat(WrittenDate.find(text, false)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "17",
                "31 February 2024",
                "2024-13-45",
                "marching 2024",
                "12:30",
                "99/99/2024",
                "۳۱ مهر ۱۴۰۲ه"
            })
    void findsNoDateWhereNoneIs(String text) {
        assertThat(WrittenDate.find(text, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,2024-03-04T00:00:00Z", "false,2024-04-03T00:00:00Z"})
    void readsDoubtfulDatesByThePagesLanguage(boolean monthFirst, OffsetDateTime expected) {
        assertThat(WrittenDate.find("3/4/2024", monthFirst)).contains(expected);
    }
}
