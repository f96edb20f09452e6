package dev.entente.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The web room alone: all that it stands on is imitated, and no Elasticsearch runs. */
public class WithFakeRooms implements QuarkusTestProfile {
    static final String ADMIN_TOKEN = "token-of-the-tests";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(
                FakeSearch.class,
                FakeEntities.class,
                FakeSavedQueries.class,
                FakeCoverage.class,
                FakeFrontier.class,
                FakeRooms.Kept.class,
                FakeRooms.Recorded.class,
                FakeRooms.Curating.class,
                FakeRooms.Retagging.class,
                FakeRooms.Proposing.class,
                FakeRooms.Trying.class,
                FakeRooms.Removing.class,
                FakeRooms.Import.class,
                FakeRooms.Archived.class,
                FakeRooms.Crawling.class,
                FakeRooms.Extracting.class,
                FakeRooms.Identities.class,
                FakeRooms.Tagging.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "entente.admin-token", ADMIN_TOKEN,
                "entente.data-dir", "target/web-test-data",
                "entente.coverage.fresh", "0s",
                "entente.elasticsearch.embedded", "false",
                "entente.sources", "src/test/resources/web/sources.yaml",
                "quarkus.arc.exclude-types", "dev.entente.startup.Startup",
                "quarkus.http.test-port", "0");
    }
}
