package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class IndexesTest {
    private final ElasticsearchClient client = TestElasticsearch.client();
    private final Indexes indexes = new Indexes(client);
    private String name;

    @BeforeEach
    void nameAnIndexOfOurOwn(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    }

    @Test
    void createsAnIndexWithBothAliases() throws IOException {
        indexes.prepare(version(1));
        write("1", "Tehran");
        assertThat(read()).containsExactly("Tehran");
        assertThat(physical()).containsExactly(name + "-000001");
    }

    @Test
    void leavesAnIndexOfTheSameVersionAlone() throws IOException {
        indexes.prepare(version(1));
        write("1", "Tehran");
        indexes.prepare(version(1));
        assertThat(physical()).containsExactly(name + "-000001");
        assertThat(read()).containsExactly("Tehran");
    }

    @Test
    void rollsOverToANewerVersionAndKeepsEveryDocument() throws IOException {
        indexes.prepare(version(1));
        writeMany(1_234, "text ");
        indexes.prepare(version(2));
        assertThat(physical()).containsExactly(name + "-000002");
        assertThat(read()).hasSize(1_234);
        write("new", "written after");
        assertThat(read()).hasSize(1_235).contains("written after");
    }

    @Test
    void catchesUpWithWhatIsWrittenChangedAndDeletedMeanwhile() throws Exception {
        indexes.prepare(version(1));
        writeMany(600, "old ");
        int[] leases = {0};
        new Rollover(client, version(2), name + "-000001", name + "-000002", () -> {
                    // The lease is extended after each batch: in the middle of the copy.
                    if (leases[0]++ == 0) {
                        write("late", "late");
                        write("5", "changed");
                        client.delete(d -> d.index(name + "-write").id("6"));
                    }
                    return true;
                })
                .run();
        assertThat(read()).hasSize(600).contains("late", "changed").doesNotContain("old 5", "old 6");
    }

    @Test
    void rollsBackWhenADocumentDoesNotFitTheNewVersion() throws IOException {
        indexes.prepare(version(1));
        write("1", "not a number");
        IndexDefinition numbers = new IndexDefinition(name, 2, body(2, "long"));
        assertThatThrownBy(() -> indexes.prepare(numbers)).isInstanceOf(IOException.class);
        assertThat(physical()).containsExactly(name + "-000001");
        write("2", "still open to writes");
        assertThat(read()).containsExactlyInAnyOrder("not a number", "still open to writes");
    }

    @Test
    void repairsWhatAKilledRolloverLeft() throws IOException {
        indexes.prepare(version(1));
        write("1", "Tehran");
        client.indices().create(c -> c.index(name + "-000002"));
        client.indices().putSettings(p -> p.index(name + "-000001").settings(s -> s.blocks(b -> b.write(true))));
        assertThatThrownBy(() -> write("2", "refused")).isInstanceOf(ElasticsearchException.class);

        indexes.prepare(version(1));

        assertThat(physical()).containsExactly(name + "-000001");
        write("2", "Beijing");
        assertThat(read()).containsExactlyInAnyOrder("Tehran", "Beijing");
    }

    @Test
    void waitsWhileAnotherInstancePreparesTheIndex() throws Exception {
        IndexLock other = new IndexLock(client, Clock.systemUTC());
        assertThat(other.acquire(name)).isTrue();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> prepareUnchecked(version(1)));
        assertThat(new IndexLock(client, Clock.systemUTC()).acquire(name)).isFalse();
        assertThat(waiting).isNotDone();
        other.release(name);
        waiting.get(30, TimeUnit.SECONDS);
        assertThat(physical()).containsExactly(name + "-000001");
    }

    @Test
    void takesOverTheLockOfAKilledInstance() throws IOException {
        Clock longAgo =
                Clock.offset(Clock.systemUTC(), IndexLock.LEASE.negated().minusSeconds(1));
        assertThat(new IndexLock(client, longAgo).acquire(name)).isTrue();
        assertThat(new IndexLock(client, Clock.systemUTC()).acquire(name)).isTrue();
    }

    @Test
    void refusesAnIndexOfANewerVersion() throws IOException {
        indexes.prepare(version(2));
        assertThatThrownBy(() -> indexes.prepare(version(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer Entente");
    }

    @Test
    void touchesNothingWhereTheAliasIsGone() throws IOException {
        indexes.prepare(version(1));
        client.indices().deleteAlias(d -> d.index(name + "-000001").name(name));
        assertThatThrownBy(() -> indexes.prepare(version(1))).hasMessageContaining("Add the aliases");
        assertThat(physical()).containsExactly(name + "-000001");
    }

    @Test
    void carriesAFrontierOfTheFirstVersionOver() throws IOException {
        String today = IndexDefinition.load("frontier").body();
        String first = today.replace("\"version\":2", "\"version\":1");
        assertThat(first).isNotEqualTo(today);
        indexes.prepare(new IndexDefinition(name, 1, first));
        client.index(i -> i.index(name + "-write").id("1").withJson(new StringReader("""
                {"url": "http://times.example/a", "source": "times", "host": "times.example", "kind": "PAGE",
                 "state": "FAILED", "rank": 2, "nextFetch": "2026-03-01T12:00:00Z", "unchanged": 0, "failures": 3,
                 "note": "It answered 500.", "discoveredAt": "2026-02-01T12:00:00Z", "etag": "\\"1\\""}""")));
        indexes.prepare(new IndexDefinition(name, 2, today));
        assertThat(physical()).containsExactly(name + "-000002");
        client.indices().refresh(r -> r.index(name));
        assertThat(client.count(c -> c.index(name)
                                .query(q -> q.term(t -> t.field("source").value("times"))))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void everyIndexOfTheAppLoadsOnTheEngine() throws IOException {
        indexes.prepare();
        for (IndexDefinition definition : IndexDefinition.all()) {
            assertThat(client.count(c -> c.index(definition.name())).count()).isGreaterThanOrEqualTo(0);
        }
    }

    private void prepareUnchecked(IndexDefinition definition) {
        try {
            indexes.prepare(definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IndexDefinition version(int version) {
        return new IndexDefinition(name, version, body(version, "keyword"));
    }

    record Text(String text) {}

    private static String body(int version, String type) {
        return """
                {"settings": {"number_of_shards": 2, "number_of_replicas": 0},
                 "mappings": {"dynamic": "strict", "_meta": {"version": %d},
                              "properties": {"text": {"type": "%s"}}}}""".formatted(version, type);
    }

    private void write(String id, String text) throws IOException {
        client.index(i -> i.index(name + "-write").id(id).document(Map.of("text", text)));
    }

    private void writeMany(int count, String text) throws IOException {
        BulkResponse written = client.bulk(b -> {
            for (int i = 0; i < count; i++) {
                String number = Integer.toString(i);
                b.operations(
                        o -> o.index(x -> x.index(name + "-write").id(number).document(Map.of("text", text + number))));
            }
            return b;
        });
        assertThat(written.errors()).isFalse();
    }

    private List<String> read() throws IOException {
        client.indices().refresh(r -> r.index(name));
        return client.search(s -> s.index(name).size(10_000), Text.class).hits().hits().stream()
                .map(hit -> hit.source().text())
                .toList();
    }

    private Set<String> physical() throws IOException {
        return client.indices().get(g -> g.index(name + "-0*")).result().keySet();
    }
}
