package dev.entente.web.view;

import dev.entente.search.Criteria;
import dev.entente.search.Facet;
import dev.entente.search.SearchResult.FacetCount;
import java.util.List;

/**
 * All values of one facet, to be searched.
 *
 * @param fields of the form that searches among the values
 */
public record FacetPage(
        String title, String kind, String find, List<Links.Field> fields, String backHref, List<FacetView.Row> rows) {
    public static FacetPage of(Facet facet, Criteria criteria, List<FacetCount> counts, Labels labels, String find) {
        return new FacetPage(
                Labels.of(facet),
                facet.parameter(),
                find,
                Links.fields(criteria),
                Links.search(criteria),
                FacetView.matching(FacetView.rows(facet, counts, criteria, labels), find));
    }
}
