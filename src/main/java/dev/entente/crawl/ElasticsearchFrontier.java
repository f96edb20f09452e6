package dev.entente.crawl;

import static dev.entente.crawl.ElasticsearchCall.CONFLICT;
import static dev.entente.crawl.ElasticsearchCall.requireWritten;
import static dev.entente.crawl.ElasticsearchCall.send;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.entente.article.ArticleId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The frontier in the index {@code frontier}. Every change of a document names the version that it was read at
 * ({@code if_seq_no}), so of two workers that want one URL exactly one gets it.
 */
@Singleton
class ElasticsearchFrontier implements Frontier {
    private static final int BATCH = 500;

    private final ElasticsearchClient client;
    private final String readAlias;
    private final String writeAlias;
    private final CrawlLease lease;
    private final Clock clock;
    private final ElasticsearchFrontierSearch searches;
    /** Ids of the URLs that this app holds. */
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    private final KnownUrls known;

    @Inject
    ElasticsearchFrontier(ElasticsearchClient client, CrawlLease lease, KnownUrls known) {
        this(client, "frontier", lease, known, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** @param alias to read by; {@code <alias>-write} is the one to write by */
    ElasticsearchFrontier(ElasticsearchClient client, String alias, CrawlLease lease, KnownUrls known, Clock clock) {
        this.client = client;
        this.readAlias = alias;
        this.writeAlias = alias + "-write";
        this.lease = lease;
        this.known = known;
        this.clock = clock;
        this.searches = new ElasticsearchFrontierSearch(client, alias, lease);
    }

    @Override
    public Set<URI> add(String source, Collection<Link> links) {
        return add(new Owner(source, false), links);
    }

    @Override
    public Set<URI> assign(String source, Collection<Link> links) {
        return add(new Owner(source, true), links);
    }

    /** @param takes whether it takes URLs over that were another's */
    private record Owner(String source, boolean takes) {
        /** To remember a URL by, together with whose it was found to be. */
        String key(URI url) {
            return id(takes ? URI.create(url + "#" + source) : url);
        }
    }

    private Set<URI> add(Owner owner, Collection<Link> links) {
        Map<String, Link> byId = new LinkedHashMap<>();
        for (Link link : links) {
            String id = id(link.url());
            if (tellsMore(link) || !known.contains(owner.key(link.url()))) {
                byId.merge(id, link, ElasticsearchFrontier::newer);
            }
        }
        List<String> ids = List.copyOf(byId.keySet());
        Set<URI> added = new HashSet<>();
        for (int i = 0; i < ids.size(); i += BATCH) {
            addBatch(owner, byId, ids.subList(i, Math.min(ids.size(), i + BATCH)), added);
        }
        byId.values().forEach(link -> known.add(owner.key(link.url())));
        return added;
    }

    private void addBatch(Owner owner, Map<String, Link> links, List<String> ids, Set<URI> added) {
        BulkRequest.Builder bulk = bulk();
        for (String id : ids) {
            FrontierUrl url = FrontierUrl.discovered(links.get(id), owner.source(), clock.instant());
            bulk.operations(op -> op.create(create -> create.id(id).document(FrontierDocument.free(url))));
        }
        List<String> conflicts = new ArrayList<>();
        for (BulkResponseItem item : send(() -> client.bulk(bulk.build())).items()) {
            String id = Objects.requireNonNull(item.id());
            if (item.status() == CONFLICT) {
                conflicts.add(id);
            } else {
                requireWritten(item);
                added.add(links.get(id).url());
            }
        }
        List<String> more = conflicts.stream()
                .filter(id -> owner.takes() || tellsMore(links.get(id)))
                .toList();
        revise(owner, more, links, added);
    }

    private static boolean tellsMore(Link link) {
        return link.modifiedAt() != null || link.kind() != FrontierUrl.Kind.PAGE;
    }

    /** Known URLs of which more is known now. One that another holds or changes just now is left to that one. */
    private void revise(Owner owner, List<String> ids, Map<String, Link> links, Set<URI> added) {
        if (ids.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        BulkRequest.Builder bulk = bulk();
        boolean any = false;
        for (var item : send(() -> client.mget(get -> get.index(readAlias).ids(ids), FrontierDocument.class))
                .docs()) {
            GetResult<FrontierDocument> found = item.isResult() ? item.result() : null;
            if (found == null || found.source() == null || found.source().isHeld(lease, now)) {
                continue;
            }
            FrontierUrl url = found.source().frontierUrl();
            FrontierUrl whose =
                    !owner.takes() || url.source().equals(owner.source()) ? url : url.ofSource(owner.source(), now);
            FrontierUrl revised = whose.revised(links.get(found.id()), now);
            if (!revised.equals(url)) {
                any = true;
                bulk.operations(op -> op.index(index -> index.id(found.id())
                        .ifSeqNo(found.seqNo())
                        .ifPrimaryTerm(found.primaryTerm())
                        .document(FrontierDocument.free(revised))));
                if (revised.nextFetch().isBefore(url.nextFetch())) {
                    added.add(url.url());
                }
            }
        }
        if (any) {
            send(() -> client.bulk(bulk.build())).items().stream()
                    .filter(item -> item.status() != CONFLICT)
                    .forEach(ElasticsearchCall::requireWritten);
        }
    }

    /** One thread at a time, so that what this app holds and what it is about to take are never mixed up. */
    @Override
    public synchronized List<Claim> claim(Due due, int most, Set<String> without) {
        Instant now = clock.instant();
        String holder = lease.holder();
        List<Hit<FrontierDocument>> hits = searches.mostUrgent(due, now, most, new Limits(without, held));
        if (hits.isEmpty()) {
            return List.of();
        }
        Instant until = now.plus(lease.length());
        BulkRequest.Builder bulk = bulk();
        for (Hit<FrontierDocument> hit : hits) {
            FrontierDocument taken = FrontierDocument.held(document(hit).frontierUrl(), holder, until);
            bulk.operations(op -> op.index(index -> index.id(hit.id())
                    .ifSeqNo(hit.seqNo())
                    .ifPrimaryTerm(hit.primaryTerm())
                    .document(taken)));
        }
        List<BulkResponseItem> written = send(() -> client.bulk(bulk.build())).items();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            BulkResponseItem item = written.get(i);
            if (item.status() != CONFLICT) {
                requireWritten(item);
                held.add(Objects.requireNonNull(item.id()));
                claims.add(new Claim(
                        document(hits.get(i)).frontierUrl(),
                        holder,
                        Objects.requireNonNull(item.seqNo()),
                        Objects.requireNonNull(item.primaryTerm())));
            }
        }
        return claims;
    }

    /**
     * What must not be claimed.
     *
     * @param hosts that cannot be asked
     * @param held ids of URLs that this app holds
     */
    record Limits(Set<String> hosts, Set<String> held) {}

    @Override
    public Optional<Instant> nextReturn(Due due) {
        return searches.firstHeld(due, clock.instant())
                .map(document -> Objects.requireNonNull(document.leaseUntil()).plus(lease.margin()));
    }

    @Override
    public void settle(Collection<Settled> settled) {
        if (settled.isEmpty()) {
            return;
        }
        BulkRequest.Builder bulk = bulk();
        for (Settled one : settled) {
            bulk.operations(
                    op -> op.index(index -> index.id(id(one.claim().url().url()))
                            .ifSeqNo(one.claim().version())
                            .ifPrimaryTerm(one.claim().term())
                            .document(FrontierDocument.free(one.after()))));
        }
        try {
            send(() -> client.bulk(bulk.build())).items().stream()
                    .filter(item -> item.status() != CONFLICT)
                    .forEach(ElasticsearchCall::requireWritten);
        } finally {
            // Also where they could not be settled: then they come back when the lease of the claim ends.
            settled.forEach(one -> abandon(one.claim()));
        }
    }

    @Override
    public boolean isHeld(Claim claim) {
        return lease.isHeld(claim.holder());
    }

    @Override
    public void abandon(Claim claim) {
        held.remove(id(claim.url().url()));
    }

    @Override
    public boolean isReadElsewhere(URI article, URI url) {
        return searches.any(
                BoolQuery.of(b -> b.filter(f -> f.term(t -> t.field("article").value(article.toString())))
                        .filter(f -> f.term(t -> t.field("state").value(UrlState.FETCHED.name())))
                        .mustNot(n -> n.ids(i -> i.values(id(url))))));
    }

    @Override
    public Map<String, Traps.Census> census(String source) {
        return searches.census(source);
    }

    @Override
    public Waiting waiting() {
        return new Waiting(searches.due(clock.instant(), held));
    }

    private BulkRequest.Builder bulk() {
        return new BulkRequest.Builder().index(writeAlias).requireAlias(true);
    }

    private static FrontierDocument document(Hit<FrontierDocument> hit) {
        return Objects.requireNonNull(hit.source(), "The frontier keeps whole documents");
    }

    private static Link newer(Link one, Link other) {
        return modified(other).isAfter(modified(one)) ? other : one;
    }

    private static Instant modified(Link link) {
        return link.modifiedAt() == null ? Instant.MIN : link.modifiedAt();
    }

    private static String id(URI url) {
        return ArticleId.of(url).value();
    }
}
