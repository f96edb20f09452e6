package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.entente.story.Groups;
import dev.entente.story.Likeness;
import dev.entente.story.Sketch;
import dev.entente.story.StoryText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts articles that were just written into their stories.
 *
 * <p>Each instance writes, then refreshes, then looks. Of two that write copies of one text at the same time, the one that
 * refreshes later finds both, so that no pair is missed. A story is named by the least id of its articles: whoever joins
 * two stories, in whatever order, comes to the same name, and joining again changes nothing.
 */
@Singleton
final class StoryGrouping {
    /** Candidates that are compared with an article; the index gives those that share the most and rarest terms first. */
    private static final int CANDIDATES = 20;

    private static final int SEARCHES_AT_ONCE = 50;
    /** In a larger story, an article that was rewritten stays where it is. */
    private static final int LARGEST_TO_SPLIT = 200;

    private static final List<String> TEXT = List.of("title", "body", "source", "story", "wording");

    private final ElasticsearchClient client;
    private final BulkWriter bulk;
    private final StoryPlaces places;

    @Inject
    StoryGrouping(ElasticsearchClient client, BulkWriter bulk) {
        this.client = client;
        this.bulk = bulk;
        this.places = new StoryPlaces(client, bulk);
    }

    /** Two articles of one story. */
    record Pair(String one, String other, boolean copies) {}

    /**
     * @param texts of articles that are new or changed, by id
     * @param leaving stories from which an article may have gone, because its text changed
     */
    void settle(Map<String, StoryText> texts, Collection<String> leaving) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        places.refresh();
        for (String story : leaving) {
            split(story);
        }
        List<Pair> pairs = new ArrayList<>();
        List<String> ids = List.copyOf(texts.keySet());
        for (int from = 0; from < ids.size(); from += SEARCHES_AT_ONCE) {
            look(ids.subList(from, Math.min(ids.size(), from + SEARCHES_AT_ONCE)), texts, pairs);
        }
        places.join(pairs);
    }

    private void look(List<String> ids, Map<String, StoryText> texts, List<Pair> pairs) throws IOException {
        Map<String, Set<String>> sketches = new HashMap<>();
        ids.forEach(id -> sketches.put(id, new LinkedHashSet<>(Sketch.of(texts.get(id)))));
        List<String> asked =
                ids.stream().filter(id -> !sketches.get(id).isEmpty()).toList();
        if (asked.isEmpty()) {
            return;
        }
        List<MultiSearchResponseItem<ArticleDocument>> answers = bulk.patiently(
                        () -> client.msearch(search(asked, sketches), ArticleDocument.class))
                .responses();
        Map<String, StoryText> found = new HashMap<>(texts);
        for (int i = 0; i < asked.size(); i++) {
            if (answers.get(i).isFailure()) {
                throw new IOException(answers.get(i).failure().error().reason());
            }
            List<Hit<ArticleDocument>> hits = answers.get(i).result().hits().hits();
            hits.forEach(hit -> found.computeIfAbsent(hit.id(), id -> text(hit.source())));
            List<String> candidates = hits.stream().map(Hit::id).toList();
            compare(asked.get(i), candidates, found, pairs);
        }
    }

    private static MsearchRequest search(List<String> ids, Map<String, Set<String>> sketches) {
        return MsearchRequest.of(m -> {
            ids.forEach(id -> m.searches(s -> s.header(h -> h.index(IndexDefinition.ARTICLES))
                    .body(b -> b.query(sharing(id, sketches.get(id)))
                            .size(CANDIDATES)
                            .trackTotalHits(t -> t.enabled(false))
                            .source(x -> x.filter(f -> f.includes(TEXT))))));
            return m;
        });
    }

    /** Scored term by term, so that a term which very many articles share (a licence, a signature) counts for little. */
    private static Query sharing(String id, Set<String> sketch) {
        return Query.of(q -> q.bool(b -> {
            sketch.forEach(term -> b.should(s -> s.term(t -> t.field("sketch").value(term))));
            return b.minimumShouldMatch(Integer.toString(Sketch.LEAST_SHARED)).mustNot(n -> n.ids(i -> i.values(id)));
        }));
    }

    private static void compare(String id, List<String> candidates, Map<String, StoryText> texts, List<Pair> pairs) {
        List<Likeness> likeness = Likeness.toEach(
                texts.get(id), candidates.stream().map(texts::get).toList());
        for (int i = 0; i < candidates.size(); i++) {
            if (likeness.get(i) != Likeness.NONE) {
                pairs.add(new Pair(id, candidates.get(i), likeness.get(i) == Likeness.COPY));
            }
        }
    }

    /** Groups the articles of one story anew. */
    private void split(String story) throws IOException {
        List<Hit<ArticleDocument>> members = bulk.patiently(() -> client.search(
                        s -> s.index(IndexDefinition.ARTICLES)
                                .query(q -> q.term(t -> t.field("story").value(story)))
                                .size(LARGEST_TO_SPLIT)
                                .source(x -> x.filter(f -> f.includes(TEXT))),
                        ArticleDocument.class))
                .hits()
                .hits();
        if (members.size() < 2 || members.size() == LARGEST_TO_SPLIT) {
            return;
        }
        Map<String, StoryText> texts = new HashMap<>();
        members.forEach(member -> texts.put(member.id(), text(member.source())));
        List<Pair> pairs = new ArrayList<>();
        texts.keySet()
                .forEach(id -> compare(
                        id,
                        texts.keySet().stream()
                                .filter(other -> !other.equals(id))
                                .toList(),
                        texts,
                        pairs));
        Groups stories = new Groups();
        Groups wordings = new Groups();
        pairs.forEach(pair -> {
            stories.join(pair.one(), pair.other());
            if (pair.copies()) {
                wordings.join(pair.one(), pair.other());
            }
        });
        places.move(texts.keySet(), (id, place) -> new StoryPlaces.Place(stories.of(id), wordings.of(id)));
    }

    private static StoryText text(ArticleDocument document) {
        return StoryText.of(
                document.source(), ArticleDocument.only(document.title()), ArticleDocument.only(document.body()));
    }

    /** Looks again for the stories of these articles, as they stand in the index. */
    void settle(List<String> ids) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        MgetResponse<ArticleDocument> found = bulk.patiently(() -> client.mget(
                m -> m.index(IndexDefinition.ARTICLES).ids(ids).sourceIncludes(TEXT), ArticleDocument.class));
        Map<String, StoryText> texts = new HashMap<>();
        found.docs().stream()
                .filter(item -> item.isResult() && item.result().source() != null)
                .forEach(
                        item -> texts.put(item.result().id(), text(item.result().source())));
        settle(texts, List.of());
    }
}
