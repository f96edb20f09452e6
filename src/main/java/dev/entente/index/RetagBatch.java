package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.curation.Retags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tags the stored texts of some articles anew. Of an article only what follows from its tags is written, and only if
 * nobody else wrote it meanwhile; else it is read again first.
 */
final class RetagBatch {
    private static final Logger LOG = Logger.getLogger(RetagBatch.class);
    private static final String READ = IndexDefinition.ARTICLES;
    private static final String WRITE = READ + "-write";
    private static final int ROUNDS = 5;
    /** Long, and of no use here. */
    static final List<String> LEFT_OUT = List.of("versions", "sketch");

    private final ElasticsearchClient client;
    private final BulkWriter bulk;
    private final Retags.Tagging tagging;

    RetagBatch(ElasticsearchClient client, BulkWriter bulk, Retags.Tagging tagging) {
        this.client = client;
        this.bulk = bulk;
        this.tagging = tagging;
    }

    /** An article as it was read. */
    record Read(String id, long seqNo, long primaryTerm, ArticleDocument document) {}

    /** @param error of the last article that could not be written; null for none */
    record Outcome(int changed, @Nullable String error) {}

    private record Written(
            List<String> countries,
            List<String> officials,
            List<String> topics,
            List<String> agencies,
            List<String> meetings,
            List<String> serving,
            List<String> acts,
            Tags tags,
            String fingerprint) {}

    /** @throws IOException if Elasticsearch does not answer; some may be written by then */
    Outcome run(List<Read> articles) throws IOException {
        int changed = 0;
        String error = null;
        List<Read> open = articles;
        for (int round = 0; !open.isEmpty(); round++) {
            Map<Read, Written> differing = new HashMap<>();
            List<Read> now = open;
            List<@Nullable Written> tagged = tagged(now);
            for (int i = 0; i < now.size(); i++) {
                if (tagged.get(i) != null) {
                    differing.put(now.get(i), tagged.get(i));
                }
            }
            List<Read> written = List.copyOf(differing.keySet());
            List<CompletableFuture<BulkWriter.Result>> results = bulk.submit(written.stream()
                    .map(read -> operation(read, differing.get(read)))
                    .toList());
            List<String> conflicting = new ArrayList<>();
            for (int i = 0; i < written.size(); i++) {
                BulkWriter.Result result = results.get(i).join();
                if (result.isOk()) {
                    changed++;
                } else if (result.status() == ElasticsearchErrors.CONFLICT && round < ROUNDS) {
                    conflicting.add(written.get(i).id());
                } else if (result.isPassing()) {
                    throw new IOException(result.error());
                } else if (result.status() != ElasticsearchErrors.NOT_FOUND) {
                    error = written.get(i).document().url() + ": " + result.error();
                }
            }
            open = conflicting.isEmpty() ? List.of() : again(conflicting);
        }
        return new Outcome(changed, error);
    }

    /** For each article in order; null where the tags stay. */
    private List<@Nullable Written> tagged(List<Read> articles) {
        List<@Nullable TaggedArticle> tagged =
                articles.parallelStream().map(this::tagged).toList();
        try {
            return written(articles, tagged);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // One article must not hold up the others.
            List<@Nullable Written> written = new ArrayList<>();
            for (int i = 0; i < articles.size(); i++) {
                written.add(alone(articles.get(i), tagged.get(i)));
            }
            return written;
        }
    }

    private @Nullable TaggedArticle tagged(Read read) {
        try {
            return tagging.tag(read.document().article(new ArticleId(read.id())));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return keepsItsTags(read, e);
        }
    }

    private @Nullable Written alone(Read read, @Nullable TaggedArticle tagged) {
        try {
            return written(List.of(read), Collections.singletonList(tagged)).get(0);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return keepsItsTags(read, e);
        }
    }

    private static <T> @Nullable T keepsItsTags(Read read, RuntimeException cause) {
        LOG.errorf(
                cause,
                "The article %s keeps its tags, for it cannot be tagged anew",
                read.document().url());
        return null;
    }

    /** @param tagged null for those that cannot be */
    private List<@Nullable Written> written(List<Read> articles, List<@Nullable TaggedArticle> tagged) {
        Iterator<TaggedArticle> settled = tagging.settle(
                        tagged.stream().filter(Objects::nonNull).toList())
                .iterator();
        List<@Nullable Written> written = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            written.add(
                    tagged.get(i) == null
                            ? null
                            : written(articles.get(i).document(), ArticleDocument.of(settled.next())));
        }
        return written;
    }

    private static @Nullable Written written(ArticleDocument before, ArticleDocument after) {
        boolean same = after.tags().equals(before.tags())
                && after.countries().equals(before.countries())
                && after.officials().equals(before.officials())
                && list(after.acts()).equals(list(before.acts()))
                && list(after.agencies()).equals(list(before.agencies()))
                && list(after.meetings()).equals(list(before.meetings()))
                && list(after.serving()).equals(list(before.serving()));
        return same
                ? null
                : new Written(
                        after.countries(),
                        after.officials(),
                        after.topics(),
                        list(after.agencies()),
                        list(after.meetings()),
                        list(after.serving()),
                        list(after.acts()),
                        after.tags(),
                        Revision.hash(after));
    }

    private static List<String> list(@Nullable List<String> values) {
        return Objects.requireNonNullElse(values, List.of());
    }

    private static BulkOperation operation(Read read, Written written) {
        return BulkOperation.of(o -> o.update(u -> u.index(WRITE)
                .id(read.id())
                .ifSeqNo(read.seqNo())
                .ifPrimaryTerm(read.primaryTerm())
                .action(a -> a.doc(written))));
    }

    private List<Read> again(List<String> ids) throws IOException {
        List<Read> read = new ArrayList<>();
        bulk.patiently(() -> client.mget(m -> m.index(READ).ids(ids).sourceExcludes(LEFT_OUT), ArticleDocument.class))
                .docs()
                .forEach(item -> {
                    if (item.isResult() && item.result().found()) {
                        var found = item.result();
                        read.add(new Read(found.id(), found.seqNo(), found.primaryTerm(), found.source()));
                    }
                });
        return read;
    }
}
