package dev.entente.saved;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.GetResponse;
import dev.entente.article.ArticleId;
import dev.entente.index.ElasticsearchErrors;
import dev.entente.search.ArticleSearch;
import dev.entente.search.ArticleSearch.NewSince;
import dev.entente.search.ArticleSearch.News;
import dev.entente.search.Criteria;
import dev.entente.search.SearchUnavailable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an owner has seen is kept as a time and a list. An article gets its time when it is sent to the index and can be
 * found only a little later, so a time alone would lose what was on its way while the owner looked. Therefore the time
 * kept lies {@link #ON_THE_WAY} before the look, and what the owner saw of the articles after it is listed.
 */
@Singleton
final class ElasticsearchSavedQueries implements SavedQueries {
    static final Duration ON_THE_WAY = Duration.ofMinutes(2);

    private static final String READ = "saved-queries";
    private static final String WRITE = READ + "-write";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ElasticsearchClient client;
    private final ArticleSearch search;
    private final Clock clock;

    @Inject
    ElasticsearchSavedQueries(ElasticsearchClient client, ArticleSearch search) {
        this(client, search, Clock.systemUTC());
    }

    ElasticsearchSavedQueries(ElasticsearchClient client, ArticleSearch search, Clock clock) {
        this.client = client;
        this.search = search;
        this.clock = clock;
    }

    @Override
    public SavedQuery save(String owner, String name, Criteria criteria) {
        String label = name.strip();
        if (label.isEmpty() || label.length() > NAME_LENGTH) {
            throw new IllegalArgumentException("Give the query a name of 1 to " + NAME_LENGTH + " characters.");
        }
        if (ask(() -> client.count(c -> c.index(READ)
                                .query(q -> q.term(t -> t.field("owner").value(owner))))
                        .count())
                >= LIMIT) {
            throw new IllegalArgumentException(
                    "You have " + LIMIT + " saved queries, the most that can be kept. Delete one first.");
        }
        Instant now = clock.instant();
        SavedQueryDocument document = SavedQueryDocument.of(owner, label, criteria.withPage(1), random(), now)
                .seen(now, lately(criteria, now));
        String id = random();
        ask(() -> client.index(i ->
                i.index(WRITE).id(id).opType(OpType.Create).document(document).refresh(Refresh.True)));
        return document.query(id);
    }

    @Override
    public List<WithNews> of(String owner) {
        List<Found> found = ask(() -> client
                .search(
                        s -> s.index(READ)
                                .query(q -> q.term(t -> t.field("owner").value(owner)))
                                .size(LIMIT)
                                .sort(o -> o.field(f -> f.field("createdAt").order(SortOrder.Desc))),
                        SavedQueryDocument.class)
                .hits()
                .hits()
                .stream()
                .map(hit -> new Found(hit.id(), hit.source()))
                .toList());
        List<Long> news = search.countNew(
                found.stream().map(query -> query.document().newSince()).toList());
        List<WithNews> queries = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            queries.add(new WithNews(found.get(i).document().query(found.get(i).id()), news.get(i)));
        }
        return List.copyOf(queries);
    }

    private record Found(String id, SavedQueryDocument document) {}

    @Override
    public Optional<SavedQuery> find(String owner, String id) {
        return get(owner, id).map(found -> found.source().query(id));
    }

    @Override
    public Optional<Opened> open(String owner, String id) {
        Optional<GetResponse<SavedQueryDocument>> found = get(owner, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        SavedQueryDocument before = found.get().source();
        Instant now = clock.instant();
        List<ArticleId> lately = lately(before.criteria(), now);
        News news = search.news(before.newSince(), NEWS_SHOWN);
        try {
            ask(() -> client.index(i -> i.index(WRITE)
                    .id(id)
                    .ifSeqNo(found.get().seqNo())
                    .ifPrimaryTerm(found.get().primaryTerm())
                    .document(before.seen(now, lately))
                    .refresh(Refresh.True)));
        } catch (Changed e) {
            // Opened twice at once, or deleted meanwhile: the other one has said what is seen.
        }
        return Optional.of(new Opened(before.query(id), news));
    }

    @Override
    public boolean delete(String owner, String id) {
        if (get(owner, id).isEmpty()) {
            return false;
        }
        ask(() -> client.delete(d -> d.index(WRITE).id(id).refresh(Refresh.True)));
        return true;
    }

    @Override
    public Optional<SavedQuery> byFeedToken(String token) {
        if (!ID.matcher(token).matches()) {
            return Optional.empty();
        }
        return ask(() -> client
                .search(
                        s -> s.index(READ)
                                .query(q -> q.term(t -> t.field("feedToken").value(token)))
                                .size(1),
                        SavedQueryDocument.class)
                .hits()
                .hits()
                .stream()
                .findFirst()
                .map(hit -> hit.source().query(hit.id())));
    }

    private List<ArticleId> lately(Criteria criteria, Instant now) {
        return search.newIds(new NewSince(criteria, now.minus(ON_THE_WAY), Set.of()));
    }

    private Optional<GetResponse<SavedQueryDocument>> get(String owner, String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        GetResponse<SavedQueryDocument> found =
                ask(() -> client.get(g -> g.index(READ).id(id), SavedQueryDocument.class));
        return found.found() && found.source().owner().equals(owner) ? Optional.of(found) : Optional.empty();
    }

    private static String random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private static final class Changed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private interface Request<T> {
        T send() throws IOException;
    }

    private static <T> T ask(Request<T> request) {
        try {
            return request.send();
        } catch (IOException | ElasticsearchException e) {
            if (ElasticsearchErrors.status(e) == ElasticsearchErrors.CONFLICT) {
                throw new Changed();
            }
            throw new SearchUnavailable(ElasticsearchErrors.reason(e), e);
        }
    }
}
