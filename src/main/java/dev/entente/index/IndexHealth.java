package dev.entente.index;

import co.elastic.clients.elasticsearch.indices.ExistsAliasRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready only when the start is over and the index of articles answers. */
@org.eclipse.microprofile.health.Readiness
@Singleton
class IndexHealth implements HealthCheck {
    private static final ExistsAliasRequest ARTICLES = ExistsAliasRequest.of(request -> request.name("articles"));

    private final Readiness readiness;
    private final ElasticsearchConnection connection;

    @Inject
    IndexHealth(Readiness readiness, ElasticsearchConnection connection) {
        this.readiness = readiness;
        this.connection = connection;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder index = HealthCheckResponse.named("index");
        if (!readiness.ready()) {
            return index.down().withData("message", readiness.message()).build();
        }
        try {
            boolean found = connection.client().indices().existsAlias(ARTICLES).value();
            return index.status(found).build();
        } catch (IOException | RuntimeException e) {
            return index.down()
                    .withData("message", "Elasticsearch does not answer.")
                    .build();
        }
    }
}
