package dev.entente.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server in folders of its own. */
class EmbeddedElasticsearchIT {
    private static final Path DISTRIBUTION = Path.of("target/engine").toAbsolutePath();
    private static final int STRANGER = 12345;

    @TempDir
    Path temp;

    private final List<Process> portals = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void endPortals() {
        portals.forEach(Process::destroyForcibly);
    }

    @Test
    void keepsDataPortAndPasswordOverARestart() throws Exception {
        EngineSettings settings = settings(open("a folder with spaces"));
        URI address;
        String password;
        try (EmbeddedElasticsearch first = EmbeddedElasticsearch.start(settings)) {
            address = first.address();
            password = first.password();
            call(first, "PUT", "/notes", "{}");
            assertThat(call(first, "PUT", "/notes/_doc/1?refresh=true", "{\"text\":\"kept\"}"))
                    .contains("\"created\"");
            assertThat(statusWithoutPassword(first)).isEqualTo(401);
            assertThat(first.isAlive()).isTrue();
        }
        try (EmbeddedElasticsearch second = EmbeddedElasticsearch.start(settings)) {
            assertThat(second.address()).isEqualTo(address);
            assertThat(second.password()).isEqualTo(password);
            assertThat(call(second, "GET", "/notes/_doc/1", null)).contains("kept");
            second.close();
            assertThat(second.onExit().get(10, TimeUnit.SECONDS)).isZero();
            assertThat(second.isAlive()).isFalse();
        }
    }

    @Test
    void saysThatThePortIsTakenAndLeavesNothingRunning() throws Exception {
        Path folder = open("taken");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            EngineSettings settings = settings(folder).withPort(other.getLocalPort());

            assertThatThrownBy(() -> EmbeddedElasticsearch.start(settings))
                    .isInstanceOf(EngineFailure.class)
                    .hasMessageContaining("The port is taken");
        }
        assertThat(serverOf(folder)).isEmpty();
    }

    @Test
    void leavesNoOrphanWhenThePortalIsKilledAndStartsAgain() throws Exception {
        Path folder = open("killed");
        Process portal = portal(folder, List.of());
        awaitReady(portal);
        ProcessHandle server = serverOf(folder).orElseThrow();

        portal.destroyForcibly().waitFor();

        server.onExit().get(30, TimeUnit.SECONDS);
        try (EmbeddedElasticsearch next = EmbeddedElasticsearch.start(settings(folder))) {
            assertThat(next.isAlive()).isTrue();
        }
    }

    @Test
    void tellsWhenTheServerIsKilled() throws Exception {
        Path folder = open("server killed");
        try (EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(settings(folder))) {
            serverOf(folder).orElseThrow().destroyForcibly();

            assertThat(engine.onExit().get(10, TimeUnit.SECONDS)).isNotZero();
            assertThat(engine.isAlive()).isFalse();
        }
    }

    @Test
    void runsAsAnotherUserWhereThePortalIsRootAlsoBelowAClosedFolder() throws Exception {
        assumeThat(isRoot()).isTrue();
        Path closed = Files.createDirectories(temp.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        try (EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(settings(closed.resolve("engine")))) {
            assertThat(engine.isAlive()).isTrue();
            long pid = serverOf(closed.resolve("engine")).orElseThrow().pid();
            assertThat(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid")).isNotEqualTo(0);
        }
    }

    @Test
    void runsAsThePortalsUserWhereThatIsNotRoot() throws Exception {
        assumeThat(isRoot()).isTrue();
        List<String> stranger =
                List.of("setpriv", "--reuid=" + STRANGER, "--regid=" + STRANGER, "--clear-groups", "--");
        assumeThat(canRead(stranger, DISTRIBUTION)).isTrue();
        Path folder = open("stranger");
        Files.setAttribute(folder, "unix:uid", STRANGER, LinkOption.NOFOLLOW_LINKS);

        Process portal = portal(folder, stranger);

        awaitReady(portal);
        long pid = serverOf(folder).orElseThrow().pid();
        assertThat(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid")).isEqualTo(STRANGER);
        assertThat(Files.getAttribute(folder.resolve("password"), "unix:uid")).isEqualTo(STRANGER);
    }

    private static EngineSettings settings(Path folder) {
        return EngineSettings.in(folder).withDistribution(DISTRIBUTION).withHeap("256m");
    }

    /** A folder that every user may enter; JUnit makes its own for one user alone. */
    private Path open(String name) throws IOException {
        if (temp.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return Files.createDirectories(temp.resolve(name));
    }

    /** Runs {@link PortalProcess} on copies of its classes, which other users can read too. */
    private Process portal(Path folder, List<String> prefix) throws Exception {
        Path classes = open("classes");
        Path log = classes.resolve("logging.jar");
        Files.copy(
                Path.of(Logger.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()),
                log);
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                String.join(File.pathSeparator, List.of("target/classes", "target/test-classes", log.toString())),
                PortalProcess.class.getName(),
                folder.toString(),
                DISTRIBUTION.toString()));
        Process portal = new ProcessBuilder(command).redirectErrorStream(true).start();
        portals.add(portal);
        return portal;
    }

    private static boolean canRead(List<String> prefix, Path path) throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("test", "-r", path.toString()));
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    private static void awaitReady(Process portal) throws IOException {
        BufferedReader lines = portal.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.startsWith("READY")) {
                return;
            }
        }
        throw new AssertionError(String.join("\n", said));
    }

    private static Optional<ProcessHandle> serverOf(Path folder) {
        String mark = ServerCommand.mark(new EngineFolder(folder)) + ' ';
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(mark))
                .findFirst();
    }

    private String call(EmbeddedElasticsearch engine, String method, String path, String body) throws Exception {
        String basic = Base64.getEncoder().encodeToString((engine.user() + ':' + engine.password()).getBytes());
        HttpRequest request = HttpRequest.newBuilder(engine.address().resolve(path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private int statusWithoutPassword(EmbeddedElasticsearch engine) throws Exception {
        return http.send(HttpRequest.newBuilder(engine.address()).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
    }
}
