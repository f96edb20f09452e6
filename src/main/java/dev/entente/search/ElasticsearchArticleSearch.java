package dev.entente.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.PhraseSuggestOption;
import dev.entente.article.ArticleId;
import dev.entente.curation.Curations;
import dev.entente.index.ArticleDocument;
import dev.entente.search.SearchResult.FacetCount;
import dev.entente.search.SearchResult.Histogram.Interval;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

@Singleton
final class ElasticsearchArticleSearch implements ArticleSearch {
    private final ElasticsearchClient client;
    private final StorySearch stories;
    private final UnaryOperator<String> known;

    @Inject
    ElasticsearchArticleSearch(ElasticsearchClient client, Curations curations) {
        this(client, curations::canonical);
    }

    /** @param known the id by which the index knows an official: curators merge identities */
    ElasticsearchArticleSearch(ElasticsearchClient client, UnaryOperator<String> known) {
        this.client = client;
        this.stories = new StorySearch(client);
        this.known = known;
    }

    @Override
    public SearchResult search(Criteria asked, int size) {
        Criteria criteria = asked.withOfficials(known);
        SearchResponse<ArticleDocument> response =
                SearchCall.ask(() -> client.search(SearchRequests.page(criteria, size), ArticleDocument.class));
        return new SearchResult(
                total(response),
                response.aggregations()
                        .get(FacetRequests.HISTOGRAM)
                        .filter()
                        .aggregations()
                        .get(SearchRequests.STORIES)
                        .cardinality()
                        .value(),
                response.took(),
                hits(response),
                facets(response),
                Histograms.of(
                        response.aggregations()
                                .get(FacetRequests.HISTOGRAM)
                                .filter()
                                .aggregations(),
                        FacetRequests.countsDays(criteria) ? Interval.DAY : Interval.MONTH),
                suggestion(criteria, response));
    }

    @Override
    public Optional<IndexedArticle> article(ArticleId id) {
        GetResponse<ArticleDocument> found = SearchCall.ask(
                () -> client.get(g -> g.index(SearchRequests.INDEX).id(id.value()), ArticleDocument.class));
        return Optional.ofNullable(found.source()).map(document -> Hits.indexed(id, document));
    }

    @Override
    public Optional<Story> story(String id) {
        return SearchCall.ask(() -> stories.story(id));
    }

    @Override
    public List<Long> countNew(List<NewSince> searches) {
        List<NewSince> current = searches.stream().map(this::current).toList();
        return SearchCall.ask(() -> stories.fresh(current)).stream()
                .map(StorySearch.Fresh::count)
                .toList();
    }

    @Override
    public News news(NewSince asked, int size) {
        NewSince search = current(asked);
        List<String> seen =
                SearchCall.ask(() -> stories.fresh(List.of(search))).get(0).seen();
        SearchResponse<ArticleDocument> response =
                SearchCall.ask(() -> client.search(SearchRequests.news(search, seen, size), ArticleDocument.class));
        long total = search.criteria().copies()
                ? total(response)
                : response.aggregations()
                        .get(SearchRequests.STORIES)
                        .cardinality()
                        .value();
        return new News(total, hits(response));
    }

    private List<Hit> hits(SearchResponse<ArticleDocument> response) {
        List<Hit> hits = response.hits().hits().stream().map(Hits::of).toList();
        return SearchCall.ask(() -> stories.told(hits));
    }

    @Override
    public List<ArticleId> newIds(NewSince asked) {
        NewSince search = current(asked);
        return SearchCall.ask(() -> client.search(SearchRequests.newIds(search), Void.class)).hits().hits().stream()
                .map(hit -> new ArticleId(hit.id()))
                .toList();
    }

    private NewSince current(NewSince search) {
        return new NewSince(search.criteria().withOfficials(known), search.after(), search.except());
    }

    private static long total(SearchResponse<?> response) {
        return response.hits().total() == null ? 0 : response.hits().total().value();
    }

    private static Map<Facet, List<FacetCount>> facets(SearchResponse<ArticleDocument> response) {
        Map<Facet, List<FacetCount>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Map<String, Aggregate> counted =
                    response.aggregations().get(facet.parameter()).filter().aggregations();
            Map<String, Long> values = new LinkedHashMap<>();
            for (String part : List.of(FacetRequests.VALUES, FacetRequests.SELECTED)) {
                if (counted.containsKey(part)) {
                    for (StringTermsBucket bucket :
                            counted.get(part).sterms().buckets().array()) {
                        values.putIfAbsent(bucket.key().stringValue(), bucket.docCount());
                    }
                }
            }
            List<FacetCount> counts = new ArrayList<>();
            values.forEach((id, count) -> counts.add(new FacetCount(id, count)));
            facets.put(facet, List.copyOf(counts));
        }
        return facets;
    }

    private static @Nullable String suggestion(Criteria criteria, SearchResponse<ArticleDocument> response) {
        return response.suggest().getOrDefault(SearchRequests.SUGGESTION, List.of()).stream()
                .flatMap(suggestion -> suggestion.phrase().options().stream())
                .map(PhraseSuggestOption::text)
                .filter(text -> !text.equalsIgnoreCase(criteria.q()))
                .findFirst()
                .orElse(null);
    }
}
