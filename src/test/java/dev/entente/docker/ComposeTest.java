package dev.entente.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** There is no Docker where we build: what can be compared with the app is compared here. */
class ComposeTest {
    private static final Path FOLDER = Path.of("docker");
    private static final List<String> FILES = List.of("compose.yaml", "compose.cluster.yaml");
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)(:[-?][^}]*)?}");
    private static final Set<String> SECRETS = Set.of("ENTENTE_ADMIN_TOKEN", "ELASTIC_PASSWORD");

    private static Map<String, Map<String, Object>> alone;
    /** Of both files; where both name a service, of the one for the cluster. */
    private static Map<String, Map<String, Object>> cluster;

    @BeforeAll
    static void read() throws IOException {
        alone = services(FILES.get(0));
        cluster = new TreeMap<>(alone);
        cluster.putAll(services(FILES.get(1)));
    }

    @Test
    void setsOnlyWhatTheAppReads() throws IOException {
        Set<String> known = Settings.variables();

        assertThat(known).containsAll(environment(alone.get("app")).keySet());
        assertThat(known).containsAll(environment(cluster.get("app")).keySet());
    }

    @Test
    void publishesTheAppsPortOnLoopbackAndNothingElse() throws IOException {
        String port =
                Dockerfile.read(FOLDER.resolve("Dockerfile")).environment(2).get("QUARKUS_HTTP_PORT");

        assertThat(list(alone.get("app"), "ports")).containsExactly("127.0.0.1:${ENTENTE_PORT:-8080}:" + port);
        assertThat(cluster).allSatisfy((name, service) -> {
            if (!name.equals("app")) {
                assertThat(service).doesNotContainKey("ports");
            }
        });
    }

    @Test
    void keepsTheAppsDataWhereTheAppPutsIt() throws IOException {
        String data =
                Dockerfile.read(FOLDER.resolve("Dockerfile")).environment(2).get("ENTENTE_DATA_DIR");

        assertThat(list(alone.get("app"), "volumes")).containsExactly("app-data:" + data);
    }

    @Test
    void usesTheElasticsearchThatTheAppIsTestedWith() throws IOException {
        Properties engine = new Properties();
        try (InputStream in = ComposeTest.class.getResourceAsStream("/engine/engine.properties")) {
            engine.load(in);
        }

        assertThat(elasticsearch(cluster)).hasSize(4).allSatisfy((name, service) -> assertThat(
                        service.getOrDefault("image", alone.get("elasticsearch").get("image")))
                .isEqualTo("docker.elastic.co/elasticsearch/elasticsearch:" + engine.getProperty("version")));
    }

    @Test
    void asksForAPassword() {
        Stream.of(alone, cluster)
                .flatMap(services -> nodes(services).values().stream())
                .forEach(node -> assertThat(environment(node))
                        .containsEntry("xpack.security.enabled", "true")
                        .hasEntrySatisfying("ELASTIC_PASSWORD", password -> assertThat(password)
                                .startsWith("${ELASTIC_PASSWORD:?")));
        assertThat(environment(alone.get("app")))
                .containsEntry("QUARKUS_ELASTICSEARCH_USERNAME", "elastic")
                .hasEntrySatisfying("QUARKUS_ELASTICSEARCH_PASSWORD", password -> assertThat(password)
                        .startsWith("${ELASTIC_PASSWORD:?"));
    }

    @Test
    void pointsTheAppAtEveryNode() {
        for (Map<String, Map<String, Object>> services : List.of(alone, cluster)) {
            assertThat(environment(services.get("app"))
                            .get("QUARKUS_ELASTICSEARCH_HOSTS")
                            .split(","))
                    .containsExactlyInAnyOrderElementsOf(nodes(services).keySet().stream()
                            .map(node -> node + ":9200")
                            .toList());
        }
    }

    @Test
    void namesEveryNodeToTheOthers() {
        Map<String, Map<String, Object>> nodes = nodes(cluster);

        assertThat(nodes).hasSize(3).allSatisfy((name, node) -> {
            Map<String, String> settings = environment(node);
            assertThat(settings).containsEntry("node.name", name).containsEntry("discovery.type", "multi-node");
            assertThat(settings.get("discovery.seed_hosts").split(","))
                    .containsExactlyInAnyOrderElementsOf(nodes.keySet());
            assertThat(settings.get("cluster.initial_master_nodes").split(","))
                    .containsExactlyInAnyOrderElementsOf(nodes.keySet());
            assertThat(settings).containsEntry("xpack.security.transport.ssl.enabled", "true");
        });
    }

    @Test
    void waitsForWhatHasAHealthCheck() {
        assertThat(alone.get("app").get("depends_on"))
                .isEqualTo(Map.of("elasticsearch", Map.of("condition", "service_healthy")));
        assertThat(alone.get("elasticsearch")).containsKey("healthcheck");
    }

    @Test
    void takesSecretsFromAFileThatIsNotCommitted() throws IOException {
        Properties example = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(".env.example"))) {
            example.load(reader);
        }
        Set<String> referred = new TreeSet<>();
        for (String file : FILES) {
            REFERENCE
                    .matcher(Files.readString(FOLDER.resolve(file)))
                    .results()
                    .map((MatchResult reference) -> reference.group(1))
                    .forEach(referred::add);
        }

        assertThat(example.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(referred);
        assertThat(SECRETS)
                .allSatisfy(secret ->
                        assertThat(example.getProperty(secret)).as(secret).isEmpty());
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("/docker/.env");
    }

    @Test
    void buildsFromFilesThatExist() {
        assertThat(alone.get("app").get("build")).isEqualTo(Map.of("context", "..", "dockerfile", "docker/Dockerfile"));
        assertThat(FOLDER.resolve("..").resolve("docker/Dockerfile")).exists();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return (Map<String, Map<String, Object>>) root.get("services");
        }
    }

    private static Map<String, Map<String, Object>> elasticsearch(Map<String, Map<String, Object>> services) {
        return services.entrySet().stream()
                .filter(service -> !service.getKey().equals("app"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Map<String, Object>> nodes(Map<String, Map<String, Object>> services) {
        return services.entrySet().stream()
                .filter(service -> service.getKey().startsWith("elasticsearch"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> environment(Map<String, Object> service) {
        Map<String, String> variables = new TreeMap<>();
        ((Map<?, ?>) service.get("environment"))
                .forEach((name, value) -> variables.put(name.toString(), value.toString()));
        return variables;
    }

    private static List<String> list(Map<String, Object> service, String key) {
        return ((List<?>) service.get(key)).stream().map(Object::toString).toList();
    }
}
