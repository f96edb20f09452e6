package dev.entente.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entente.search.Criteria;
import dev.entente.search.CriteriaParameters;
import dev.entente.search.Facet;
import dev.entente.search.InvalidCriteria;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "'', COUNTRY, IR, country=IR",
        "country=CN, COUNTRY, IR, country=CN&country=IR",
        "country.not=IR, COUNTRY, IR, country=IR",
        "source=a, SOURCE, b, source=a&source=b",
        "q=x&page=7, TOPIC, t, q=x&topic=t"
    })
    void addsAValue(String query, Facet facet, String id, String expected) {
        assertThat(Links.search(Links.adding(criteria(query), facet, id))).isEqualTo("/?" + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "country=IR&country=CN, COUNTRY, IR, country=CN",
        "country.any=IR&country.any=CN, COUNTRY, IR, country.any=CN",
        "source=a&source.not=b, SOURCE, b, source=a"
    })
    void removesAValueWhereverItStands(String query, Facet facet, String id, String expected) {
        assertThat(Links.search(Links.removing(criteria(query), facet, id))).isEqualTo("/?" + expected);
    }

    @Test
    void leadsToTheBareSearchWhereNothingIsLeft() {
        assertThat(Links.search(Links.removing(criteria("country=IR"), Facet.COUNTRY, "IR")))
                .isEqualTo("/");
    }

    @Test
    void leavesSortAndPageOutOfFeeds() {
        assertThat(Links.feed(criteria("q=x&sort=oldest&page=3"))).isEqualTo("/feeds/search.atom?q=x");
        assertThat(Links.feed(Criteria.EVERYTHING)).isEqualTo("/feeds/search.atom");
    }

    @Test
    void encodesIdsThatAreNoAscii() {
        assertThat(Links.entity(Facet.OFFICIAL, "ali-ö")).isEqualTo("/officials/ali-%C3%B6");
        assertThat(Links.entity(Facet.AGENCY, "ir-police")).isEqualTo("/agencies/ir-police");
        assertThat(Links.entity(Facet.MEETING, "a_b")).isEqualTo("/?met=a_b");
        assertThat(Links.entity(Facet.SOURCE, "courier")).isEqualTo("/?source=courier");
    }

    @Test
    void keepsAllCriteriaInFields() {
        assertThat(Links.fields(criteria("q=a+%26+b&country=IR&country=CN&page=2")))
                .containsExactly(
                        new Links.Field("q", "a & b"),
                        new Links.Field("country", "IR"),
                        new Links.Field("country", "CN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%", "q=%1", "q=%GG", "q=%C3", "q=%ED%A0%80", "%FF=x"})
    void refusesWhatCannotBeDecoded(String query) {
        assertThatThrownBy(() -> QueryString.parse(query)).isInstanceOf(InvalidCriteria.class);
    }

    private static Criteria criteria(String query) {
        return CriteriaParameters.parse(QueryString.parse(query));
    }
}
