package dev.entente.tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whom a name of one country means: once said it stays, so that an article that is tagged again gets the same id.
 *
 * @param key of {@link Appearance#key}
 * @param spans persons of that name, told apart by their time
 */
public record KnownName(String key, List<Span> spans) {
    /** A name that has been silent for so many years and comes again is another person's. */
    static final int YEARS_APART = 20;

    /**
     * @param from year of the earliest article
     * @param to year of the latest
     */
    public record Span(String id, int from, int to) {
        int away(int year) {
            return Math.max(0, Math.max(from - year, year - to));
        }
    }

    Optional<Span> at(int year) {
        return spans.stream()
                .filter(span -> span.away(year) < YEARS_APART)
                .min(Comparator.comparingInt(span -> span.away(year)));
    }

    /** With the year as one of that identity; equal to this where that is known. */
    KnownName with(String id, int year) {
        List<Span> all = new ArrayList<>(spans);
        for (int i = 0; i < all.size(); i++) {
            Span span = all.get(i);
            if (span.id().equals(id) && span.away(year) < YEARS_APART) {
                all.set(i, new Span(id, Math.min(span.from(), year), Math.max(span.to(), year)));
                return new KnownName(key, List.copyOf(all));
            }
        }
        all.add(new Span(id, year, year));
        return new KnownName(key, List.copyOf(all));
    }
}
