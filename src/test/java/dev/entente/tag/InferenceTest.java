package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Evidence;
import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceTest {
    private static final Tagger TAGGER = new TaxonomyTagger(new Taxonomy());

    @ParameterizedTest
    @CsvSource({
        "Iran's interior minister came.,2015-06-01,abdolreza-rahmani-fazli",
        "Iran's interior minister came.,2023-06-01,ahmad-vahidi",
        "The Iranian minister of the interior came.,2023-06-01,ahmad-vahidi",
        "The Russian interior minister came.,2023-06-01,vladimir-kolokoltsev"
    })
    void anOfficeAloneMeansItsHolderAtTheDate(String text, LocalDate day, String id) {
        assertThat(tag(text, day).persons()).isEmpty();
        assertThat(tag(text, day).officials()).singleElement().satisfies(official -> {
            assertThat(official.id()).isEqualTo(id);
            assertThat(official.evidence()).singleElement().satisfies(evidence -> {
                assertThat(evidence.rule()).contains("inferred");
                assertThat(evidence.confidence()).isLessThan(0.7);
            });
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Iran's interior minister came.,",
        "Iran's interior minister came.,1950-01-01",
        "Iran's former interior minister came.,2023-06-01",
        "Iran's deputy interior minister came.,2023-06-01",
        "Interior ministers came.,2023-06-01",
        "Iran's opposition leader came.,2023-06-01"
    })
    void nobodyIsInferredWhereTheRegistryDoesNotKnow(String text, @Nullable LocalDate day) {
        assertThat(tag(text, day).officials()).isEmpty();
    }

    @Test
    void aSecondTitleBeforeTheNameIsNoOtherHolder() {
        Tags tags = tag("Saudi Arabia's interior minister Prince Turki bin Quiroz came.", LocalDate.of(2015, 6, 1));

        assertThat(tags.officials()).extracting(OfficialTag::id).containsExactly("turki-bin-quiroz");
    }

    @Test
    void anOfficeMeansThePersonToWhomTheArticleGivesIt() {
        Tags tags = tag(
                "Peru's interior minister Alonso Quiroz came. The Peruvian interior minister left.",
                LocalDate.of(2023, 6, 1));

        assertThat(tags.officials()).singleElement().satisfies(official -> {
            assertThat(official.mentions()).containsExactly("Alonso Quiroz");
            assertThat(official.evidence())
                    .extracting(Evidence::text)
                    .containsExactly("Alonso Quiroz", "Peruvian interior minister");
        });
    }

    @Test
    void theMinisterIsTheOneNamedBefore() {
        Tags tags = tag(
                "Peru's interior minister Alonso Quiroz met Chile's foreign minister Elena Prado. The minister left.",
                null);

        assertThat(tags.officials())
                .filteredOn(official -> official.id().equals("elena-prado"))
                .singleElement()
                .satisfies(official -> assertThat(official.evidence())
                        .extracting(Evidence::text)
                        .containsExactly("Elena Prado", "minister"));
    }

    @Test
    void aFamilyNameAloneMeansTheHolderOfTheOfficeSpokenOf() {
        String text = "At China's public security ministry Wang met the guests from Iran.";
        Tagger seeing = new TaxonomyTagger(new Taxonomy(), FakeRecogniser.persons("Wang"));

        assertThat(seeing.tag(new TextToTag("", text, "en", null)).officials())
                .extracting(OfficialTag::id)
                .containsExactly("wang-xiaohong");
        assertThat(seeing.tag(new TextToTag("", "In China Wang met the guests from Iran.", "en", null))
                        .officials())
                .isEmpty();
    }

    @Test
    void peopleOfSomeCountriesAreCalledByTheirFirstName() {
        Tags tags = tag("Torsak Quiroz, the national police chief of Thailand, came. Torsak left.", null);

        assertThat(tags.officials()).singleElement().satisfies(official -> assertThat(official.mentions())
                .containsExactly("Torsak Quiroz", "Torsak"));
    }

    private static Tags tag(String body, @Nullable LocalDate day) {
        return TAGGER.tag(new TextToTag("", body, "en", day));
    }
}
