package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.GetResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entente.source.Outage;
import dev.entente.source.SourceDefinition;
import dev.entente.source.SourceState;
import dev.entente.source.SourceStore;
import dev.entente.source.SourcesUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps sources in the index {@code sources}; {@code index-mappings/sources.json} says what each field holds. */
@Singleton
final class ElasticsearchSourceStore implements SourceStore {
    private static final String READ = IndexDefinition.SOURCES;
    private static final String WRITE = READ + "-write";
    private static final int MOST = 10_000;
    private static final int ROUNDS = 20;

    private final ElasticsearchClient client;
    private final Readiness readiness;

    @Inject
    ElasticsearchSourceStore(ElasticsearchClient client, Readiness readiness) {
        this.client = client;
        this.readiness = readiness;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            String id,
            @Nullable Map<String, List<String>> definition,
            SourceState.Kind state,
            @Nullable String reason,
            @Nullable Instant since,
            int failedCrawls,
            @Nullable Instant failingSince,
            @Nullable Instant notBefore,
            Instant addedAt) {
        static Document of(Entry entry) {
            SourceDefinition definition = entry.definition();
            return new Document(
                    entry.id(),
                    definition == null ? null : definition.fields(),
                    entry.state().kind(),
                    entry.state().reason(),
                    entry.state().since(),
                    entry.outage().crawls(),
                    entry.outage().since(),
                    entry.outage().notBefore(),
                    entry.addedAt());
        }

        Entry entry() {
            return new Entry(
                    id,
                    definition == null ? null : new SourceDefinition(definition),
                    new SourceState(state, reason, since),
                    new Outage(failedCrawls, failingSince, notBefore),
                    addedAt);
        }
    }

    @Override
    public List<Entry> all() {
        return ask(() -> client
                .search(
                        s -> s.index(READ)
                                .size(MOST)
                                .sort(o -> o.field(f -> f.field("addedAt").order(SortOrder.Asc)))
                                .sort(o -> o.field(f -> f.field("id").order(SortOrder.Asc))),
                        Document.class)
                .hits()
                .hits()
                .stream()
                .flatMap(hit -> Stream.ofNullable(hit.source()))
                .map(Document::entry)
                .toList());
    }

    @Override
    public void change(String id, UnaryOperator<@Nullable Entry> change) {
        for (int round = 0; round < ROUNDS; round++) {
            GetResponse<Document> found =
                    ask(() -> client.get(g -> g.index(READ).id(id), Document.class));
            Entry before = found.source() == null ? null : found.source().entry();
            Entry after = change.apply(before);
            if (Objects.equals(before, after) || tried(after == null ? deletion(found) : writing(found, after))) {
                return;
            }
        }
        throw new SourcesUnavailable("Others keep changing the source " + id + ".", null);
    }

    private Request<?> writing(GetResponse<Document> found, Entry after) {
        return () -> client.index(i -> {
            i.index(WRITE).id(after.id()).document(Document.of(after)).refresh(Refresh.True);
            return found.found()
                    ? i.ifSeqNo(found.seqNo()).ifPrimaryTerm(found.primaryTerm())
                    : i.opType(OpType.Create);
        });
    }

    private Request<?> deletion(GetResponse<Document> found) {
        return () -> client.delete(d -> d.index(WRITE)
                .id(found.id())
                .ifSeqNo(found.seqNo())
                .ifPrimaryTerm(found.primaryTerm())
                .refresh(Refresh.True));
    }

    /** False where somebody else changed the document meanwhile. */
    private boolean tried(Request<?> request) {
        try {
            request.send();
            return true;
        } catch (IOException | ElasticsearchException e) {
            if (ElasticsearchErrors.status(e) == ElasticsearchErrors.CONFLICT) {
                return false;
            }
            throw new SourcesUnavailable(ElasticsearchErrors.reason(e), e);
        }
    }

    private interface Request<T> {
        T send() throws IOException;
    }

    private <T> T ask(Request<T> request) {
        if (!readiness.ready()) {
            throw new SourcesUnavailable(readiness.message(), null);
        }
        try {
            return request.send();
        } catch (IOException | ElasticsearchException e) {
            throw new SourcesUnavailable(ElasticsearchErrors.reason(e), e);
        }
    }
}
