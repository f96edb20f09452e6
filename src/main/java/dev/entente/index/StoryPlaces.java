package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import dev.entente.index.StoryGrouping.Pair;
import dev.entente.story.Groups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The fields {@code story} and {@code wording} of articles: reads them, and writes them where nobody else did meanwhile. */
final class StoryPlaces {
    private static final int ROUNDS = 8;
    private static final int AT_ONCE = 1_000;

    private final ElasticsearchClient client;
    private final BulkWriter bulk;

    StoryPlaces(ElasticsearchClient client, BulkWriter bulk) {
        this.client = client;
        this.bulk = bulk;
    }

    /** @param wording absent in documents of the first release, each of which was a story of its own */
    record Place(String story, @Nullable String wording) {
        String wordingOrStory() {
            return wording == null ? story : wording;
        }
    }

    interface Move {
        /** @return the same place to leave the article where it is */
        Place of(String id, Place now);
    }

    void refresh() throws IOException {
        bulk.patiently(() -> client.indices().refresh(r -> r.index(IndexDefinition.ARTICLES)));
    }

    /**
     * Makes one story of the stories of each pair. What others change meanwhile is read again, until nothing is left to
     * join.
     */
    void join(Collection<Pair> pairs) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        pairs.forEach(pair -> {
            ids.add(pair.one());
            ids.add(pair.other());
        });
        for (int round = 0; round < ROUNDS && !ids.isEmpty(); round++) {
            Map<String, Found> found = read(ids);
            Groups stories = new Groups();
            Groups wordings = new Groups();
            for (Pair pair : pairs) {
                if (found.containsKey(pair.one()) && found.containsKey(pair.other())) {
                    Place one = found.get(pair.one()).place();
                    Place other = found.get(pair.other()).place();
                    stories.join(one.story(), other.story());
                    if (pair.copies()) {
                        wordings.join(one.wordingOrStory(), other.wordingOrStory());
                    }
                }
            }
            Set<String> left = new LinkedHashSet<>();
            found.values().forEach(article -> {
                Place now = article.place();
                if (!stories.of(now.story()).equals(now.story())) {
                    left.add(now.story());
                }
                if (!wordings.of(now.wordingOrStory()).equals(now.wordingOrStory())) {
                    left.add(now.wordingOrStory());
                }
            });
            if (left.isEmpty()) {
                return;
            }
            Set<String> moving = in(left);
            found.forEach((id, article) -> {
                if (left.contains(article.place().story())
                        || left.contains(article.place().wordingOrStory())) {
                    moving.add(id);
                }
            });
            move(moving, (id, now) -> new Place(stories.of(now.story()), wordings.of(now.wordingOrStory())));
            refresh();
        }
    }

    /** Ids of the articles whose story or wording is one of these. */
    private Set<String> in(Collection<String> names) throws IOException {
        List<FieldValue> values = names.stream().map(FieldValue::of).toList();
        Query query = Query.of(
                q -> q.bool(b -> b.should(s -> s.terms(t -> t.field("story").terms(v -> v.value(values))))
                        .should(s -> s.terms(t -> t.field("wording").terms(v -> v.value(values))))));
        Set<String> ids = new LinkedHashSet<>();
        bulk.patiently(() -> client.search(
                        s -> s.index(IndexDefinition.ARTICLES)
                                .query(query)
                                .size(AT_ONCE)
                                .source(x -> x.fetch(false)),
                        Void.class))
                .hits()
                .hits()
                .forEach(hit -> ids.add(hit.id()));
        return ids;
    }

    /** Articles that somebody else writes at this moment are tried again. */
    void move(Collection<String> ids, Move move) throws IOException {
        Collection<String> open = ids;
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            List<String> sent = new ArrayList<>();
            List<BulkOperation> operations = new ArrayList<>();
            read(open).forEach((id, article) -> {
                Place next = move.of(id, article.place());
                if (!next.equals(article.place())) {
                    sent.add(id);
                    operations.add(BulkOperation.of(o -> o.update(u -> u.index(IndexDefinition.ARTICLES + "-write")
                            .id(id)
                            .ifSeqNo(article.seqNo())
                            .ifPrimaryTerm(article.primaryTerm())
                            .action(a -> a.doc(next)))));
                }
            });
            List<CompletableFuture<BulkWriter.Result>> pending = bulk.submit(operations);
            List<String> again = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                BulkWriter.Result result = pending.get(i).join();
                if (result.status() == ElasticsearchErrors.CONFLICT) {
                    again.add(sent.get(i));
                } else if (!result.isOk() && result.status() != ElasticsearchErrors.NOT_FOUND) {
                    throw new IOException(result.error());
                }
            }
            open = again;
        }
    }

    private record Found(Place place, long seqNo, long primaryTerm) {}

    private Map<String, Found> read(Collection<String> ids) throws IOException {
        Map<String, Found> places = new HashMap<>();
        if (ids.isEmpty()) {
            return places;
        }
        MgetResponse<Place> found = bulk.patiently(() -> client.mget(
                m -> m.index(IndexDefinition.ARTICLES).ids(List.copyOf(ids)).sourceIncludes("story", "wording"),
                Place.class));
        found.docs().forEach(item -> {
            GetResult<Place> result = item.isResult() ? item.result() : null;
            if (result != null && result.found() && result.source() != null) {
                places.put(result.id(), new Found(result.source(), result.seqNo(), result.primaryTerm()));
            }
        });
        return places;
    }
}
