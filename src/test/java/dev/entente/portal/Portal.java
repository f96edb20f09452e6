package dev.entente.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;

/** The packaged app, started as a process of its own the way its users start it. */
final class Portal implements AutoCloseable {
    /** For what a slow and busy machine may take; nothing is measured by it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Path APP = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Path data;
    private final Process process;
    private final Thread listener;
    private final List<String> log = new CopyOnWriteArrayList<>();

    private Portal(Path data, Process process) {
        this.data = data;
        this.process = process;
        this.listener = new Thread(this::listen, "portal-log");
        listener.setDaemon(true);
        listener.start();
    }

    /** What a portal is started with. */
    record Settings(Path data, Map<String, String> properties) {
        Settings with(String property, Object value) {
            Map<String, String> more = new LinkedHashMap<>(properties);
            more.put(property, value.toString());
            return new Settings(data, more);
        }

        /** Starts the app and returns at once. */
        Portal launch() throws IOException {
            assertThat(APP)
                    .as("The app is not packaged: run ./mvnw package first")
                    .exists();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            properties.forEach((property, value) -> command.add("-D" + property + "=" + value));
            command.addAll(List.of("-jar", APP.toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("ENTENTE_") || name.startsWith("QUARKUS_"));
            return new Portal(data, builder.start());
        }

        /** Starts the app and waits until it is ready. */
        Portal start() throws IOException {
            Portal portal = launch();
            try {
                return portal.awaitReady();
            } catch (RuntimeException | Error e) {
                portal.close();
                throw e;
            }
        }
    }

    /** A portal on this data folder, on a port that is free now. */
    static Settings on(Path data) throws IOException {
        return onUsualPort(data).with("quarkus.http.port", freePort());
    }

    /** A portal that is not told its port. */
    static Settings onUsualPort(Path data) {
        return new Settings(data, Map.of("entente.data-dir", data.toString()));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** For waits: polls, and says at a timeout what the app said last. */
    ConditionFactory awaiting(String what) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .conditionEvaluationListener(condition -> {
                    if (condition.getRemainingTimeInMS() <= 0) {
                        System.err.println(said());
                    }
                });
    }

    Portal awaitReady() {
        Http http = new Http(this);
        awaiting("the portal is ready").until(() -> !process.isAlive() || isReady(http));
        assertThat(process.isAlive()).as(said()).isTrue();
        return this;
    }

    private boolean isReady(Http http) {
        return log.stream().anyMatch(line -> line.contains("The portal will be at"))
                && http.answers("/q/health/ready", 200);
    }

    /** Where it says that it is. */
    URI address() {
        return log.stream()
                .filter(line -> line.contains("The portal will be at http"))
                .map(line -> URI.create(line.replaceAll(".*(http://[^ ;]+).*", "$1")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No address is told.\n" + said()));
    }

    String token() throws IOException {
        return Files.readString(data.resolve("admin-token")).strip();
    }

    /** All that the app has written so far. */
    String said() {
        return String.join("\n", log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(said())
                .isTrue();
        listener.join();
        return process.exitValue();
    }

    /** As Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        awaitExit();
    }

    /** As kill -9 does: the app has no say in it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Kills every Elasticsearch of this data folder. */
    void killEngine() {
        List<ProcessHandle> engines = engines();
        assertThat(engines).as("Elasticsearch of %s", data).isNotEmpty();
        engines.forEach(ProcessHandle::destroyForcibly);
    }

    /** The living processes that run Elasticsearch for this data folder. */
    List<ProcessHandle> engines() {
        String mark = "-Dentente.engine=" + data.resolve("elasticsearch").toAbsolutePath();
        return ProcessHandle.allProcesses()
                .filter(candidate -> arguments(candidate).contains(mark))
                .toList();
    }

    void awaitNoEngine() {
        awaiting("no Elasticsearch is left").until(() -> engines().isEmpty());
    }

    JsonNode get(String path) {
        return new Http(this).json(path);
    }

    /** Articles found; the query as in an address, encoded. */
    long total(String query) {
        return get("/api/v1/search?size=0&" + query).path("total").longValue();
    }

    /** How the newest crawl of the source went. */
    JsonNode crawl(String source) {
        for (JsonNode report : get("/api/v1/crawl").path("sources")) {
            if (report.path("source").textValue().equals(source)) {
                return report;
            }
        }
        throw new AssertionError("No source " + source);
    }

    void awaitCrawled(String source) {
        awaiting("a crawl of " + source + " is done")
                .until(() -> crawl(source).path("state").textValue().equals("done"));
    }

    @Override
    public void close() {
        kill();
        engines().forEach(ProcessHandle::destroyForcibly);
        awaitNoEngine();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
            }
        } catch (IOException closed) {
            log.add("(The output ended: " + closed.getMessage() + ")");
        }
    }

    /** Java tells them of this user's processes alone, and Elasticsearch may run as another one. */
    private static List<String> arguments(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return process.info().arguments().map(Arrays::asList).orElse(List.of());
        }
        try {
            return List.of(new String(Files.readAllBytes(file)).split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
