package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.entente.curation.ActFields;
import dev.entente.curation.CurationLog;
import dev.entente.curation.CurationUnavailable;
import dev.entente.curation.Entry;
import dev.entente.curation.InvalidAct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps the log in the index {@code curation}; {@code index-mappings/curation.json} says what each field holds. */
@Singleton
final class ElasticsearchCurationLog implements CurationLog {
    private static final Logger LOG = Logger.getLogger(ElasticsearchCurationLog.class);
    private static final String READ = IndexDefinition.CURATION;
    private static final String WRITE = READ + "-write";
    private static final int PAGE = 1_000;

    private final ElasticsearchClient client;
    private final Readiness readiness;

    @Inject
    ElasticsearchCurationLog(ElasticsearchClient client, Readiness readiness) {
        this.client = client;
        this.readiness = readiness;
    }

    record Document(String id, Instant at, String who, String why, Map<String, List<String>> act) {
        static Document of(Entry entry) {
            return new Document(entry.id(), entry.at(), entry.who(), entry.why(), ActFields.of(entry.act()));
        }

        Optional<Entry> entry() {
            try {
                return Optional.of(new Entry(id, at, who, why, ActFields.read(act)));
            } catch (InvalidAct e) {
                LOG.errorf("The entry %s of the curators' log is not understood and passed over: %s", id, e);
                return Optional.empty();
            }
        }
    }

    @Override
    public List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        List<FieldValue> position = List.of();
        while (true) {
            List<FieldValue> after = position;
            List<Hit<Document>> page = ask(() -> client.search(
                            s -> {
                                s.index(READ)
                                        .size(PAGE)
                                        .sort(o -> o.field(f -> f.field("at").order(SortOrder.Asc)))
                                        .sort(o -> o.field(f -> f.field("id").order(SortOrder.Asc)));
                                return after.isEmpty() ? s : s.searchAfter(after);
                            },
                            Document.class)
                    .hits()
                    .hits());
            page.forEach(hit ->
                    Optional.ofNullable(hit.source()).flatMap(Document::entry).ifPresent(entries::add));
            if (page.size() < PAGE) {
                return entries;
            }
            position = page.get(page.size() - 1).sort();
        }
    }

    @Override
    public long size() {
        return ask(() -> client.count(c -> c.index(READ)).count());
    }

    @Override
    public boolean append(Entry entry) {
        try {
            ask(() -> client.index(i -> i.index(WRITE)
                    .id(entry.id())
                    .document(Document.of(entry))
                    .opType(OpType.Create)
                    .refresh(Refresh.True)));
            return true;
        } catch (CurationUnavailable e) {
            if (e.getCause() instanceof Exception cause
                    && ElasticsearchErrors.status(cause) == ElasticsearchErrors.CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private <T> T ask(CurationCall.Request<T> request) {
        return CurationCall.send(readiness, request);
    }
}
