package dev.entente.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaParametersTest {
    @Test
    void readsEveryParameterOfTheContract() {
        Criteria criteria = CriteriaParameters.parse(
                "q=joint+plan&country=ir&country=CN&country.any=SY&country.not=US&official=wang-xiaohong"
                        + "&topic=drug-trafficking&source=courier&source=times&language=EN&from=2024-01-01&to=2024-12-31"
                        + "&sort=oldest&page=3");
        assertThat(criteria.q()).isEqualTo("joint plan");
        assertThat(criteria.filter(Facet.COUNTRY))
                .isEqualTo(new FacetFilter(List.of("IR", "CN"), List.of("SY"), List.of("US")));
        assertThat(criteria.filter(Facet.SOURCE).any()).containsExactly("courier", "times");
        assertThat(criteria.filter(Facet.LANGUAGE).any()).containsExactly("en");
        assertThat(criteria.from()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(criteria.sort()).isEqualTo(Sort.OLDEST);
        assertThat(criteria.page()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q=%22memorandum+of+understanding%22&country=IR",
                "q=a%26b%3D%3Cscript%3E&sort=newest&page=2",
                "country=IR&country=CN&country.any=SY&country.not=US&from=2024-01-01&to=2024-01-01&sort=oldest",
                "source=a&source=b&source.not=c&language=fa&language=und",
                "agency=interpol&agency.any=ir-police&agency.not=cn-mps&met=liu-yuejin_wang-xiaohong",
                "q=%D8%AA%D9%87%D8%B1%D8%A7%D9%86"
            })
    void writesWhatItReads(String query) {
        assertThat(CriteriaParameters.toQuery(CriteriaParameters.parse(query))).isEqualTo(query);
    }

    @Test
    void takesTheTwoWhoMetInEitherOrder() {
        assertThat(CriteriaParameters.toQuery(CriteriaParameters.parse("met=wang-xiaohong_ahmad-reza-radan")))
                .isEqualTo("met=ahmad-reza-radan_wang-xiaohong");
    }

    @Test
    void passesOverBlankRepeatedAndUnknownParameters() {
        assertThat(CriteriaParameters.toQuery(
                        CriteriaParameters.parse("q=+&country=&country=IR&country=IR&from=&page=&sort=&utm_source=x")))
                .isEqualTo("country=IR");
    }

    @Test
    void sortsByRelevanceOnlyWhereThereAreWords() {
        assertThat(CriteriaParameters.parse("").sort()).isEqualTo(Sort.NEWEST);
        assertThat(CriteriaParameters.parse("sort=relevance").sort()).isEqualTo(Sort.NEWEST);
        assertThat(CriteriaParameters.parse("q=x").sort()).isEqualTo(Sort.RELEVANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "to=2024-02-30, to",
        "from=+1000000-01-01, from",
        "from=2024-02-01&to=2024-01-01, from",
        "page=-1, page",
        "page=0, page",
        "page=1000000000, page",
        "page=10000000000000, page",
        "page=two, page",
        "sort=best, sort",
        "country=Iran, country",
        "country.not=I1, country.not",
        "official=<script>, official",
        "agency=<script>, agency",
        "met=wang-xiaohong, met",
        "met=a_b_c, met",
        "met.not=a_a, met.not",
        "language=english, language"
    })
    void namesTheParameterThatIsWrong(String query, String parameter) {
        assertThatThrownBy(() -> CriteriaParameters.parse(query))
                .isInstanceOf(InvalidCriteria.class)
                .hasMessageEndingWith(".")
                .extracting(e -> ((InvalidCriteria) e).parameter())
                .isEqualTo(parameter);
    }

    @Test
    void refusesTooLongASearchAndTooManyValues() {
        assertThatThrownBy(() -> CriteriaParameters.parse("q=" + "x".repeat(1_001)))
                .hasMessageContaining("1001 characters");
        StringBuilder many = new StringBuilder("topic=t0");
        for (int i = 1; i <= CriteriaParameters.MOST_VALUES; i++) {
            many.append("&topic=t").append(i);
        }
        assertThatThrownBy(() -> CriteriaParameters.parse(many.toString())).hasMessageContaining("At most 50 values");
    }
}
