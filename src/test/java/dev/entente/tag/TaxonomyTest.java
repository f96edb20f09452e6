package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
    private static final Taxonomy TAXONOMY = new Taxonomy();

    @Test
    void knowsEveryCountryOfTheStandard() {
        assertThat(TAXONOMY.countries()).extracting(Country::id).contains(Locale.getISOCountries());
    }

    @Test
    void labelsWhatItKnowsAndReadsBackWhatItDoesNot() {
        assertThat(TAXONOMY.countryLabel("IR")).isEqualTo("Iran");
        assertThat(TAXONOMY.countryLabel("ZZ")).isEqualTo("ZZ");
        assertThat(TAXONOMY.topicLabel("drug-trafficking")).isEqualTo("Drug trafficking");
        assertThat(TAXONOMY.topicLabel("knitting")).isEqualTo("knitting");
        assertThat(TAXONOMY.officialLabel("liu-yuejin")).isEqualTo("Liu Yuejin");
        assertThat(TAXONOMY.officialLabel("jane-q-public")).isEqualTo("Jane Q Public");
        assertThat(TAXONOMY.officialLabel("")).isEmpty();
    }

    @Test
    void holdsTheThirtyFiveTopics() {
        assertThat(TAXONOMY.topics()).hasSize(35);
        assertThat(TAXONOMY.hasTopic("law-enforcement-cooperation")).isTrue();
    }

    @Test
    void everyAmbiguousNameIsOneOfItsCountrysNames() {
        for (Country country : TAXONOMY.countries()) {
            for (String ambiguous : country.ambiguous()) {
                assertThat(ambiguous.equals(country.label())
                                || country.names().contains(ambiguous)
                                || country.demonyms().contains(ambiguous)
                                || country.institutions().contains(ambiguous))
                        .as(country.label() + ": " + ambiguous)
                        .isTrue();
            }
        }
    }

    @Test
    void errorsNameFileLineAndColumn() {
        assertThatThrownBy(() ->
                        TaxonomyFile.read("x.csv", new StringReader("id,label\na,A\nb,\n"), row -> row.text("label")))
                .isInstanceOf(InvalidTaxonomy.class)
                .hasMessage("taxonomy/x.csv, line 3, column label: is empty.");
        assertThatThrownBy(
                        () -> TaxonomyFile.read("x.csv", new StringReader("id,label\na\n"), row -> row.text("label")))
                .hasMessage("taxonomy/x.csv, line 2, column label: is missing.");
        assertThatThrownBy(() ->
                        TaxonomyFile.read("x.csv", new StringReader("id,label\na,\"open\n"), row -> row.text("label")))
                .isInstanceOf(InvalidTaxonomy.class)
                .hasMessageContaining("taxonomy/x.csv");
        assertThatThrownBy(() -> TaxonomyFile.read("absent.csv", row -> row.text("id")))
                .hasMessage("taxonomy/absent.csv is not on the class path.");
    }

    @Test
    void aRoleWithPartialDatesHoldsThroughItsLastYear() {
        Role role = new Role("Interior minister", "2013-08-15", "2021");

        assertThat(role.mayBeHeldOn(LocalDate.parse("2013-08-14"))).isFalse();
        assertThat(role.mayBeHeldOn(LocalDate.parse("2013-08-15"))).isTrue();
        assertThat(role.mayBeHeldOn(LocalDate.parse("2021-12-31"))).isTrue();
        assertThat(role.mayBeHeldOn(LocalDate.parse("2022-01-01"))).isFalse();
        assertThat(new Role("Envoy", null, null).mayBeHeldOn(LocalDate.EPOCH)).isTrue();
    }
}
