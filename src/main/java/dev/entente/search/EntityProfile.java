package dev.entente.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the articles that have one tag have besides. All counts are of articles; withdrawn ones are left out.
 *
 * @param companions by facet, without the tag itself. On the page of an official, meetings are only those that the official
 *     took part in
 * @param serving of a country: the officials whom articles name as its own; otherwise empty
 * @param topics over time, the most frequent first; of a topic: empty
 */
public record EntityProfile(
        long total,
        List<Hit> newest,
        SearchResult.Histogram histogram,
        Map<Facet, Companions> companions,
        Companions serving,
        List<Trend> topics) {
    /**
     * @param list most frequent first
     * @param more whether there are others, less frequent
     */
    public record Companions(List<Companion> list, boolean more) {
        static final Companions NONE = new Companions(List.of(), false);
    }

    /** @param newest day of its newest article; null where none is dated */
    public record Companion(
            String id, long articles, @Nullable LocalDate newest) {}

    /** @param histogram from the first to the last period of all the articles; empty where none is dated */
    public record Trend(String id, long articles, SearchResult.Histogram histogram) {}

    public Companions companions(Facet facet) {
        return companions.getOrDefault(facet, Companions.NONE);
    }
}
