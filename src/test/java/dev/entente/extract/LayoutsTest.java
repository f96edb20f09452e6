package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.extract.Extraction.ExtractedArticle;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of our own in the manner of common publishing systems, each with a quirk. */
class LayoutsTest {
    private static final PageExtractor EXTRACTOR =
            new PageExtractor(Clock.fixed(Instant.parse("2025-01-20T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            wordpress-block-theme      | en | Border desk to open in Lindby                     | Ingrid Solberg | 2024-05-07 | 3 | The interior ministers | both parliaments.
            agency-without-metadata    | en | Border desk to open in Lindby                     | -              | 2024-05-07 | 3 | LINDBY, May 7          | both parliaments.
            arabic-ministry            | ar | توقيع مذكرة تفاهم بشأن التعاون الحدودي             | -              | 2024-05-07 | 3 | وقّع وزير              | البرلمانين.
            persian-agency-jalali      | fa | دفتر مشترک پلیس مرزی گشایش می‌یابد                | -              | 2024-05-07 | 4 | بندر- دو کشور          | می‌پردازد.
            chinese-portal-source-line | zh | 两国将设立边境警察联合办公室                       | -              | 2024-05-07 | 3 | 北港内政部长            | 报告工作。
            russian-agency             | ru | В порту Линдбю откроют пункт пограничной полиции  | -              | 2024-05-07 | 3 | ЛИНДБЮ, 7 мая          | каждая сторона.
            police-release-in-tables   | en | Press Release No. 118/24                          | -              | 2024-05-07 | 3 | The interior ministers | both parliaments.
            release-with-pdf-link      | en | Joint statement on the border desk                | -              | 2024-05-07 | 3 | The interior ministers | both parliaments.
            photo-gallery              | en | In pictures: Lindby port opens its border desk    | Ingrid Solberg | 2024-05-07 | 3 | The interior ministers | both parliaments.
            two-articles-on-one-page   | en | Border desk to open in Lindby                     | Ingrid Solberg | 2024-05-08 | 3 | The interior ministers | both parliaments.
            paywall-with-hidden-text   | en | Border desk to open in Lindby                     | Ingrid Solberg | 2024-05-07 | 4 | The interior ministers | so far.
            numbered-list              | en | Three border posts that share a roof             | Ingrid Solberg | 2024-05-07 | 9 | Where two police       | for a day.
            wiki-page                  | en | Lindby border desk                               | -              | 2024-05-07 | 5 | The Lindby border desk | both parliaments.
            live-blog                  | en | Live: ministers meet in Lindby                    | -              | 2024-05-07 | 6 | Ministers sign         | in the north.
            """)
    void readsTheArticleAndNothingElse(
            String page,
            String language,
            String title,
            String author,
            String day,
            int paragraphs,
            String from,
            String to) {
        ExtractedArticle article = read(page);

        assertThat(article.title()).isEqualTo(title);
        assertThat(article.author()).isEqualTo(author);
        assertThat(article.publishedAt()).isNotNull();
        assertThat(article.publishedAt().toLocalDate()).hasToString(day);
        assertThat(article.language()).isEqualTo(language);
        assertThat(article.body().split("\n\n")).hasSize(paragraphs);
        assertThat(article.body()).startsWith(from).endsWith(to);
    }

    @Test
    void tellsTheChangeFromThePublication() {
        assertThat(read("release-with-pdf-link").details().changedAt()).hasToString("2024-05-09T00:00Z");
        assertThat(read("russian-agency").details().changedAt()).hasToString("2024-05-08T18:10Z");
    }

    @Test
    void keepsCaptionsApart() {
        assertThat(read("photo-gallery").details().captions()).hasSize(8);
    }

    @Test
    void tellsThatReadersPay() {
        assertThat(read("paywall-with-hidden-text").details().paywalled()).isTrue();
    }

    @Test
    void timesThePostsOfALiveBlog() {
        assertThat(read("live-blog").details().posts())
                .extracting(post -> String.valueOf(post.at()))
                .containsExactly("2024-05-07T12:15+02:00", "2024-05-07T11:15+02:00", "2024-05-07T09:15+02:00");
    }

    private static ExtractedArticle read(String page) {
        Extraction read = EXTRACTOR.extract(
                URI.create("https://observer.example/news/lindby"),
                Fixtures.bytes("layouts/" + page + ".html"),
                "utf-8");
        assertThat(read).isInstanceOf(ExtractedArticle.class);
        return (ExtractedArticle) read;
    }
}
