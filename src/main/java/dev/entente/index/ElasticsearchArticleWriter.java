package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.index.ArticleWriter.Written.Outcome;
import dev.entente.index.Revision.Reading;
import dev.entente.story.StoryText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes articles by {@link BulkWriter}. A document is written only if it is still what was read before, so that two
 * writers of one article do not undo each other.
 */
@Singleton
final class ElasticsearchArticleWriter implements ArticleWriter {
    private static final Logger LOG = Logger.getLogger(ElasticsearchArticleWriter.class);
    private static final String READ = IndexDefinition.ARTICLES;
    private static final String WRITE = READ + "-write";
    private static final int CONFLICT_ROUNDS = 5;
    private static final String BUSY = "Others keep changing this article.";
    /** What tells whether there is anything to write. */
    private static final List<String> SUMMARY = List.of("fingerprint", "withdrawnAt", "shortenedAt", "shortened");

    private final ElasticsearchClient client;
    private final BulkWriter bulk;
    private final StoryGrouping stories;
    private final Clock clock;
    /** Ids of articles whose stories could not be looked for. */
    private final Set<String> unsettled = ConcurrentHashMap.newKeySet();

    @Inject
    ElasticsearchArticleWriter(ElasticsearchClient client, BulkWriter bulk, StoryGrouping stories) {
        this(client, bulk, stories, Clock.systemUTC());
    }

    ElasticsearchArticleWriter(ElasticsearchClient client, BulkWriter bulk, StoryGrouping stories, Clock clock) {
        this.client = client;
        this.bulk = bulk;
        this.stories = stories;
        this.clock = clock;
    }

    @Override
    public List<Written> write(List<TaggedArticle> articles) {
        return writeAll(
                articles.stream().map(article -> new Input(article, null)).toList());
    }

    @Override
    public List<Written> writeCaptures(List<Capture> captures) {
        Instant now = clock.instant();
        return writeAll(captures.stream()
                .map(capture -> new Input(capture.article(), capture.readAt().isAfter(now) ? now : capture.readAt()))
                .toList());
    }

    /** @param capturedAt when it was read; null for just now */
    private record Input(TaggedArticle tagged, @Nullable Instant capturedAt) {
        Article article() {
            return tagged.article();
        }
    }

    private List<Written> writeAll(List<Input> articles) {
        NewTexts texts = new NewTexts(new HashMap<>(), new HashSet<>());
        List<Written> results = write(articles, texts);
        settle(texts);
        return results;
    }

    /** @param leaving stories that an article had before its text changed */
    private record NewTexts(Map<String, StoryText> byId, Set<String> leaving) {}

    /** The articles are on disk already; a story that cannot be looked for now is looked for at the next write. */
    private void settle(NewTexts texts) {
        List<String> before = List.copyOf(unsettled);
        try {
            stories.settle(texts.byId(), texts.leaving());
            stories.settle(before);
            before.forEach(unsettled::remove);
        } catch (IOException | RuntimeException e) {
            LOG.warnf(
                    "The stories of %d articles are looked for later: %s",
                    texts.byId().size(), e.getMessage());
            unsettled.addAll(texts.byId().keySet());
        }
    }

