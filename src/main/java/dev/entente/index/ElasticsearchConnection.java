package dev.entente.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.elasticsearch.client.Node;
import org.elasticsearch.client.RestClient;

/**
 * The one client of the app. It speaks to the cluster that {@code quarkus.elasticsearch.*} names or, by default, to the
 * embedded server, whose address and password are known only once it was started.
 */
@Singleton
public final class ElasticsearchConnection {
    private static final HttpHost NOWHERE = new HttpHost("127.0.0.1", 9);
    private static final int CONNECT_TIMEOUT =
            Math.toIntExact(Duration.ofSeconds(2).toMillis());
    private static final int ANSWER_TIMEOUT =
            Math.toIntExact(Duration.ofSeconds(60).toMillis());

    private final RestClient rest;
    private final ElasticsearchClient client;
    private volatile String authorization = "";

    @Inject
    ElasticsearchConnection(
            @ConfigProperty(name = "entente.elasticsearch.embedded") boolean embedded,
            Instance<RestClient> configured) {
        this.rest = embedded ? embeddedClient() : configured.get();
        this.client = new ElasticsearchClient(new RestClientTransport(rest, ElasticsearchJson.mapper()));
    }

    @Produces
    @Singleton
    ElasticsearchClient client() {
        return client;
    }

    /** Points the client at the embedded server, now that it has an address. */
    public void connect(URI address, String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
        rest.setNodes(List.of(new Node(HttpHost.create(address.toString()))));
    }

    private RestClient embeddedClient() {
        return RestClient.builder(NOWHERE)
                .setRequestConfigCallback(
                        request -> request.setConnectTimeout(CONNECT_TIMEOUT).setSocketTimeout(ANSWER_TIMEOUT))
                .setHttpClientConfigCallback(http -> http.setMaxConnTotal(30)
                        .setMaxConnPerRoute(30)
                        .addInterceptorLast((org.apache.http.HttpRequestInterceptor)
                                (request, context) -> request.setHeader(HttpHeaders.AUTHORIZATION, authorization)))
                .build();
    }

    @PreDestroy
    void close() throws IOException {
        rest.close();
    }
}
