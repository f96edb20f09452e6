package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.index.ArticleWriter.Written.Outcome;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Writes articles by {@link BulkWriter}. A document is written only if it is still what was read before, so that two
 * writers of one article do not undo each other.
 */
@Singleton
final class ElasticsearchArticleWriter implements ArticleWriter {
    private static final String READ = IndexDefinition.ARTICLES;
    private static final String WRITE = READ + "-write";
    private static final int CONFLICT_ROUNDS = 5;

    private final ElasticsearchClient client;
    private final BulkWriter bulk;
    private final Clock clock;

    @Inject
    ElasticsearchArticleWriter(ElasticsearchClient client, BulkWriter bulk) {
        this(client, bulk, Clock.systemUTC());
    }

    ElasticsearchArticleWriter(ElasticsearchClient client, BulkWriter bulk, Clock clock) {
        this.client = client;
        this.bulk = bulk;
        this.clock = clock;
    }

    @Override
    public List<Written> write(List<TaggedArticle> articles) {
        Written[] results = new Written[articles.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            open.add(i);
        }
        int conflicts = 0;
        while (!open.isEmpty()) {
            Map<ArticleId, Integer> round = new HashMap<>();
            List<Integer> later = new ArrayList<>();
            for (int i : open) {
                // An article that comes twice waits for the next round, so that each result is true in its turn.
                if (round.putIfAbsent(articles.get(i).article().id(), i) != null) {
                    later.add(i);
                }
            }
            List<Integer> conflicting = writeDistinct(articles, List.copyOf(round.values()), results);
            if (!conflicting.isEmpty() && ++conflicts > CONFLICT_ROUNDS) {
                for (int i : conflicting) {
                    results[i] = new Written(
                            articles.get(i).article().id(), Outcome.UNAVAILABLE, "Others keep changing this article.");
                }
            } else {
                later.addAll(conflicting);
            }
            later.sort(null);
            open = later;
        }
        return List.of(results);
    }

    @Override
    public void refresh() {
        try {
            client.indices().refresh(r -> r.index(READ));
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    private record Known(long seqNo, long primaryTerm, Instant indexedAt, String fingerprint) {}

    /** @return those to try again, because somebody else wrote the article meanwhile */
    private List<Integer> writeDistinct(List<TaggedArticle> articles, List<Integer> round, Written[] results) {
        Map<String, Known> known;
        try {
            known = known(
                    round.stream().map(i -> articles.get(i).article().id()).toList());
        } catch (IOException e) {
            round.forEach(
                    i -> results[i] = new Written(articles.get(i).article().id(), Outcome.UNAVAILABLE, e.getMessage()));
            return List.of();
        }
        List<Integer> sent = new ArrayList<>();
        List<BulkOperation> operations = new ArrayList<>();
        for (int i : round) {
            TaggedArticle article = articles.get(i);
            ArticleId id = article.article().id();
            ArticleDocument document = ArticleDocument.of(article);
            String fingerprint = fingerprint(document);
            Known before = known.get(id.value());
            if (before != null && fingerprint.equals(before.fingerprint())) {
                results[i] = new Written(id, Outcome.UNCHANGED, "");
            } else {
                sent.add(i);
                operations.add(operation(id, document, fingerprint, before));
            }
        }
        List<CompletableFuture<BulkWriter.Result>> pending = bulk.submit(operations);
        List<Integer> conflicting = new ArrayList<>();
        for (int n = 0; n < sent.size(); n++) {
            int i = sent.get(n);
            BulkWriter.Result result = pending.get(n).join();
            boolean update = known.containsKey(articles.get(i).article().id().value());
            if (result.isOk()) {
                results[i] =
                        new Written(articles.get(i).article().id(), update ? Outcome.UPDATED : Outcome.CREATED, "");
            } else if (result.status() == ElasticsearchErrors.CONFLICT) {
                conflicting.add(i);
            } else {
                results[i] = new Written(
                        articles.get(i).article().id(),
                        result.isPassing() ? Outcome.UNAVAILABLE : Outcome.FAILED,
                        result.error());
            }
        }
        return conflicting;
    }

    private BulkOperation operation(ArticleId id, ArticleDocument document, String fingerprint, Known before) {
        Instant now = clock.instant();
        if (before == null) {
            return BulkOperation.of(o ->
                    o.create(c -> c.index(WRITE).id(id.value()).document(document.written(now, now, fingerprint))));
        }
        return BulkOperation.of(o -> o.index(x -> x.index(WRITE)
                .id(id.value())
                .ifSeqNo(before.seqNo())
                .ifPrimaryTerm(before.primaryTerm())
                .document(document.written(before.indexedAt(), now, fingerprint))));
    }

    private Map<String, Known> known(List<ArticleId> ids) throws IOException {
        MgetResponse<ArticleDocument> found = bulk.patiently(() -> client.mget(
                m -> m.index(READ)
                        .ids(ids.stream().map(ArticleId::value).toList())
                        .sourceIncludes("indexedAt", "fingerprint"),
                ArticleDocument.class));
        Map<String, Known> known = new HashMap<>();
        for (var item : found.docs()) {
            if (item.isFailure()) {
                throw new IOException(item.failure().error().reason());
            }
            GetResult<ArticleDocument> result = item.result();
            if (result.found() && result.source() != null) {
                known.put(
                        result.id(),
                        new Known(
                                result.seqNo(),
                                result.primaryTerm(),
                                result.source().indexedAt(),
                                result.source().fingerprint()));
            }
        }
        return known;
    }

    private static String fingerprint(ArticleDocument document) {
        try {
            byte[] json = ElasticsearchJson.MAPPER.writeValueAsBytes(document);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 16);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("An article is always JSON, and every platform has SHA-256", e);
        }
    }
}
