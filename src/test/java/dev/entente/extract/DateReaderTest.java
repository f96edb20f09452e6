package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.extract.Extraction.ExtractedArticle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateReaderTest {
    private static final Clock TODAY = Clock.fixed(Instant.parse("2024-06-15T12:00:00Z"), ZoneOffset.UTC);
    private static final PageExtractor EXTRACTOR = new PageExtractor(TODAY);
    private static final String TEXT = "<p>The ministers of both states met in the house on the bridge on Monday.</p>"
            + "<p>They talked for most of the day, a spokeswoman said, and left in the evening without a word.</p>";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the clock above the page is not the article's | /a          | <header>Saturday, June 15, 2024</header><h1>Talks</h1>                                           | ''
            the URL wins over that clock                  | /2024/06/10/a | <header>Saturday, June 15, 2024</header><h1>Talks</h1>                                         | 2024-06-10
            a declared day is not moved to that clock     | /a          | <meta name=date content=2024-06-14><header>Saturday, June 15, 2024</header><h1>Talks</h1>        | 2024-06-14
            today's news may be of today                  | /a          | <header>Saturday, June 15, 2024</header><h1>Talks</h1><div>June 15, 2024</div>                   | 2024-06-15
            a date above the headline in its own header   | /a          | <article><header><span>June 15, 2024</span><h1>Talks</h1></header></article>                     | 2024-06-15
            dates in the future are not believed          | /a          | <meta name=date content=2031-01-01><h1>Talks</h1><div>June 3, 2024</div>                         | 2024-06-03
            nor is the beginning of computer time         | /a          | <meta name=date content=1970-01-01><h1>Talks</h1><div>June 3, 2024</div>                         | 2024-06-03
            a site has no articles from before it began   | /a          | <meta name=date content=2001-01-01><h1>Talks</h1><div>June 3, 2024</div><footer>© 2009–2024 Courier</footer> | 2024-06-03
            unless it says nothing else                   | /a          | <meta name=date content=2001-01-01><h1>Talks</h1><footer>© 2009–2024 Courier</footer>            | 2001-01-01
            Jalali day near the headline                  | /a          | <h1>Talks</h1><div>تاریخ انتشار: ۲۵ خرداد ۱۴۰۳ - ۱۰:۳۰</div>                                      | 2024-06-14
            Arabic day with both month names              | /a          | <h1>Talks</h1><div>الجمعة 14 حزيران/يونيو 2024</div>                                              | 2024-06-14
            Chinese day                                   | /a          | <h1>Talks</h1><div>2024年06月14日 10:30 来源：信使报</div>                                          | 2024-06-14
            Russian day                                   | /a          | <h1>Talks</h1><div>14 июня 2024, 10:30</div>                                                      | 2024-06-14
            Jalali day in the URL                         | /1403/03/25/a | <h1>Talks</h1>                                                                                 | 2024-06-14
            month by name in the URL                      | /2024/june/03/a | <h1>Talks</h1><div>03/06/2024</div>                                                          | 2024-06-03
            a day and words in the URL                    | /a/2024-06-03+Talks | <h1>Talks</h1>                                                                           | 2024-06-03
            any meta name of publication                  | /a          | <meta name=story-published-time content=2024-06-03T10:00Z><h1>Talks</h1>                          | 2024-06-03
            but not of the last one                       | /a          | <meta name=cms:last_published content=2024-06-13><meta name=date content=2024-06-03><h1>Talks</h1> | 2024-06-03
            publication before change on one line         | /a          | <h1>Talks</h1><div>Updated June 5, 2024 · Published June 3, 2024</div>                            | 2024-06-03
            the same in French                            | /a          | <h1>Talks</h1><div>Mis à jour le 5 juin 2024 - Publié le 3 juin 2024</div>                        | 2024-06-03
            and in Persian                                | /a          | <h1>Talks</h1><div>به‌روزرسانی: ۱۴۰۳/۰۳/۲۵</div><div>انتشار: ۱۴۰۳/۰۳/۱۴</div>                      | 2024-06-03
            a label of change in a line of its own        | /a          | <h1>Talks</h1><div>Last updated:</div><div>June 5, 2024</div><div>June 3, 2024</div>              | 2024-06-03
            the page's title is not its headline          | /a          | <h2>Bridge</h2><h1>They talk</h1><div>June 3, 2024</div>                                          | 2024-06-03
            the time in the article's own footer          | /a          | <article><h1>Talks</h1><footer><time datetime=2024-06-03>Monday</time></footer></article>         | 2024-06-03
            a day in a sentence is another event's        | /a          | <h1>Talks</h1><p>On May 1, 2024, the two sides had opened the bridge for cars, lorries and for carts.</p> | ''
            """)
    void settlesConflictsByPlausibility(String why, String path, String html, String day) {
        ExtractedArticle article = (ExtractedArticle) EXTRACTOR.extract(
                URI.create("https://courier.example" + path),
                ("<title>Talks</title>" + html.replaceFirst("(?s)(<footer>.*|$)", TEXT + "$1"))
                        .getBytes(StandardCharsets.UTF_8),
                "utf-8");
        assertThat(
                        article.publishedAt() == null
                                ? ""
                                : article.publishedAt().toLocalDate().toString())
                .isEqualTo(day);
    }
}
