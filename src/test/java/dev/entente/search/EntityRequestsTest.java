package dev.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregationExecutionHint;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import org.junit.jupiter.api.Test;

class EntityRequestsTest {
    @Test
    void asksForTheMeetingsOfAnOfficialAlone() {
        Aggregation meetings = aggregation(EntityRequests.page(Facet.OFFICIAL, "liu-yuejin", 10), "met");
        assertThat(meetings.terms().field()).isEqualTo("meetings");
        assertThat(meetings.terms().include().regexp()).isEqualTo("liu\\-yuejin_.*|.*_liu\\-yuejin");
        assertThat(meetings.terms().executionHint()).isEqualTo(TermsAggregationExecutionHint.Map);
    }

    @Test
    void asksForTheOfficialsWhoServeACountry() {
        SearchRequest page = EntityRequests.page(Facet.COUNTRY, "IR", 10);
        assertThat(aggregation(page, "serving").terms().include().regexp()).isEqualTo("IR_.*");
        assertThat(aggregation(page, "met").terms().include()).isNull();
        assertThat(EntityRequests.page(Facet.TOPIC, "drug-trafficking", 10).aggregations())
                .doesNotContainKeys("serving", "trends");
    }

    @Test
    void leavesRoomForTheTagItself() {
        SearchRequest page = EntityRequests.page(Facet.AGENCY, "ir-police", 10);
        assertThat(aggregation(page, "agency").terms().size()).isEqualTo(EntitySearch.COMPANIONS + 1);
        assertThat(aggregation(page, "official").terms().size()).isEqualTo(EntitySearch.COMPANIONS);
    }

    @Test
    void takesSignsOfAnIdForThemselves() {
        assertThat(aggregation(EntityRequests.page(Facet.OFFICIAL, "a.b-ö", 0), "met")
                        .terms()
                        .include()
                        .regexp())
                .isEqualTo("a\\.b\\-ö_.*|.*_a\\.b\\-ö");
    }

    private static Aggregation aggregation(SearchRequest request, String name) {
        return request.aggregations().get(name);
    }
}
