package dev.entente.crawl;

import static dev.entente.crawl.ElasticsearchCall.CONFLICT;
import static dev.entente.crawl.ElasticsearchCall.send;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One document a host in the index {@code hosts}; each change names the version that it was made of. */
@Singleton
class ElasticsearchSharedHosts implements SharedHosts {
    private static final int ROUNDS = 20;

    private final ElasticsearchClient client;
    private final String readAlias;
    private final CrawlLease lease;
    private final Clock clock;
    /** Hosts of this app, each with the name under which it was taken. */
    private final Map<String, String> ours = new ConcurrentHashMap<>();
    /** Hosts that are let go, until the index is known to have it: they may be another's already. */
    private final Map<String, String> leaving = new ConcurrentHashMap<>();

    @Inject
    ElasticsearchSharedHosts(ElasticsearchClient client, CrawlLease lease) {
        this(client, "hosts", lease, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** @param alias to read by; {@code <alias>-write} is the one to write by */
    ElasticsearchSharedHosts(ElasticsearchClient client, String alias, CrawlLease lease, Clock clock) {
        this.client = client;
        this.readAlias = alias;
        this.lease = lease;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            String host,
            @Nullable String holder,
            @Nullable Instant leaseUntil,
            Instant readyAt,
            @Nullable String reason) {}

    @Override
    public Taken take(String host) {
        String own = lease.holder();
        Taken[] taken = new Taken[1];
        change(host, before -> {
            Instant now = clock.instant();
            String holder = before.holder();
            boolean others = holder != null && !holder.equals(own);
            if (others
                    && before.leaseUntil() != null
                    && !wasOurs(holder)
                    && lease.mayLive(holder, before.leaseUntil(), now)) {
                throw new HostTaken(host);
            }
            taken[0] = new Taken(before.readyAt(), others);
            return new Document(host, own, now.plus(lease.length()), before.readyAt(), before.reason());
        });
        ours.put(host, own);
        leaving.remove(host);
        return taken[0];
    }

    private boolean wasOurs(String holder) {
        return ours.containsValue(holder) || leaving.containsValue(holder);
    }

    @Override
    public void release(String host, Instant readyAt) {
        String held = ours.remove(host);
        if (held != null) {
            leaving.put(host, held);
        }
        String own = leaving.get(host);
        if (own != null) {
            change(
                    host,
                    before -> own.equals(before.holder())
                            ? new Document(host, null, null, later(before.readyAt(), readyAt), before.reason())
                            : before);
            leaving.remove(host, own);
        }
    }

    @Override
    public boolean has(String host) {
        String name = ours.get(host);
        return name != null && lease.isHeld(name);
    }

    @Override
    public Instant readyAt(String host) {
        Document found = get(host).source();
        return found == null ? Instant.EPOCH : found.readyAt();
    }

    @Override
    public void rest(String host, Instant until, String reason) {
        change(
                host,
                before -> until.isAfter(before.readyAt())
                        ? new Document(host, before.holder(), before.leaseUntil(), until, reason)
                        : before);
    }

    private GetResponse<Document> get(String host) {
        return send(() -> client.get(get -> get.index(readAlias).id(host), Document.class));
    }

    /** Of two changes at once, the second sees what the first made. */
    private void change(String host, UnaryOperator<Document> change) {
        for (int round = 0; round < ROUNDS; round++) {
            GetResponse<Document> found = get(host);
            Document before =
                    found.source() == null ? new Document(host, null, null, Instant.EPOCH, null) : found.source();
            Document after = change.apply(before);
            if (after.equals(before) || write(found, after)) {
                return;
            }
        }
        throw new FrontierUnavailable("Others keep changing what is known of " + host + ".", null);
    }

    private boolean write(GetResponse<Document> found, Document after) {
        // As a bulk of one, whose conflicts come as a status and not in one of two kinds of exceptions.
        BulkOperation operation = found.found()
                ? BulkOperation.of(op -> op.index(index -> index.id(after.host())
                        .ifSeqNo(found.seqNo())
                        .ifPrimaryTerm(found.primaryTerm())
                        .document(after)))
                : BulkOperation.of(
                        op -> op.create(create -> create.id(after.host()).document(after)));
        BulkResponseItem item = send(() -> client.bulk(bulk ->
                        bulk.index(readAlias + "-write").requireAlias(true).operations(operation)))
                .items()
                .get(0);
        if (item.status() == CONFLICT) {
            return false;
        }
        ElasticsearchCall.requireWritten(item);
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
