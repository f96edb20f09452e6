package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectionTest {
    private static final LanguageDetection LANGUAGES = new LanguageDetection();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The interior ministers agreed to exchange information about stolen cars and forged papers, and to meet again in the autumn.
            fa | وزیران کشور توافق کردند که درباره خودروهای دزدی و مدارک جعلی اطلاعات رد و بدل کنند و پاییز دوباره دیدار داشته باشند.
            ar | اتفق وزيرا الداخلية على تبادل المعلومات عن السيارات المسروقة والوثائق المزورة وعلى اللقاء مجددا في الخريف.
            ru | Министры внутренних дел договорились обмениваться сведениями об угнанных машинах и поддельных документах и снова встретиться осенью.
            zh | 两国内政部长同意交换有关被盗车辆和伪造证件的信息，并将于秋季再次会面，继续讨论边境警务合作。
            fr | Les ministres de l'Intérieur ont décidé d'échanger des renseignements sur les voitures volées et les faux papiers et de se revoir à l'automne.
            de | Die Innenminister wollen Angaben über gestohlene Autos und gefälschte Papiere austauschen und sich im Herbst wieder treffen.
            es | Los ministros del Interior acordaron intercambiar datos sobre coches robados y documentos falsos y reunirse de nuevo en otoño.
            tr | İçişleri bakanları çalıntı araçlar ve sahte belgeler hakkında bilgi alışverişi yapmayı ve sonbaharda yeniden buluşmayı kararlaştırdı.
            ur | وزرائے داخلہ نے چوری شدہ گاڑیوں اور جعلی کاغذات کے بارے میں معلومات کے تبادلے پر اتفاق کیا اور کہا کہ وہ خزاں میں دوبارہ ملیں گے۔
            uk | Міністри внутрішніх справ домовилися обмінюватися відомостями про викрадені автомобілі та підроблені документи і знову зустрітися восени.
            be | Міністры ўнутраных спраў дамовіліся абменьвацца звесткамі пра скрадзеныя аўтамабілі і падробленыя дакументы і зноў сустрэцца восенню.
            pt | Os ministros do Interior concordaram em trocar informações sobre carros roubados e documentos falsos e em voltar a reunir-se no outono.
            nl | De ministers van Binnenlandse Zaken willen gegevens over gestolen auto's en valse papieren uitwisselen en elkaar in de herfst weer ontmoeten.
            it | I ministri dell'Interno hanno deciso di scambiarsi notizie sulle auto rubate e sui documenti falsi e di rivedersi in autunno.
            """)
    void knowsTheLanguagesOfThePortalAndTheirRelatives(String language, String text) {
        assertThat(LANGUAGES.detect(text)).isEqualTo(language);
    }

    @Test
    void admitsThatNumbersHaveNoLanguage() {
        assertThat(LANGUAGES.detect("12 345 – 678")).isEqualTo("und");
    }

    /** What readers call an article is longer than this many characters. */
    private static final int SHORTEST_ARTICLE = 300;

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa", "ar", "ru", "zh", "fr", "de", "es"})
    void isRightForNearlyAllTextsOfMoreThan300Characters(String language) {
        List<String> texts = new String(Fixtures.bytes("languages/" + language + ".txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(texts).hasSizeGreaterThanOrEqualTo(16);
        List<String> articles = articles(texts);
        long right = articles.stream()
                .filter(text -> LANGUAGES.detect(text).equals(language))
                .count();
        assertThat(articles).hasSizeGreaterThan(30);
        assertThat((double) right / articles.size()).as(language).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void believesTheTextAndNotWhatThePageClaims() {
        String german = new String(Fixtures.bytes("languages/de.txt"), StandardCharsets.UTF_8);
        String page = "<html lang=en><meta property='og:locale' content='en_US'><h1>Treffen</h1><article><p>"
                + german.replace("\n", "</p><p>") + "</p></article>";
        assertThat(new PageExtractor()
                        .extract(
                                URI.create("https://courier.example/en/a"),
                                page.getBytes(StandardCharsets.UTF_8),
                                "utf-8"))
                .isInstanceOfSatisfying(Extraction.ExtractedArticle.class, article -> assertThat(article.language())
                        .isEqualTo("de"));
    }

    @Test
    void isNotMisledByNamesInAnotherScript() {
        assertThat(
                        LANGUAGES.detect(
                                "وزیران کشور دو همسایه (Interior Ministry, Border Police Command) روز دوشنبه توافق کردند که مرزبانان آنها در یک ساختمان کار کنند."))
                .isEqualTo("fa");
    }

    /** Texts one after another until they are long enough, from each; and windows over all of them. */
    private static List<String> articles(List<String> texts) {
        List<String> articles = new ArrayList<>();
        for (int first = 0; first < texts.size(); first++) {
            StringBuilder article = new StringBuilder();
            for (int next = first; article.length() <= SHORTEST_ARTICLE; next++) {
                article.append(texts.get(next % texts.size())).append("\n\n");
            }
            articles.add(article.toString());
        }
        String all = String.join("\n\n", texts);
        int length = SHORTEST_ARTICLE + 1;
        for (int start = 0; start + length <= all.length(); start += 20) {
            articles.add(all.substring(start, start + length));
        }
        return articles;
    }
}
