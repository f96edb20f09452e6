package dev.entente.web.api;

import dev.entente.search.Facet;
import dev.entente.search.Hit;
import dev.entente.search.SearchResult;
import dev.entente.search.SearchResult.FacetCount;
import dev.entente.web.view.Labels;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a result, as the contract gives it.
 *
 * @param total of articles, which is what facets and histogram count
 * @param stories that they tell: what pages list, unless copies are asked for
 */
record SearchJson(
        long total,
        long stories,
        long took,
        int page,
        List<HitJson> hits,
        Map<String, List<FacetJson>> facets,
        List<BucketJson> histogram,
        @Nullable String didYouMean) {
    /**
     * @param copies other articles that tell the same story
     * @param sources that tell it
     * @param independentSources of them, those that are not copies of each other
     */
    record HitJson(
            String id,
            String url,
            String title,
            String source,
            @Nullable OffsetDateTime publishedAt,
            String language,
            String story,
            long copies,
            int sources,
            int independentSources,
            @Nullable Instant withdrawnAt,
            List<String> countries,
            List<String> officials,
            List<String> topics,
            List<String> agencies,
            List<String> meetings,
            List<String> highlights) {
        static HitJson of(Hit hit) {
            return new HitJson(
                    hit.id().value(),
                    hit.url().toString(),
                    hit.title(),
                    hit.source(),
                    hit.publishedAt(),
                    hit.language(),
                    hit.story(),
                    Math.max(0, hit.told().articles() - 1),
                    hit.told().sources(),
                    hit.told().independentSources(),
                    hit.withdrawnAt(),
                    hit.countries(),
                    hit.officials(),
                    hit.topics(),
                    hit.agencies(),
                    hit.meetings(),
                    hit.highlights());
        }
    }

    record FacetJson(String id, String label, long count) {}

    record BucketJson(LocalDate date, long count) {}

    static SearchJson of(SearchResult result, int page, Labels labels) {
        Map<String, List<FacetJson>> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            List<FacetCount> counts = result.facets().getOrDefault(facet, List.of());
            labels.prepare(facet, counts.stream().map(FacetCount::id).toList());
            facets.put(
                    facet.parameter(),
                    counts.stream()
                            .map(count -> new FacetJson(count.id(), labels.of(facet, count.id()), count.count()))
                            .toList());
        }
        return new SearchJson(
                result.total(),
                result.stories(),
                result.took(),
                page,
                result.hits().stream().map(HitJson::of).toList(),
                facets,
                result.histogram().buckets().stream()
                        .map(bucket -> new BucketJson(bucket.date(), bucket.count()))
                        .toList(),
                result.didYouMean());
    }
}
