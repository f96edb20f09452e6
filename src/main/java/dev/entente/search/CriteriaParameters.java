package dev.entente.search;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Criteria as URL parameters, both ways: {@code parse(…toQuery(c)…)} gives {@code c} again. */
public final class CriteriaParameters {
    /** Longest {@code q}, in UTF-16 units. */
    public static final int LONGEST_Q = 1_000;

    /** Most values of one facet. */
    public static final int MOST_VALUES = 50;

    private static final Pattern BLANKS_AND_CONTROLS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private CriteriaParameters() {}

    /**
     * Reads criteria; parameters of other names and blank values are passed over.
     *
     * @param parameters decoded, each name with its values in order
     * @throws InvalidCriteria naming the first parameter that cannot be understood
     */
    public static Criteria parse(Map<String, List<String>> parameters) {
        String q = q(parameters);
        Map<Facet, FacetFilter> filters = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            FacetFilter filter = filter(parameters, facet);
            if (!filter.isEmpty()) {
                filters.put(facet, filter);
            }
        }
        LocalDate from = date(parameters, "from");
        LocalDate to = date(parameters, "to");
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidCriteria("from", "The first day (from=" + from + ") is after the last (to=" + to + ").");
        }
        return new Criteria(
                q,
                Map.copyOf(filters),
                from,
                to,
                sort(parameters, q),
                isSet(parameters, "copies"),
                isSet(parameters, "withdrawn"),
                page(parameters));
    }

    /** Reads criteria from a query string without '?', percent-encoded. */
    public static Criteria parse(String query) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return parse(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The query string without '?', parameters in fixed order, defaults left out. */
    public static String toQuery(Criteria criteria) {
        StringBuilder query = new StringBuilder();
        if (!criteria.q().isEmpty()) {
            append(query, "q", criteria.q());
        }
        for (Facet facet : Facet.values()) {
            FacetFilter filter = criteria.filter(facet);
            filter.all().forEach(value -> append(query, facet.parameter(), value));
            String any = facet.multiValued() ? facet.parameter() + ".any" : facet.parameter();
            filter.any().forEach(value -> append(query, any, value));
            filter.not().forEach(value -> append(query, facet.parameter() + ".not", value));
        }
        if (criteria.from() != null) {
            append(query, "from", criteria.from().toString());
        }
        if (criteria.to() != null) {
            append(query, "to", criteria.to().toString());
        }
        if (criteria.sort() != usualSort(criteria.q())) {
            append(query, "sort", criteria.sort().parameter());
        }
        if (criteria.copies()) {
            append(query, "copies", "true");
        }
        if (criteria.withdrawn()) {
            append(query, "withdrawn", "true");
        }
        if (criteria.page() > 1) {
            append(query, "page", Integer.toString(criteria.page()));
        }
        return query.toString();
    }

    private static void append(StringBuilder query, String name, String value) {
        if (!query.isEmpty()) {
            query.append('&');
        }
        query.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String q(Map<String, List<String>> parameters) {
        String given = first(parameters, "q");
        String q = given == null
                ? ""
                : BLANKS_AND_CONTROLS.matcher(given).replaceAll(" ").strip();
        if (q.length() > LONGEST_Q) {
            throw new InvalidCriteria(
                    "q", "The search is too long: " + q.length() + " characters; at most " + LONGEST_Q + " are taken.");
        }
        return q;
    }

    private static FacetFilter filter(Map<String, List<String>> parameters, Facet facet) {
        List<String> plain = values(parameters, facet, "");
        List<String> any = values(parameters, facet, ".any");
        List<String> not = values(parameters, facet, ".not");
        if (facet.multiValued()) {
            return new FacetFilter(plain, any, not);
        }
        Set<String> either = new LinkedHashSet<>(plain);
        either.addAll(any);
        return new FacetFilter(List.of(), List.copyOf(either), not);
    }

    private static List<String> values(Map<String, List<String>> parameters, Facet facet, String suffix) {
        String name = facet.parameter() + suffix;
        Set<String> values = new LinkedHashSet<>();
        for (String value : parameters.getOrDefault(name, List.of())) {
            if (!value.isBlank()) {
                values.add(FacetValue.read(name, facet, value.strip()));
            }
        }
        if (values.size() > MOST_VALUES) {
            throw new InvalidCriteria(name, "At most " + MOST_VALUES + " values of " + name + " are taken.");
        }
        return List.copyOf(values);
    }

    private static @Nullable LocalDate date(Map<String, List<String>> parameters, String name) {
        String value = first(parameters, name);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(value.strip());
            if (date.getYear() < 1 || date.getYear() > 9999) {
                throw new DateTimeException("out of the calendar");
            }
            return date;
        } catch (DateTimeException e) {
            throw new InvalidCriteria(
                    name, name + " takes a day written as 2024-01-31, not '" + shortened(value.strip()) + "'.");
        }
    }

    private static Sort sort(Map<String, List<String>> parameters, String q) {
        String value = first(parameters, "sort");
        if (value == null || value.isBlank()) {
            return usualSort(q);
        }
        for (Sort sort : Sort.values()) {
            if (sort.parameter().equals(value.strip())) {
                // Without words nothing is more relevant than anything else.
                return q.isEmpty() && sort == Sort.RELEVANCE ? Sort.NEWEST : sort;
            }
        }
        throw new InvalidCriteria("sort", "sort is relevance, newest or oldest, not '" + shortened(value) + "'.");
    }

    private static Sort usualSort(String q) {
        return q.isEmpty() ? Sort.NEWEST : Sort.RELEVANCE;
    }

    private static boolean isSet(Map<String, List<String>> parameters, String name) {
        String value = first(parameters, name);
        if (value == null || value.isBlank() || value.strip().equalsIgnoreCase("false")) {
            return false;
        }
        if (value.strip().equalsIgnoreCase("true")) {
            return true;
        }
        throw new InvalidCriteria(name, name + " is true or false, not '" + shortened(value.strip()) + "'.");
    }

    private static int page(Map<String, List<String>> parameters) {
        String value = first(parameters, "page");
        if (value == null || value.isBlank()) {
            return 1;
        }
        try {
            int page = Integer.parseInt(value.strip());
            if (page >= 1 && page <= ArticleSearch.REACHABLE) {
                return page;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new InvalidCriteria(
                "page",
                "page is a number from 1 to " + ArticleSearch.REACHABLE + ", not '" + shortened(value.strip()) + "'.");
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
