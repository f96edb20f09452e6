package dev.entente.search;

import java.util.List;

/**
 * The values of one facet that a result must have ({@code all}), must have one of ({@code any}), must not have
 * ({@code not}). Each list is free of repetitions, in the order of the URL.
 */
public record FacetFilter(List<String> all, List<String> any, List<String> not) {
    public static final FacetFilter NONE = new FacetFilter(List.of(), List.of(), List.of());

    public boolean isEmpty() {
        return all.isEmpty() && any.isEmpty() && not.isEmpty();
    }
}
