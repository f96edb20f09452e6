package dev.entente.search;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The values of one facet that a result must have ({@code all}), must have one of ({@code any}), must not have
 * ({@code not}). Each list is free of repetitions, in the order of the URL.
 */
public record FacetFilter(List<String> all, List<String> any, List<String> not) {
    public static final FacetFilter NONE = new FacetFilter(List.of(), List.of(), List.of());

    public boolean isEmpty() {
        return all.isEmpty() && any.isEmpty() && not.isEmpty();
    }

    /** With other values for these; two that become one are there once. */
    FacetFilter with(UnaryOperator<String> value) {
        return new FacetFilter(each(all, value), each(any, value), each(not, value));
    }

    private static List<String> each(List<String> values, UnaryOperator<String> value) {
        return values.stream().map(value).distinct().toList();
    }
}
