package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import dev.entente.support.TestElasticsearch;
import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.tag.Identity;
import dev.entente.tag.IdentityStore;
import dev.entente.tag.IdentityStore.Stored;
import dev.entente.tag.KnownName;
import dev.entente.tag.OfficialLinking;
import dev.entente.tag.OfficialLinking.Dated;
import dev.entente.tag.Taxonomy;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
    private static final Taxonomy TAXONOMY = new Taxonomy();
    private static final Readiness READINESS = new Readiness();
    private static final LocalDate DAY = LocalDate.of(2014, 6, 1);

    private final IdentityStore store = new ElasticsearchIdentities(TestElasticsearch.client(), READINESS);
    private final OfficialLinking linking = new OfficialLinking(TAXONOMY, store);

    @BeforeAll
    static void prepare() throws IOException {
        new Indexes(TestElasticsearch.client()).prepare();
        READINESS.isReady();
    }

    @Test
    void keepsWhatItIsGiven() {
        Identity identity = new Identity(
                "kept-quizi",
                List.of("Kept Quizi", "K. Quizi"),
                "PE",
                false,
                List.of("interior minister"),
                DAY,
                DAY.plusDays(1));
        KnownName name = new KnownName("PE:keptquizi", List.of(new KnownName.Span("kept-quizi", 2014, 2015)));
        KnownName foreign = new KnownName("CN:王小洪", List.of(new KnownName.Span("person-1", 2014, 2015)));

        assertThat(store.save(List.of(Stored.fresh(identity)), List.of(Stored.fresh(name), Stored.fresh(foreign))))
                .isTrue();

        IdentityStore.Known known =
                store.read(List.of(name.key(), foreign.key(), "PE:nobody"), List.of("kept-quizi", "nobody"));
        assertThat(known.names().values()).extracting(Stored::value).containsExactlyInAnyOrder(name, foreign);
        assertThat(known.identities().values()).extracting(Stored::value).containsExactly(identity);
        assertThat(store.near(List.of(identity.blocks(), Set.of("PE:xx"))).get(0))
                .extracting(Stored::value)
                .contains(identity);
        assertThat(store.near(List.of(Set.of("PE:xx"))).get(0)).isEmpty();
    }

    @Test
    void refusesWhatSomebodyElseHasChanged() {
        Identity before = new Identity("changed-quizi", List.of("Changed Quizi"), "PE", false, List.of(), null, null);
        assertThat(store.save(List.of(Stored.fresh(before)), List.of())).isTrue();
        assertThat(store.save(List.of(Stored.fresh(before)), List.of())).isFalse();
        Stored<Identity> read =
                store.read(List.of(), List.of("changed-quizi")).identities().get("changed-quizi");
        Identity after =
                new Identity("changed-quizi", List.of("Changed Quizi"), "PE", false, List.of("mayor"), null, null);

        assertThat(store.save(List.of(new Stored<>(after, read.number(), read.term())), List.of()))
                .isTrue();
        assertThat(store.save(List.of(read), List.of())).isFalse();
        assertThat(store.read(List.of(), List.of("changed-quizi"))
                        .identities()
                        .get("changed-quizi")
                        .value())
                .isEqualTo(after);
    }

    @Test
    void laterArticlesJoinWhatEarlierOnesMade() {
        assertThat(ids(linking, article("Abdolreza Quizon Fazlon", "IR"))).containsExactly("abdolreza-quizon-fazlon");
        OfficialLinking afterARestart =
                new OfficialLinking(TAXONOMY, new ElasticsearchIdentities(TestElasticsearch.client(), READINESS));
        assertThat(ids(
                        afterARestart,
                        article("Abdolreza Quizon", "IR"),
                        article("A. Quizon Fazlon", "IR"),
                        article("Abdolreza Quizon", "IQ"),
                        article("Abdolreza Quizon Fazlon", "IR")))
                .containsExactly(
                        "abdolreza-quizon-fazlon",
                        "abdolreza-quizon-fazlon",
                        "abdolreza-quizon",
                        "abdolreza-quizon-fazlon");
    }

    @Test
    void twoInstancesAtOnceMakeOneIdentityOfEachName() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                OfficialLinking instance = new OfficialLinking(
                        TAXONOMY, new ElasticsearchIdentities(TestElasticsearch.client(), READINESS));
                work.add(() -> {
                    List<String> ids = new ArrayList<>();
                    for (int article = 0; article < 14; article++) {
                        String name = "Racing Qui" + "bcdfhklmnprstz".charAt(article) + "ov";
                        ids.addAll(ids(instance, article(name, "RU"), article(name, "PE")));
                    }
                    return ids;
                });
            }
            Set<List<String>> results = new HashSet<>();
            for (Future<List<String>> one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            assertThat(results).hasSize(1);
            assertThat(results.iterator().next()).doesNotHaveDuplicates().hasSize(28);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Killed after the identity was written, before the name. */
    @Test
    void findsTheIdentityThatAKillLeftWithoutItsName() {
        IdentityStore killed = new IdentityStore() {
            @Override
            public Known read(Collection<String> keys, Collection<String> ids) {
                return store.read(keys, ids);
            }

            @Override
            public List<List<Stored<Identity>>> near(List<Set<String>> blocks) {
                return store.near(blocks);
            }

            @Override
            public boolean save(Collection<Stored<Identity>> identities, Collection<Stored<KnownName>> names) {
                store.save(identities, List.of());
                throw new IdentitiesUnavailable("killed", null);
            }
        };
        assertThatThrownBy(() -> ids(new OfficialLinking(TAXONOMY, killed), article("Killed Quizi", "PE")))
                .isInstanceOf(IdentitiesUnavailable.class);

        assertThat(ids(linking, article("Killed Quizi", "PE"))).containsExactly("killed-quizi");
        assertThat(ids(linking, article("Killed Quizi", "PE"))).containsExactly("killed-quizi");
    }

    @Test
    void saysSoWhereElasticsearchIsAway() throws IOException {
        try (RestClient nobody =
                RestClient.builder(HttpHost.create("http://127.0.0.1:9")).build()) {
            IdentityStore away = new ElasticsearchIdentities(
                    new ElasticsearchClient(new RestClientTransport(nobody, ElasticsearchJson.mapper())), READINESS);
            assertThatThrownBy(() -> ids(new OfficialLinking(TAXONOMY, away), article("Ali Quizi", "PE")))
                    .isInstanceOf(IdentitiesUnavailable.class)
                    .hasMessageContaining("does not answer");
        }
        IdentityStore early = new ElasticsearchIdentities(TestElasticsearch.client(), new Readiness());
        assertThatThrownBy(() -> early.read(List.of("x"), List.of()))
                .isInstanceOf(IdentitiesUnavailable.class)
                .hasMessage("Entente is starting.");
    }

    private static List<String> ids(OfficialLinking linking, Dated... articles) {
        return linking.link(List.of(articles)).stream()
                .flatMap(tags -> tags.officials().stream())
                .map(OfficialTag::id)
                .toList();
    }

    private static Dated article(String name, String country) {
        String id = name.toLowerCase(Locale.ROOT).replace(".", "").replace(' ', '-');
        OfficialTag tag = new OfficialTag(id, name, List.of(name), "deputy interior minister", country, List.of());
        return new Dated(new Tags(List.of(), List.of(tag), List.of(), List.of()), DAY);
    }
}
