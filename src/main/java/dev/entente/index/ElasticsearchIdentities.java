package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.MgetRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.tag.Identity;
import dev.entente.tag.IdentityStore;
import dev.entente.tag.KnownName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps identities in the index {@code identities}; {@code index-mappings/identities.json} says what each field holds. Names
 * are read by their id, so that what any app has written is seen at once; candidates are searched after a refresh.
 */
@Singleton
final class ElasticsearchIdentities implements IdentityStore {
    private static final String READ = IndexDefinition.IDENTITIES;
    private static final String WRITE = READ + "-write";
    /** No id of an identity holds a colon. */
    private static final String NAME = "name:";
    /** An id may have 512 bytes; longer names are cut, no two of a state being alike so far. */
    private static final int LONGEST_KEY = 120;

    private static final int SEARCHES_AT_ONCE = 100;

    private final ElasticsearchClient client;
    private final Readiness readiness;

    @Inject
    ElasticsearchIdentities(ElasticsearchClient client, Readiness readiness) {
        this.client = client;
        this.readiness = readiness;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            String kind,
            @Nullable List<String> names,
            @Nullable String country,
            @Nullable Boolean guessed,
            @Nullable List<String> roles,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable Collection<String> blocks,
            @Nullable List<KnownName.Span> spans) {
        static Document of(Identity identity) {
            return new Document(
                    "identity",
                    identity.names(),
                    identity.country(),
                    identity.guessed() ? true : null,
                    identity.roles(),
                    identity.first(),
                    identity.last(),
                    identity.blocks(),
                    null);
        }

        static Document of(KnownName name) {
            return new Document("name", null, null, null, null, null, null, null, name.spans());
        }

        Identity identity(String id) {
            return new Identity(
                    id,
                    names == null ? List.of() : names,
                    country,
                    guessed != null && guessed,
                    roles == null ? List.of() : roles,
                    first,
                    last);
        }
    }

    @Override
    public Known read(Collection<String> keys, Collection<String> ids) {
        Known known = new Known(new HashMap<>(), new HashMap<>());
        if (keys.isEmpty() && ids.isEmpty()) {
            return known;
        }
        HashMap<String, String> names = new HashMap<>();
        keys.forEach(key -> names.put(nameId(key), key));
        List<String> all = Stream.concat(names.keySet().stream(), ids.stream()).toList();
        MgetRequest request = MgetRequest.of(m -> m.index(READ).ids(all));
        for (MultiGetResponseItem<Document> item :
                ask(() -> client.mget(request, Document.class)).docs()) {
            if (item.isFailure()) {
                throw new IdentitiesUnavailable(item.failure().error().reason(), null);
            }
            GetResult<Document> found = item.result();
            Document document = found.source();
            if (document == null) {
                continue;
            }
            long number = Objects.requireNonNull(found.seqNo());
            long term = Objects.requireNonNull(found.primaryTerm());
            String key = names.get(found.id());
            if (key != null) {
                KnownName name = new KnownName(key, Objects.requireNonNull(document.spans()));
                known.names().put(key, new Stored<>(name, number, term));
            } else {
                known.identities().put(found.id(), new Stored<>(document.identity(found.id()), number, term));
            }
        }
        return known;
    }

    @Override
    public List<List<Stored<Identity>>> near(List<Set<String>> blocks) {
        ask(() -> client.indices().refresh(r -> r.index(READ)));
        List<List<Stored<Identity>>> found = new ArrayList<>();
        for (int from = 0; from < blocks.size(); from += SEARCHES_AT_ONCE) {
            List<RequestItem> searches = blocks.subList(from, Math.min(blocks.size(), from + SEARCHES_AT_ONCE)).stream()
                    .map(ElasticsearchIdentities::search)
                    .toList();
            ask(() -> client.msearch(m -> m.index(READ).searches(searches), Document.class))
                    .responses()
                    .forEach(response -> found.add(identities(response)));
        }
        return found;
    }

    private static RequestItem search(Set<String> blocks) {
        return RequestItem.of(r -> r.header(h -> h).body(b -> b.size(MOST_NEAR)
                .trackTotalHits(t -> t.enabled(false))
                .seqNoPrimaryTerm(true)
                .query(q -> q.bool(bool -> {
                    blocks.forEach(block ->
                            bool.should(s -> s.term(t -> t.field("blocks").value(FieldValue.of(block)))));
                    return bool.minimumShouldMatch("1");
                }))));
    }

    private static List<Stored<Identity>> identities(MultiSearchResponseItem<Document> response) {
        if (response.isFailure()) {
            throw new IdentitiesUnavailable(response.failure().error().reason(), null);
        }
        return response.result().hits().hits().stream()
                .map(ElasticsearchIdentities::stored)
                .toList();
    }

    private static Stored<Identity> stored(Hit<Document> hit) {
        String id = Objects.requireNonNull(hit.id());
        return new Stored<>(
                Objects.requireNonNull(hit.source()).identity(id),
                Objects.requireNonNull(hit.seqNo()),
                Objects.requireNonNull(hit.primaryTerm()));
    }

    /** Identities go first and by themselves: a name that names one which is not there would be worse than the reverse. */
    @Override
    public boolean save(Collection<Stored<Identity>> identities, Collection<Stored<KnownName>> names) {
        return write(identities.stream()
                        .map(each -> operation(each.value().id(), Document.of(each.value()), each))
                        .toList())
                && write(names.stream()
                        .map(each -> operation(nameId(each.value().key()), Document.of(each.value()), each))
                        .toList());
    }

    private static BulkOperation operation(String id, Document document, Stored<?> stored) {
        return stored.isFresh()
                ? BulkOperation.of(b -> b.create(c -> c.id(id).document(document)))
                : BulkOperation.of(b -> b.index(i ->
                        i.id(id).document(document).ifSeqNo(stored.number()).ifPrimaryTerm(stored.term())));
    }

    private boolean write(List<BulkOperation> operations) {
        if (operations.isEmpty()) {
            return true;
        }
        BulkRequest request =
                BulkRequest.of(b -> b.index(WRITE).requireAlias(true).operations(operations));
        boolean all = true;
        for (BulkResponseItem item : ask(() -> client.bulk(request)).items()) {
            if (item.status() == ElasticsearchErrors.CONFLICT) {
                all = false;
            } else if (item.error() != null) {
                throw new IdentitiesUnavailable(
                        item.error().type() + ": " + item.error().reason(), null);
            }
        }
        return all;
    }

    private static String nameId(String key) {
        return NAME + (key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key);
    }

    private interface Request<T> {
        T send() throws IOException;
    }

    private <T> T ask(Request<T> request) {
        if (!readiness.ready()) {
            throw new IdentitiesUnavailable(readiness.message(), null);
        }
        try {
            return request.send();
        } catch (IOException | ElasticsearchException e) {
            throw new IdentitiesUnavailable(ElasticsearchErrors.reason(e), e);
        }
    }
}
