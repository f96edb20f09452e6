package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.CountryTag;
import dev.entente.article.Evidence;
import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import dev.entente.article.TopicTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyTaggerTest {
    private static final Tagger TAGGER = new TaxonomyTagger(new Taxonomy());

    @Test
    void findsCountriesByNameDemonymAndInstitution() {
        assertThat(countries("", "The Kremlin spoke with French officers about Peru."))
                .containsExactly("RU", "FR", "PE");
    }

    @Test
    void leavesOutDatelinesAndPapers() {
        assertThat(countries("", "TEHRAN, Jan 3 (IRNA) – Police met, the Moscow Times said."))
                .isEmpty();
        assertThat(countries("", "Tehran, SANA- Police met.")).isEmpty();
        assertThat(countries("", "LONDON (Reuters) - Police met.")).isEmpty();
    }

    @Test
    void takesACapitalOnlyWhereItActsAsAGovernment() {
        assertThat(countries("", "They met in Tehran on Monday.")).isEmpty();
        assertThat(countries("", "An accord between Tehran and Moscow was signed."))
                .containsExactly("IR", "RU");
    }

    @Test
    void knowsTurkeyFromTheBird() {
        assertThat(countries("", "They ate turkey and drank from china.")).isEmpty();
    }

    @Test
    void leavesOutPersonsWhoBearTheNameOfACountry() {
        assertThat(countries("", "Lisa Monaco and Jordan Smith spoke.")).isEmpty();
        assertThat(countries("", "King Abdullah of Jordan spoke.")).containsExactly("JO");
    }

    @Test
    void aFamilyNameIsNoCountryWhereItComesAgain() {
        assertThat(countries("", "Lisa Monaco spoke first. Monaco said so, and Monaco’s aide agreed."))
                .isEmpty();
        assertThat(countries("", "Lisa Monaco spoke first. She had come from Monaco."))
                .containsExactly("MC");
    }

    @Test
    void leavesOutWhatTheRecogniserTakesForAPerson() {
        Tagger seeing = new TaxonomyTagger(new Taxonomy(), FakeRecogniser.persons("Chad Wolf", "Alonso Chile"));

        assertThat(seeing.tag(text("", "Chad Wolf met Alonso Chile. Chile thanked Wolf. Peru did not."))
                        .countries())
                .extracting(CountryTag::id)
                .containsExactly("PE");
    }

    @Test
    void isAboutTheStateWhoseOfficialTheTitleNames() {
        String body = "China, China and China again; and China too. Chinese police spoke. "
                + "Chinese guards left for China. China has said more. China agreed. Kazakhstan came.";

        assertThat(about("Guards meet", body)).containsExactly("CN");
        assertThat(about("Kassym-Jomart Tokayev meets guards", body)).contains("KZ");
    }

    @Test
    void guessesTheStateOfAnOfficialByTheOthersInTheArticle() {
        Tags tags = TAGGER.tag(text(
                "",
                "FBI Director Christopher Wray and Lisa Monaco, the deputy attorney general of the United States, spoke of"
                        + " China, Chinese firms and Chinese banks. Alonso Quiroz, a former police chief, disagreed."));

        assertThat(tags.officials())
                .filteredOn(official -> official.name().equals("Alonso Quiroz"))
                .extracting(OfficialTag::country)
                .containsExactly("US");
    }

    @Test
    void decidesAmbiguousNamesByTheRestOfTheArticle() {
        assertThat(countries("", "Police in Atlanta and all of Georgia met.")).isEmpty();
        assertThat(countries("", "Police in Tbilisi said Georgia and Georgian guards met."))
                .containsExactly("GE");
        assertThat(countries("", "Papua New Guinea and Guinea-Bissau met the Niger Delta police."))
                .containsExactly("PG", "GW");
    }

    @Test
    void isAboutWhatTheTitleNames() {
        assertThat(about("Peru and Chile sign", "Peru said so. Peru will. One came. Two came. From Iceland."))
                .containsExactly("PE", "CL");
    }

    @Test
    void readsOtherLanguages() {
        assertThat(countries("", "وزیر کشور ایران با همتای عراقی دیدار کرد.")).containsExactly("IR", "IQ");
        assertThat(countries("", "التقى وزير الداخلية في إيران ولبنان")).containsExactly("IR", "LB");
        assertThat(countries("", "Министр внутренних дел Ирана и китайский министр"))
                .containsExactly("IR", "CN");
        assertThat(countries("", "中国和伊朗警方会谈")).containsExactly("CN", "IR");
        assertThat(TAGGER.tag(text("", "مبارزه با مواد مخدر")).topics())
                .extracting(TopicTag::id)
                .containsExactly("drug-trafficking");
    }

    @Test
    void foldsInvisibleAndAccentedCharacters() {
        assertThat(countries("", "I\u200bran and C\u00f4te d\u2019Ivoire")).containsExactly("IR", "CI");
    }

    @Test
    void findsTopicsByWeightedWords() {
        assertThat(TAGGER.tag(text("Drug trafficking talks", "")).topics())
                .extracting(TopicTag::id)
                .containsExactly("drug-trafficking");
    }

    @Test
    void aShortTextNeedNotSayItTwice() {
        String once = "They sat down. Heroin was found in the car.";

        assertThat(TAGGER.tag(text("A car", once)).topics())
                .extracting(TopicTag::id)
                .containsExactly("drug-trafficking");
        assertThat(TAGGER.tag(text("A car", once + " They talked on.".repeat(20)))
                        .topics())
                .isEmpty();
    }

    @Test
    void evidenceIsTheWordsWhereTheyStand() {
        Tags tags = TAGGER.tag(text("China and Iran", ""));

        assertThat(tags.countries().get(1).evidence().get(0).text()).isEqualTo("Iran");
        assertThat(tags.countries().get(1).evidence().get(0).start()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ZURICH, March 3 - The bank said that it would pay more.|CH
            LONDON, March 3 (Reuters) - The bank said that it would pay more.|GB
            FRANKFURT, Feb 26 - Sweden is to borrow more, the bank said. Sweden had said so before.|DE,SE
            TEHRAN – The bank said that it would pay more.|
            MOSCOW, May 5 /TASS/. The bank said that it would pay more.|
            The bank in Zurich said on March 3 that it would pay more.|
            """)
    void aWireFilesFromWhereThingsHappen(String text, String countries) {
        assertThat(TAGGER.tag(text("", text)).countries())
                .extracting(CountryTag::id)
                .containsExactlyInAnyOrder(countries == null ? new String[0] : countries.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Iran's Interior Ministry spoke.|ir-interior-ministry|IR|Iran's Interior Ministry
            The Ministry of Interior of Albania spoke.|al-interior-ministry|AL|Ministry of Interior of Albania
            The Iraqi border guards spoke.|iq-border-guard|IQ|Iraqi border guards
            Interpol spoke.|interpol||Interpol
            Mossad spoke.|il-mossad|IL|Mossad
            Peru agreed. The interior ministry spoke.|pe-interior-ministry|PE|interior ministry
            """)
    void findsPublicBodiesWithTheirCountry(String text, String id, String country, String words) {
        assertThat(TAGGER.tag(text("", text)).agencies()).singleElement().satisfies(agency -> {
            assertThat(agency.id()).isEqualTo(id);
            assertThat(agency.country()).isEqualTo(country);
            assertThat(agency.evidence()).extracting(Evidence::text).containsExactly(words);
        });
    }

    @Test
    void policeOfNoCountryIsNoBody() {
        assertThat(TAGGER.tag(text("", "The police came and the ministry spoke."))
                        .agencies())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ru|Встреча с Владимиром Колокольцевым и Сергеем Лавровым прошла в Ташкенте.|vladimir-kolokoltsev,sergei-lavrov
            fa|سردار احمدرضا رادان در پکن دیدار کرد|ahmad-reza-radan
            ar|التقى محمد إبراهيم الشعار نظيره|mohammad-ibrahim-al-shaar
            zh|公安部部长王小洪举行会谈|wang-xiaohong
            """)
    void findsOfficialsByTheirOwnScript(String language, String text, String ids) {
        assertThat(TAGGER.tag(new TextToTag("", text, language, null)).officials())
                .extracting(OfficialTag::id)
                .containsExactly(ids.split(","));
    }

    @Test
    void moneyIsNoCountry() {
        assertThat(TAGGER.tag(text("", "It cost 50 mln Swiss francs, or 40 mln Canadian dlrs."))
                        .countries())
                .isEmpty();
    }

    @Test
    void aBodyNamedAfterATopicIsAWeakSignOfIt() {
        assertThat(TAGGER.tag(text(
                                "", "The head of the High Council for Human Rights came to the new park. It rained."))
                        .topics())
                .isEmpty();
        assertThat(TAGGER.tag(text("", "He spoke of human rights. It rained.")).topics())
                .extracting(TopicTag::id)
                .containsExactly("human-rights");
    }

    @Test
    void evidenceSaysHowSureItIs() {
        Tags tags = TAGGER.tag(text("", "Georgia and Iran spoke of drug trafficking."));

        assertThat(tags.countries())
                .filteredOn(tag -> tag.id().equals("IR"))
                .flatExtracting(CountryTag::evidence)
                .allSatisfy(evidence -> assertThat(evidence.confidence()).isGreaterThan(0.9));
        assertThat(tags.topics())
                .flatExtracting(TopicTag::evidence)
                .allSatisfy(evidence -> assertThat(evidence.confidence()).isBetween(0.1, 1.0));
    }

    private static List<String> about(String title, String body) {
        return TAGGER.tag(text(title, body)).countries().stream()
                .filter(CountryTag::about)
                .map(CountryTag::id)
                .toList();
    }

    private static List<String> countries(String title, String body) {
        return TAGGER.tag(text(title, body)).countries().stream()
                .map(CountryTag::id)
                .toList();
    }

    private static TextToTag text(String title, String body) {
        return new TextToTag(title, body, "en", null);
    }
}
