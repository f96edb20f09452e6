package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            it | I ministri dell'Interno hanno deciso di scambiarsi notizie sulle auto rubate e sui documenti falsi e di rivedersi in autunno.
            """)
    void knowsTheLanguagesOfThePortalAndTheirRelatives(String language, String text) {
        assertThat(LANGUAGES.detect(text)).isEqualTo(language);
    }

    @Test
    void admitsThatNumbersHaveNoLanguage() {
        assertThat(LANGUAGES.detect("12 345 – 678")).isEqualTo("und");
    }
}
