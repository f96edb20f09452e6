package dev.entente.web.view;

import dev.entente.article.ArticleId;
import dev.entente.search.Criteria;
import dev.entente.search.CriteriaParameters;
import dev.entente.search.Facet;
import dev.entente.search.FacetFilter;
import dev.entente.search.Sort;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The one place that builds the site's own addresses. */
public final class Links {
    /** A name and value of a form. */
    public record Field(String name, String value) {}

    private Links() {}

    public static String search(Criteria criteria) {
        return withQuery("/", criteria);
    }

    public static String feed(Criteria criteria) {
        // Without a sort, so that the feed takes its own: newest first.
        return withQuery(
                "/feeds/search.atom", criteria.withSort(criteria.q().isEmpty() ? Sort.NEWEST : Sort.RELEVANCE));
    }

    public static String export(Criteria criteria) {
        String query = CriteriaParameters.toQuery(criteria.withPage(1));
        return "/api/v1/search?" + (query.isEmpty() ? "" : query + "&") + "size=100";
    }

    public static String facet(Facet facet, Criteria criteria) {
        return withQuery("/facets/" + facet.parameter(), criteria.withPage(1));
    }

    public static String article(ArticleId id) {
        return "/articles/" + id;
    }

    public static String versions(ArticleId id) {
        return article(id) + "/versions";
    }

    public static String story(String id) {
        return "/stories/" + encode(id);
    }

    /** The page of a country, official, topic or agency; for other facets the search for the value. */
    public static String entity(Facet facet, String id) {
        return switch (facet) {
            case COUNTRY -> "/countries/" + encode(id);
            case OFFICIAL -> "/officials/" + encode(id);
            case TOPIC -> "/topics/" + encode(id);
            case AGENCY -> "/agencies/" + encode(id);
            case MEETING, SOURCE, LANGUAGE -> search(adding(Criteria.EVERYTHING, facet, id));
        };
    }

    /** The criteria as fields of a form, page left out. */
    public static List<Field> fields(Criteria criteria) {
        List<Field> fields = new ArrayList<>();
        QueryString.parse(CriteriaParameters.toQuery(criteria.withPage(1)))
                .forEach((name, values) -> values.forEach(value -> fields.add(new Field(name, value))));
        return fields;
    }

    /** Narrowed by one more value. */
    public static Criteria adding(Criteria criteria, Facet facet, String id) {
        FacetFilter rest = without(criteria.filter(facet), id);
        return criteria.withFilter(
                facet,
                facet.multiValued()
                        ? new FacetFilter(plus(rest.all(), id), rest.any(), rest.not())
                        : new FacetFilter(rest.all(), plus(rest.any(), id), rest.not()));
    }

    public static Criteria excluding(Criteria criteria, Facet facet, String id) {
        FacetFilter rest = without(criteria.filter(facet), id);
        return criteria.withFilter(facet, new FacetFilter(rest.all(), rest.any(), plus(rest.not(), id)));
    }

    public static Criteria removing(Criteria criteria, Facet facet, String id) {
        return criteria.withFilter(facet, without(criteria.filter(facet), id));
    }

    private static FacetFilter without(FacetFilter filter, String id) {
        return new FacetFilter(minus(filter.all(), id), minus(filter.any(), id), minus(filter.not(), id));
    }

    private static List<String> minus(List<String> values, String id) {
        return values.stream().filter(value -> !value.equals(id)).toList();
    }

    private static List<String> plus(List<String> values, String id) {
        List<String> more = new ArrayList<>(values);
        more.add(id);
        return List.copyOf(more);
    }

    private static String withQuery(String path, Criteria criteria) {
        String query = CriteriaParameters.toQuery(criteria);
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
