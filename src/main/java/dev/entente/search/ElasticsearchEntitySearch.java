package dev.entente.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.MaxAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import dev.entente.index.ArticleDocument;
import dev.entente.search.EntityProfile.Companion;
import dev.entente.search.EntityProfile.Companions;
import dev.entente.search.EntityProfile.Trend;
import dev.entente.search.SearchResult.Histogram;
import dev.entente.search.SearchResult.Histogram.Interval;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Singleton
final class ElasticsearchEntitySearch implements EntitySearch {
    private final ElasticsearchClient client;
    private final StorySearch stories;

    @Inject
    ElasticsearchEntitySearch(ElasticsearchClient client) {
        this.client = client;
        this.stories = new StorySearch(client);
    }

    @Override
    public EntityProfile profile(Facet facet, String id, int size) {
        SearchResponse<ArticleDocument> response =
                SearchCall.ask(() -> client.search(EntityRequests.page(facet, id, size), ArticleDocument.class));
        Map<String, Aggregate> counted = response.aggregations();
        List<Hit> hits = response.hits().hits().stream().map(Hits::of).toList();
        Histogram histogram = Histograms.of(counted, Interval.MONTH);
        Map<Facet, Companions> companions = new EnumMap<>(Facet.class);
        for (Facet listed : EntityRequests.LISTED) {
            companions.put(
                    listed, companions(counted.get(listed.parameter()).sterms(), "", listed == facet ? id : null));
        }
        return new EntityProfile(
                response.hits().total() == null ? 0 : response.hits().total().value(),
                SearchCall.ask(() -> stories.told(hits)),
                histogram,
                companions,
                facet == Facet.COUNTRY
                        ? companions(
                                counted.get(EntityRequests.SERVING).sterms(), ArticleDocument.serving(id, ""), null)
                        : Companions.NONE,
                facet == Facet.TOPIC ? List.of() : trends(counted.get(EntityRequests.TRENDS), histogram));
    }

    /**
     * @param prefix of the values, which is no part of the ids
     * @param but an id that is left out
     */
    private static Companions companions(StringTermsAggregate terms, String prefix, @Nullable String but) {
        return new Companions(
                terms.buckets().array().stream()
                        .filter(bucket -> !bucket.key().stringValue().equals(but))
                        .map(bucket -> companion(bucket, prefix))
                        .toList(),
                terms.sumOtherDocCount() != null && terms.sumOtherDocCount() > 0);
    }

    private static Companion companion(StringTermsBucket bucket, String prefix) {
        MaxAggregate newest = bucket.aggregations().get(EntityRequests.NEWEST).max();
        return new Companion(
                bucket.key().stringValue().substring(prefix.length()),
                bucket.docCount(),
                newest.valueAsString() == null ? null : Histograms.day((long) newest.value()));
    }

    private static List<Trend> trends(Aggregate topics, Histogram all) {
        return topics.sterms().buckets().array().stream()
                .map(topic -> new Trend(
                        topic.key().stringValue(),
                        topic.docCount(),
                        Histograms.within(all, topic.aggregations().get(FacetRequests.VALUES))))
                .toList();
    }
}
