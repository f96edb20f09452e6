package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkListener;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends documents in bulk, each with a result of its own. {@link #submit} blocks while too much is under way. What
 * Elasticsearch is too busy for (429, 503), what a rollover holds up (403 with a write block) and what a lost connection
 * swallows is sent again with growing pauses for {@link #PATIENCE}; then the result says why it failed.
 */
@Singleton
final class BulkWriter {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Logger LOG = Logger.getLogger(BulkWriter.class);
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private static final Result STOPPED =
            new Result(ElasticsearchErrors.NO_ANSWER, "Entente was stopped before this was written.");

    private final Duration patience;
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bulk-retries");
        thread.setDaemon(true);
        return thread;
    });
    private final BulkIngester<Pending> ingester;
    private final Set<CompletableFuture<Result>> open = ConcurrentHashMap.newKeySet();

    @Inject
    BulkWriter(ElasticsearchClient client) {
        this(client, PATIENCE);
    }

    BulkWriter(ElasticsearchClient client, Duration patience) {
        this.patience = patience;
        this.ingester = BulkIngester.of(b -> b.client(client)
                .maxOperations(500)
                .maxSize(5 * 1024 * 1024)
                .maxConcurrentRequests(2)
                .listener(new Listener()));
    }

    /** @param status HTTP status of this document, 0 where there was no answer */
    record Result(int status, String error) {
        boolean isOk() {
            return status >= 200 && status < 300;
        }

        /** Whether sending the same again can help. */
        boolean isPassing() {
            return status == ElasticsearchErrors.NO_ANSWER
                    || BUSY.contains(status)
                    || status == ElasticsearchErrors.FORBIDDEN && error.startsWith("cluster_block_exception");
        }
    }

    /**
     * Sends documents; blocks while too much is under way.
     *
     * @return a future for each, in order; it never fails: a failure is a result
     */
    List<CompletableFuture<Result>> submit(List<BulkOperation> operations) {
        long now = System.nanoTime();
        List<Pending> documents = operations.stream()
                .map(operation -> new Pending(operation, new CompletableFuture<>(), now, 0))
                .toList();
        documents.forEach(document -> {
            open.add(document.result());
            document.result().whenComplete((result, never) -> open.remove(document.result()));
        });
        send(documents);
        return documents.stream().map(Pending::result).toList();
    }

    /**
     * One thread at a time: of several that wait in the ingester for a free connection, a finished request wakes one
     * only, and if that one finds nothing left to send, the others wait for ever (seen with 8.19.9).
     */
    private void send(List<Pending> documents) {
        synchronized (ingester) {
            documents.forEach(document -> ingester.add(document.operation(), document));
            ingester.flush();
        }
    }

    interface Request<T> {
        T send() throws IOException;
    }

    /** Sends a request, again and again while Elasticsearch is busy or away, as long as documents are. */
    <T> T patiently(Request<T> request) throws IOException {
        long start = System.nanoTime();
        for (int attempt = 0; ; attempt++) {
            try {
                return request.send();
            } catch (IOException | ElasticsearchException e) {
                if (!failure(e).isPassing() || isOver(start)) {
                    throw new IOException(failure(e).error(), e);
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(pauseMillis(attempt));
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                    throw new IOException("Stopped while waiting for Elasticsearch", interruption);
                }
            }
        }
    }

    @PreDestroy
    void close() {
        ingester.close();
        retries.shutdownNow();
        // Nobody may wait for ever for what was to be tried again.
        open.forEach(result -> result.complete(STOPPED));
    }

    private record Pending(BulkOperation operation, CompletableFuture<Result> result, long start, int attempt) {
        Pending again() {
            return new Pending(operation, result, start, attempt + 1);
        }
    }

    private final class Listener implements BulkListener<Pending> {
        @Override
        public void beforeBulk(long id, BulkRequest request, List<Pending> sent) {}

        @Override
        public void afterBulk(long id, BulkRequest request, List<Pending> sent, BulkResponse response) {
            List<Pending> again = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                BulkResponseItem item = response.items().get(i);
                String error = item.error() == null
                        ? ""
                        : item.error().type() + ": " + item.error().reason();
                settle(sent.get(i), new Result(item.status(), error), again);
            }
            retry(again);
        }

        @Override
        public void afterBulk(long id, BulkRequest request, List<Pending> sent, Throwable failure) {
            List<Pending> again = new ArrayList<>();
            sent.forEach(document -> settle(document, failure(failure), again));
            retry(again);
        }
    }

    private void settle(Pending document, Result result, List<Pending> again) {
        if (result.isOk() || !result.isPassing() || isOver(document.start())) {
            document.result().complete(result);
        } else {
            LOG.debugf("Trying a document again: %s", result.error());
            again.add(document.again());
        }
    }

    private void retry(List<Pending> documents) {
        if (!documents.isEmpty()) {
            int attempt = documents.get(0).attempt();
            retries.schedule(() -> resend(documents), pauseMillis(attempt), TimeUnit.MILLISECONDS);
        }
    }

    private void resend(List<Pending> documents) {
        try {
            send(documents);
        } catch (IllegalStateException closed) {
            documents.forEach(document -> document.result().complete(STOPPED));
        }
    }

    private boolean isOver(long start) {
        return System.nanoTime() - start > patience.toNanos();
    }

    private static long pauseMillis(int attempt) {
        long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    }

    private static Result failure(Throwable failure) {
        int status = failure instanceof Exception e ? ElasticsearchErrors.status(e) : ElasticsearchErrors.NO_ANSWER;
        return new Result(status, ElasticsearchErrors.reason(failure));
    }
}