    private List<Written> write(List<Input> articles, NewTexts texts) {
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
            List<Integer> conflicting = writeDistinct(articles, List.copyOf(round.values()), results, texts);
            if (!conflicting.isEmpty() && ++conflicts > CONFLICT_ROUNDS) {
                for (int i : conflicting) {
                    results[i] = new Written(articles.get(i).article().id(), Outcome.UNAVAILABLE, BUSY);
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

    @Override
    public Written withdraw(ArticleId id, Instant at) {
        for (int round = 0; round <= CONFLICT_ROUNDS; round++) {
            Known known;
            try {
                known = known(List.of(id), List.of()).get(id.value());
            } catch (IOException e) {
                return new Written(id, Outcome.UNAVAILABLE, e.getMessage());
            }
            if (known == null || known.document().withdrawnAt() != null) {
                return new Written(id, Outcome.UNCHANGED, "");
            }
            ArticleDocument marked =
                    known.document().with(known.document().history().withdrawn(at));
            BulkWriter.Result result =
                    bulk.submit(List.of(known.replacedBy(id, marked))).get(0).join();
            if (result.isOk()) {
                return new Written(id, Outcome.UPDATED, "");
            }
            if (result.status() != ElasticsearchErrors.CONFLICT) {
                return failed(id, result);
            }
        }
        return new Written(id, Outcome.UNAVAILABLE, BUSY);
    }

    /** A document with the place where it was found: it may be replaced as long as nobody else does so. */
    private record Known(long seqNo, long primaryTerm, ArticleDocument document) {
        BulkOperation replacedBy(ArticleId id, ArticleDocument next) {
            return BulkOperation.of(o -> o.index(x -> x.index(WRITE)
                    .id(id.value())
                    .ifSeqNo(seqNo)
                    .ifPrimaryTerm(primaryTerm)
                    .document(next)));
        }
    }

    /** @return those to try again, because somebody else wrote the article meanwhile */
    private List<Integer> writeDistinct(List<Input> articles, List<Integer> round, Written[] results, NewTexts texts) {
        Map<Integer, Reading> changed = new LinkedHashMap<>();
        Map<String, Known> known;
        try {
            Map<String, Known> summaries = known(ids(articles, round), SUMMARY);
            for (int i : round) {
                Reading read = Reading.of(articles.get(i).tagged());
                Known summary = summaries.get(read.article().id().value());
                if (summary != null && Revision.isKnown(summary.document(), read.fingerprint())) {
                    results[i] = new Written(read.article().id(), Outcome.UNCHANGED, "");
                } else {
                    changed.put(i, read);
                }
            }
            known = known(
                    ids(articles, changed.keySet()).stream()
                            .filter(id -> summaries.containsKey(id.value()))
                            .toList(),
                    List.of());
        } catch (IOException e) {
            round.forEach(
                    i -> results[i] = new Written(articles.get(i).article().id(), Outcome.UNAVAILABLE, e.getMessage()));
            return List.of();
        }
        return send(articles, changed, known, results, texts);
    }

    private List<Integer> send(
            List<Input> articles,
            Map<Integer, Reading> changed,
            Map<String, Known> known,
            Written[] results,
            NewTexts texts) {
        Instant now = clock.instant();
        Map<Integer, StoryText> newTexts = new HashMap<>();
        List<Integer> sent = new ArrayList<>();
        List<BulkOperation> operations = new ArrayList<>();
        changed.forEach((i, read) -> {
            ArticleId id = read.article().id();
            Known before = known.get(id.value());
            Revision revision = revision(before, read, articles.get(i).capturedAt(), now);
            if (revision.document() == null) {
                results[i] = new Written(id, Outcome.UNCHANGED, "");
                return;
            }
            if (revision.newText() != null) {
                newTexts.put(i, revision.newText());
            }
            sent.add(i);
            operations.add(
                    before == null
                            ? BulkOperation.of(o ->
                                    o.create(c -> c.index(WRITE).id(id.value()).document(revision.document())))
                            : before.replacedBy(id, revision.document()));
        });
        List<CompletableFuture<BulkWriter.Result>> pending = bulk.submit(operations);
        List<Integer> conflicting = new ArrayList<>();
        for (int n = 0; n < sent.size(); n++) {
            int i = sent.get(n);
            ArticleId id = changed.get(i).article().id();
            BulkWriter.Result result = pending.get(n).join();
            if (result.isOk()) {
                Known before = known.get(id.value());
                results[i] = new Written(id, before == null ? Outcome.CREATED : Outcome.UPDATED, "");
                if (newTexts.containsKey(i)) {
                    texts.byId().put(id.value(), newTexts.get(i));
                    if (before != null) {
                        texts.leaving().add(before.document().story());
                    }
                }
            } else if (result.status() == ElasticsearchErrors.CONFLICT) {
                conflicting.add(i);
            } else {
                results[i] = failed(id, result);
            }
        }
        return conflicting;
    }

    private static Revision revision(@Nullable Known before, Reading read, @Nullable Instant capturedAt, Instant now) {
        if (capturedAt == null) {
            return before == null ? Revision.first(read, now) : Revision.of(before.document(), read, now);
        }
        return before == null
                ? Revision.firstCapture(read, now, capturedAt)
                : Revision.ofCapture(before.document(), read, capturedAt);
    }

    private static Written failed(ArticleId id, BulkWriter.Result result) {
        return new Written(id, result.isPassing() ? Outcome.UNAVAILABLE : Outcome.FAILED, result.error());
    }

    private static List<ArticleId> ids(List<Input> articles, Collection<Integer> some) {
        return some.stream().map(i -> articles.get(i).article().id()).toList();
    }

    /** @param fields empty for all */
    private Map<String, Known> known(List<ArticleId> ids, List<String> fields) throws IOException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        MgetResponse<ArticleDocument> found = bulk.patiently(() -> client.mget(
                m -> m.index(READ)
                        .ids(ids.stream().map(ArticleId::value).toList())
                        .sourceIncludes(fields),
                ArticleDocument.class));
        Map<String, Known> known = new HashMap<>();
        for (var item : found.docs()) {
            if (item.isFailure()) {
                throw new IOException(item.failure().error().reason());
            }
            GetResult<ArticleDocument> result = item.result();
            if (result.found() && result.source() != null) {
                known.put(result.id(), new Known(result.seqNo(), result.primaryTerm(), result.source()));
            }
        }
        return known;
    }
}
