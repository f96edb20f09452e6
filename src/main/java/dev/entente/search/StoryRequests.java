package dev.entente.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import dev.entente.search.ArticleSearch.NewSince;
import java.util.Collection;
import java.util.List;

/** What is asked about stories. Pure. */
final class StoryRequests {
    static final String TOLD = "told";
    static final String SOURCES = "sources";
    static final String WORDINGS = "wordings";
    static final String FIRST = "first";

    /** Of the stories that are new in a saved query, so many are looked up; of more, all count as new. */
    static final int STORIES_COMPARED = 1_000;

    static final int LARGEST_STORY = 500;

    private static final int PRECISE_UP_TO = 40_000;
    private static final int MOST_SOURCES = 200;
    private static final int MOST_WORDINGS = 20;

    private StoryRequests() {}

    static Query ofStories(Collection<String> stories) {
        return Query.of(q -> q.terms(t -> t.field("story")
                .terms(v -> v.value(stories.stream().map(FieldValue::of).toList()))));
    }

    static Aggregation countStories() {
        return Aggregation.of(a -> a.cardinality(c -> c.field("story").precisionThreshold(PRECISE_UP_TO)));
    }

    /** How many articles, sources and wordings tell each of the stories. */
    static SearchRequest tellings(Collection<String> stories) {
        return SearchRequest.of(s -> s.index(SearchRequests.INDEX)
                .query(q -> q.bool(b -> b.filter(ofStories(stories)).mustNot(StoryRequests::isWithdrawn)))
                .size(0)
                .trackTotalHits(t -> t.enabled(false))
                .aggregations(TOLD, a -> a.terms(t -> t.field("story").size(stories.size()))
                        .aggregations(SOURCES, x -> x.terms(
                                        t -> t.field("source").size(MOST_SOURCES))
                                .aggregations(
                                        WORDINGS,
                                        w -> w.terms(t -> t.field("wording").size(MOST_WORDINGS))))
                        .aggregations(
                                FIRST,
                                f -> f.topHits(h -> h.size(1)
                                        .source(x -> x.fetch(false))
                                        .sort(o -> o.field(
                                                i -> i.field("indexedAt").order(SortOrder.Asc)))
                                        .sort(o -> o.field(i -> i.field("url").order(SortOrder.Asc)))))));
    }

    private static co.elastic.clients.util.ObjectBuilder<Query> isWithdrawn(Query.Builder query) {
        return query.exists(e -> e.field("withdrawnAt"));
    }

    /** All articles of a story, also those that were withdrawn. */
    static SearchRequest members(String story) {
        return SearchRequest.of(s -> s.index(SearchRequests.INDEX)
                .query(ofStories(List.of(story)))
                .size(LARGEST_STORY)
                .trackTotalHits(t -> t.enabled(true))
                .source(SearchRequests.FOR_HITS)
                .sort(o ->
                        o.field(f -> f.field("publishedAt").order(SortOrder.Asc).missing("_last")))
                .sort(o -> o.field(f -> f.field("indexedAt").order(SortOrder.Asc)))
                .sort(o -> o.field(f -> f.field("url").order(SortOrder.Asc))));
    }

    /** The stories of the articles that are new. */
    static RequestItem newStories(NewSince search) {
        return counting(SearchRequests.newSince(search));
    }

    /** Which of the stories hold articles that match too and are not new. */
    static RequestItem seenStories(NewSince search, Collection<String> stories) {
        return counting(Query.of(q -> q.bool(b -> b.must(SearchRequests.matching(search.criteria()))
                .filter(ofStories(stories))
                .mustNot(SearchRequests.newSince(search)))));
    }

    private static RequestItem counting(Query query) {
        return RequestItem.of(r -> r.header(h -> h.index(SearchRequests.INDEX)).body(b -> b.query(query)
                .size(0)
                .trackTotalHits(t -> t.enabled(true))
                .aggregations(SearchRequests.STORIES, countStories())
                .aggregations(TOLD, a -> a.terms(t -> t.field("story").size(STORIES_COMPARED)))));
    }
}
