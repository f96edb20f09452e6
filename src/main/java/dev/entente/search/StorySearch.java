package dev.entente.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import dev.entente.article.ArticleId;
import dev.entente.index.ArticleDocument;
import dev.entente.search.ArticleSearch.NewSince;
import dev.entente.search.Hit.Telling;
import dev.entente.story.Independence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks Elasticsearch about stories; its exceptions are the caller's to explain. */
final class StorySearch {
    private final ElasticsearchClient client;

    StorySearch(ElasticsearchClient client) {
        this.client = client;
    }

    /** The hits, each with the number of those that tell its story. */
    List<Hit> told(List<Hit> hits) throws IOException {
        if (hits.isEmpty()) {
            return hits;
        }
        Set<String> stories = new LinkedHashSet<>();
        hits.forEach(hit -> stories.add(hit.story()));
        Map<String, Telling> tellings = tellings(stories);
        return hits.stream()
                .map(hit -> hit.with(tellings.getOrDefault(hit.story(), hit.told())))
                .toList();
    }

    Optional<Story> story(String id) throws IOException {
        SearchResponse<ArticleDocument> found = client.search(StoryRequests.members(id), ArticleDocument.class);
        if (found.hits().hits().isEmpty()) {
            return Optional.empty();
        }
        List<Story.Member> members = found.hits().hits().stream()
                .map(hit -> new Story.Member(
                        Hits.of(hit),
                        hit.source().wordingOrStory(),
                        hit.source().changedAt()))
                .toList();
        Telling told = tellings(Set.of(id))
                .getOrDefault(id, new Telling(members.get(0).hit().id(), 0, 0, 0));
        return Optional.of(new Story(id, members, found.hits().total().value(), told));
    }

    private Map<String, Telling> tellings(Set<String> stories) throws IOException {
        Map<String, Telling> tellings = new HashMap<>();
        SearchResponse<Void> counted = client.search(StoryRequests.tellings(stories), Void.class);
        for (StringTermsBucket story : counted.aggregations()
                .get(StoryRequests.TOLD)
                .sterms()
                .buckets()
                .array()) {
            Map<String, List<String>> wordings = new LinkedHashMap<>();
            for (StringTermsBucket source : story.aggregations()
                    .get(StoryRequests.SOURCES)
                    .sterms()
                    .buckets()
                    .array()) {
                wordings.put(source.key().stringValue(), keys(source, StoryRequests.WORDINGS));
            }
            String first = story.aggregations()
                    .get(StoryRequests.FIRST)
                    .topHits()
                    .hits()
                    .hits()
                    .get(0)
                    .id();
            tellings.put(
                    story.key().stringValue(),
                    new Telling(
                            new ArticleId(first), story.docCount(), wordings.size(), Independence.sources(wordings)));
        }
        return tellings;
    }

    private static List<String> keys(StringTermsBucket bucket, String aggregation) {
        return bucket.aggregations().get(aggregation).sterms().buckets().array().stream()
                .map(inner -> inner.key().stringValue())
                .toList();
    }

    /**
     * What is new to somebody.
     *
     * @param count stories of which nothing that matches was there before; articles, where each copy is listed
     * @param seen stories with new articles that are no news: others of their articles were there before
     */
    record Fresh(long count, List<String> seen) {}

    /** One or two requests, however many searches there are. */
    List<Fresh> fresh(List<NewSince> searches) throws IOException {
        if (searches.isEmpty()) {
            return List.of();
        }
        List<MultiSearchResponseItem<Void>> found =
                ask(searches.stream().map(StoryRequests::newStories).toList());
        Map<Integer, Set<String>> open = new LinkedHashMap<>();
        for (int i = 0; i < searches.size(); i++) {
            Set<String> stories = new HashSet<>(stories(found.get(i)));
            if (!stories.isEmpty() && !searches.get(i).criteria().copies()) {
                open.put(i, stories);
            }
        }
        List<RequestItem> requests = new ArrayList<>();
        open.forEach((i, stories) -> requests.add(StoryRequests.seenStories(searches.get(i), stories)));
        List<MultiSearchResponseItem<Void>> before = requests.isEmpty() ? List.of() : ask(requests);
        Map<Integer, List<String>> seen = new HashMap<>();
        int next = 0;
        for (int i : open.keySet()) {
            seen.put(i, stories(before.get(next++)));
        }
        List<Fresh> fresh = new ArrayList<>();
        for (int i = 0; i < searches.size(); i++) {
            List<String> known = seen.getOrDefault(i, List.of());
            fresh.add(new Fresh(count(found.get(i), searches.get(i).criteria().copies()) - known.size(), known));
        }
        return fresh;
    }

    private List<MultiSearchResponseItem<Void>> ask(List<RequestItem> requests) throws IOException {
        MsearchResponse<Void> answers = client.msearch(m -> m.searches(requests), Void.class);
        return answers.responses();
    }

    /** A query that Elasticsearch refuses has no news, and does not hide those of the others. */
    private static List<String> stories(MultiSearchResponseItem<Void> item) {
        return item.isResult()
                ? item.result().aggregations().get(StoryRequests.TOLD).sterms().buckets().array().stream()
                        .map(bucket -> bucket.key().stringValue())
                        .toList()
                : List.of();
    }

    private static long count(MultiSearchResponseItem<Void> item, boolean articles) {
        if (!item.isResult()) {
            return 0;
        }
        return articles
                ? item.result().hits().total().value()
                : item.result()
                        .aggregations()
                        .get(SearchRequests.STORIES)
                        .cardinality()
                        .value();
    }
}
