package dev.entente.extract;

import java.util.Optional;
import java.util.function.Function;

/** @param rule which gave the value, in words for a reader */
record Found<T>(T value, String rule) {
    static <T> Optional<Found<T>> of(Optional<T> value, String rule) {
        return value.map(found -> new Found<>(found, rule));
    }

    @SafeVarargs
    static <T> Optional<Found<T>> first(Optional<Found<T>>... places) {
        for (Optional<Found<T>> place : places) {
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    <R> Found<R> map(Function<T, R> change) {
        return new Found<>(change.apply(value), rule);
    }
}
