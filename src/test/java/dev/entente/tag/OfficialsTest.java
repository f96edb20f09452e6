package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialsTest {
    private static final Tagger TAGGER = new TaxonomyTagger(new Taxonomy());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Peru's interior minister Alonso Quiroz spoke.|Alonso Quiroz|PE|interior minister
            Peruvian Interior Minister Gen. Alonso Quiroz spoke.|Alonso Quiroz|PE|Interior Minister
            Alonso Quiroz, Peru's minister of public security, spoke.|Alonso Quiroz|PE|minister of public security
            The Peruvian Minister of Justice and Public Security Alonso Quiroz spoke.|Alonso Quiroz|PE|Minister of Justice
            Peru’s deputy police chief for drug control, Alonso Quiroz, spoke.|Alonso Quiroz|PE|police chief
            Commander of the Border Police in Peru, Brig. Gen. Alonso Quiroz, spoke.|Alonso Quiroz|PE|Commander
            Peru's ambassador to Chile Alonso Quiroz spoke.|Alonso Quiroz|PE|ambassador to Chile
            Interpol secretary general Alonso Quiroz spoke.|Alonso Quiroz||secretary general
            Alonso Quiroz, who is Peru's police chief, spoke.|Alonso Quiroz|PE|police chief
            Peru's police chief has spoken. According to Alonso Quiroz, it is done.|Alonso Quiroz|PE|police chief
            """)
    void readsOfficesBesideNames(String text, String name, String country, String role) {
        List<OfficialTag> officials = tag("", text).officials();

        assertThat(officials).singleElement().satisfies(official -> {
            assertThat(official.name()).isEqualTo(name);
            assertThat(official.id()).isEqualTo("alonso-quiroz");
            assertThat(official.country()).isEqualTo(country);
            assertThat(official.role()).contains(role);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Alonso Quiroz, chairman of the Acme Company, spoke.
            Rebel leader Alonso Quiroz spoke.
            The leader of the Islamic State group, Alonso Quiroz, spoke of Peru.
            Islamic State leader Alonso Quiroz spoke of Peru.
            IS leader Alonso Quiroz spoke of Peru.
            The film director Alonso Quiroz spoke.
            Football federation president Alonso Quiroz spoke.
            Opposition party chairman Alonso Quiroz spoke.
            Interior Ministry of Peru Drug Control Headquarters spoke.
            """)
    void leavesOutThoseWithoutPublicOffice(String text) {
        assertThat(tag("", text).officials()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Peru's interior minister Alonso Quiroz and Chile's Hernan Barrios signed it.|CL
            Interior Minister of Peru Alonso Quiroz and New Zealand's Hernan Barrios signed it.|NZ
            """)
    void givesTheOtherOfTwoTheSameOffice(String text, String country) {
        List<OfficialTag> officials = tag("", text).officials();

        assertThat(officials).extracting(OfficialTag::name).containsExactly("Alonso Quiroz", "Hernan Barrios");
        assertThat(officials.get(1).country()).isEqualTo(country);
        assertThat(officials.get(1).role()).isEqualToIgnoringCase("interior minister");
        assertThat(officials.get(0).country()).isEqualTo("PE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Peru's interior minister Alonso Quiroz and Chile's capital were hit.
            Peru's interior minister Alonso Quiroz and Peru's Hernan Barrios sang.
            """)
    void givesNobodyElseTheOffice(String text) {
        assertThat(tag("", text).officials()).extracting(OfficialTag::name).containsExactly("Alonso Quiroz");
    }

    @Test
    void joinsLaterFormsOfAName() {
        Tags tags = tag(
                "",
                "Interior Minister Gen. Mohammad Anwar al-Quiroz met his colleague. Gen. al-Quiroz left. Quiroz’s car waited.");

        assertThat(tags.officials()).singleElement().satisfies(official -> {
            assertThat(official.mentions()).containsExactly("Mohammad Anwar al-Quiroz", "al-Quiroz", "Quiroz");
            assertThat(official.evidence()).hasSize(3);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Abdolreza Rahmani Fazl,abdolreza-rahmani-fazli",
        "Hossein Zolfaghari,hossein-zolfaqari",
        "Hosein Zolfeqari,hossein-zolfaqari",
        "Sergey Lavrov,sergei-lavrov",
        "Mevlüt Çavuşoğlu,mevlut-cavusoglu",
        "王小洪,wang-xiaohong",
        "احمدرضا رادان,ahmad-reza-radan",
        "Владимир Колокольцев,vladimir-kolokoltsev"
    })
    void knowsOfficialsOfTheRegistryInOtherSpellings(String name, String id) {
        assertThat(tag("", "Minister " + name + " 。").officials())
                .extracting(OfficialTag::id)
                .containsExactly(id);
    }

    @Test
    void aRelativeIsNotTheOfficial() {
        assertThat(tag("", "They saw Melania Trump there.").officials()).isEmpty();
    }

    @Test
    void aFamilyNameGoesToTheFullNameInTheArticle() {
        assertThat(tag("", "Communications Minister Mohammad Soleimani left. Soleimani said no more.")
                        .officials())
                .extracting(OfficialTag::id)
                .containsExactly("mohammad-soleimani");
    }

    @Test
    void theSameOfficeLaterHasTheSameCountry() {
        Tags tags = tag("", "The Saudi crown prince came to Pakistan. Crown Prince Turki bin Quiroz left Pakistan.");

        assertThat(tags.officials()).extracting(OfficialTag::country).containsExactly("SA");
    }

    @Test
    void anOfficeWithoutCountryIsOfTheCountryOfThePress() {
        Tags tags = tag("", "Tehran, SANA- Interior Minister Alonso Quiroz met officials of Iran, Iran and Syria.");

        assertThat(tags.officials()).extracting(OfficialTag::country).containsExactly("SY");
    }

    @Test
    void namesOtherPersonsToo() {
        assertThat(tag("", "Ayatollah Kazem Quiroz and Maria Delgado came.").persons())
                .contains("Kazem Quiroz", "Maria Delgado");
    }

    @Test
    void believesTheRecogniserThatAPlaceIsNoPerson() {
        String text = "The chief prosecutor of Peru, Villa Quiroz, spoke.";

        assertThat(tag("", text).officials()).extracting(OfficialTag::name).containsExactly("Villa Quiroz");
        assertThat(new TaxonomyTagger(new Taxonomy(), FakeRecogniser.places("Villa Quiroz"))
                        .tag(new TextToTag("", text, "en", null))
                        .officials())
                .isEmpty();
    }

    @Test
    void theRecogniserFindsNamesThatLookLikeOtherWords() {
        String text = "Peru's interior minister Will Summer-Post spoke, and so did April Strait.";
        Tags tags = new TaxonomyTagger(new Taxonomy(), FakeRecogniser.persons("Will Summer-Post", "April Strait"))
                .tag(new TextToTag("", text, "en", null));

        assertThat(tags.officials()).extracting(OfficialTag::name).containsExactly("Will Summer-Post");
        assertThat(tags.persons()).contains("April Strait");
    }

    @Test
    void anEnvoyOfTheUnitedNationsServesNoState() {
        Tags tags = tag("", "Iran met UN Special Envoy for Syria Alonso Quiroz in Iran. Iran was content.");

        assertThat(tags.officials()).extracting(OfficialTag::country).containsExactly((String) null);
    }

    @Test
    void theLettersOfAServiceMakeItsHeadAnOfficial() {
        assertThat(tag("", "DEA Administrator Alonso Quiroz spoke.").officials())
                .extracting(OfficialTag::country)
                .containsExactly("US");
        assertThat(tag("", "USA director Alonso Quiroz spoke.").officials()).isEmpty();
    }

    @Test
    void readsOfficesWithAHyphen() {
        assertThat(tag("", "Peru's Vice-Speaker Alonso Quiroz spoke.").officials())
                .hasSize(1);
    }

    @Test
    void anOfficeOfADelegationIsOfItsCountry() {
        Tags tags = tag(
                "",
                "Iran and Iran agreed. The Pakistani delegation was led by deputy interior minister Alonso Quiroz.");

        assertThat(tags.officials()).extracting(OfficialTag::country).containsExactly("PK");
    }

    private static Tags tag(String title, String body) {
        return TAGGER.tag(new TextToTag(title, body, "en", null));
    }
}
