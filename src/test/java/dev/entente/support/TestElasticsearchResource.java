package dev.entente.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets a {@code @QuarkusTest} use the shared node: {@code @QuarkusTestResource(TestElasticsearchResource.class)}. */
public final class TestElasticsearchResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "entente.elasticsearch.embedded", "false",
                "quarkus.elasticsearch.hosts", TestElasticsearch.address().getAuthority(),
                "quarkus.elasticsearch.username", TestElasticsearch.user(),
                "quarkus.elasticsearch.password", TestElasticsearch.password());
    }

    @Override
    public void stop() {
        // shared with other tests of this JVM, ends with it
    }
}
