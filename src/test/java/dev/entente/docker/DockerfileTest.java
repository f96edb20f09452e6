package dev.entente.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** There is no Docker where we build: what can be compared with the app is compared here. */
class DockerfileTest {
    private static final Path FOLDER = Path.of("docker");
    private static final int BUILD = 1;
    private static final int RUN = 2;
    private static final String PORT = "8080";

    private static Dockerfile file;

    @BeforeAll
    static void read() throws IOException {
        file = Dockerfile.read(FOLDER.resolve("Dockerfile"));
    }

    @Test
    void runsOnTheJavaThatItIsBuiltWith() {
        assertThat(file.all(BUILD, "FROM")).containsExactly("eclipse-temurin:21-jdk AS build");
        assertThat(file.all(RUN, "FROM")).containsExactly("eclipse-temurin:21-jre");
    }

    @Test
    void copiesFilesThatExistAndThatTheIgnoreFileLetsThrough() throws IOException {
        List<String> let = Files.readAllLines(FOLDER.resolve("Dockerfile.dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        List<String> copied = file.all(BUILD, "COPY").stream()
                .map(line -> line.split("\\s+"))
                .flatMap(words -> Stream.of(words).limit(words.length - 1))
                .map(path -> path.replaceAll("/$", ""))
                .toList();

        assertThat(copied).containsExactlyInAnyOrderElementsOf(let);
        assertThat(copied).allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    @Test
    void copiesTheWholeAppAndNoEngine() {
        assertThat(file.all(RUN, "COPY"))
                .containsExactlyInAnyOrder(
                        "--from=build /build/target/quarkus-app/lib/ lib/",
                        "--from=build /build/target/quarkus-app/quarkus-run.jar ./",
                        "--from=build /build/target/quarkus-app/quarkus/ quarkus/",
                        "--from=build /build/target/quarkus-app/app/ app/");
        assertThat(file.all(RUN, "ENTRYPOINT"))
                .singleElement()
                .asString()
                .startsWith("[\"java\"")
                .endsWith("\"-jar\", \"quarkus-run.jar\"]");
    }

    @Test
    void setsOnlyWhatTheAppReads() throws IOException {
        assertThat(Settings.variables())
                .containsAll(file.environment(RUN).keySet())
                .doesNotContain("ENTENTE_NO_SUCH_SETTING");
    }

    @Test
    void listensToOthersAndLeavesElasticsearchToThem() {
        assertThat(file.environment(RUN))
                .containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0")
                .containsEntry("QUARKUS_HTTP_PORT", PORT)
                .containsEntry("ENTENTE_ELASTICSEARCH_EMBEDDED", "false");
        assertThat(file.all(RUN, "EXPOSE")).containsExactly(PORT);
    }

    @Test
    void keepsItsDataInAVolumeOfAUserWhoIsNotRoot() {
        String user = file.all(RUN, "USER").get(0);

        assertThat(file.all(RUN, "VOLUME"))
                .containsExactly(file.environment(RUN).get("ENTENTE_DATA_DIR"));
        assertThat(user).isNotIn("root", "0");
        assertThat(file.all(RUN, "RUN")).singleElement().asString().contains("useradd", " " + user + " ", "/data");
    }

    @Test
    void isHealthyWhenReady() {
        assertThat(file.all(RUN, "HEALTHCHECK"))
                .singleElement()
                .asString()
                .contains("http://localhost:" + PORT + "/q/health/ready");
    }
}
