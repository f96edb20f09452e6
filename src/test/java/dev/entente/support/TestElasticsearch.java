package dev.entente.support;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import dev.entente.engine.EmbeddedElasticsearch;
import dev.entente.engine.EngineSettings;
import dev.entente.index.ElasticsearchJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.elasticsearch.client.RestClient;

/**
 * The one Elasticsearch of a test run: started by the first test that asks, empty, with our analysis plugin; gone with the
 * JVM. Tests share it, so each makes indexes with names of its own.
 */
public final class TestElasticsearch {
    private static final Path DIRECTORY = Path.of("target/test-elasticsearch");
    /** Where later callers in the same JVM find it, also those that another class loader has loaded (Quarkus tests). */
    private static final String ADDRESS = "entente.test.elasticsearch.address";

    private static final String PASSWORD = "entente.test.elasticsearch.password";

    private static ElasticsearchClient client;

    private TestElasticsearch() {}

    /** A client of the shared node; never close it. */
    public static synchronized ElasticsearchClient client() {
        if (client == null) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(AuthScope.ANY, new UsernamePasswordCredentials(user(), password()));
            RestClient http = RestClient.builder(HttpHost.create(address().toString()))
                    .setHttpClientConfigCallback(builder -> builder.setDefaultCredentialsProvider(credentials))
                    .build();
            client = new ElasticsearchClient(new RestClientTransport(http, ElasticsearchJson.mapper()));
        }
        return client;
    }

    public static URI address() {
        start();
        return URI.create(System.getProperty(ADDRESS));
    }

    public static String user() {
        return "elastic";
    }

    public static String password() {
        start();
        return System.getProperty(PASSWORD);
    }

    /** For a process of its own that shall use the shared node. */
    public static Map<String, String> asProperties() {
        return Map.of(ADDRESS, address().toString(), PASSWORD, password());
    }

    private static void start() {
        // System.class is the only monitor that every class loader shares.
        synchronized (System.class) {
            if (System.getProperty(ADDRESS) != null) {
                return;
            }
            wipe(DIRECTORY.resolve("data"));
            EmbeddedElasticsearch engine =
                    EmbeddedElasticsearch.start(EngineSettings.in(DIRECTORY).withHeap("512m"));
            Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "stop-test-elasticsearch"));
            System.setProperty(PASSWORD, engine.password());
            System.setProperty(ADDRESS, engine.address().toString());
        }
    }

    /** Data only: unpacking the server again would cost each run seconds. */
    private static void wipe(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
