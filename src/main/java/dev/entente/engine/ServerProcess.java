package dev.entente.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The running server. It ends when its standard input, our pipe, closes: with us, however we end. */
final class ServerProcess {
    private static final Logger LOG = Logger.getLogger(ServerProcess.class);
    /** {@code org.elasticsearch.bootstrap.BootstrapInfo.SERVER_SHUTDOWN_MARKER}, read from standard input. */
    private static final char SHUTDOWN = '\u001b';

    private static final Duration PROGRESS = Duration.ofSeconds(10);
    private static final int GRACE_SECONDS = 20;

    private final Process process;
    private final ServerOutput output;

    private ServerProcess(Process process) {
        this.process = process;
        this.output = ServerOutput.follow(process);
    }

    /** Starts the command and tells the server its settings; the password travels on the pipe, never in the command line. */
    static ServerProcess start(List<String> command, ServerCommand server, Map<String, String> node, String password)
            throws IOException {
        Map<String, String> message = new LinkedHashMap<>(node);
        message.put("bootstrap.password", password);
        byte[] start = startMessage(server, message);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(server.folder().logs().toFile());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("ES_") || name.equals("JAVA_TOOL_OPTIONS") || name.equals("JDK_JAVA_OPTIONS"));
        builder.environment().put("LIBFFI_TMPDIR", server.folder().temp().toString());
        ServerProcess started = new ServerProcess(builder.start());
        Files.writeString(server.folder().pid(), Long.toString(started.process.pid()));
        try {
            OutputStream pipe = started.process.getOutputStream();
            pipe.write(start);
            pipe.flush();
        } catch (IOException alreadyGone) {
            LOG.debug("The server ended before it read its settings", alreadyGone);
        }
        return started;
    }

    /** Waits until the server accepts requests, with a sign of life in between. */
    void awaitReady(Duration patience) {
        Instant begin = Instant.now();
        CompletableFuture<Object> readyOrGone = CompletableFuture.anyOf(output.ready(), process.onExit());
        while (true) {
            try {
                readyOrGone.get(PROGRESS.toSeconds(), TimeUnit.SECONDS);
                if (output.ready().isDone()) {
                    return;
                }
                throw StartFailure.explain(process.waitFor(), output.lastLines());
            } catch (TimeoutException e) {
                Duration passed = Duration.between(begin, Instant.now());
                if (passed.compareTo(patience) > 0) {
                    throw new EngineFailure(
                            "Elasticsearch was not ready after " + passed.toSeconds() + " s. Its log says why.");
                }
                LOG.infof("… Elasticsearch still starting after %d s", passed.toSeconds());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineFailure("Interrupted while starting Elasticsearch", e);
            }
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks the server to stop, and makes it stop where it does not. */
    void stop() {
        try {
            OutputStream pipe = process.getOutputStream();
            pipe.write(SHUTDOWN);
            pipe.close();
        } catch (IOException alreadyGone) {
            LOG.debug("The server ended before it was asked to", alreadyGone);
        }
        try {
            if (process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly().onExit().join();
    }

    /** Made by {@code launch.StartMessage} with the server's own classes, kept apart from ours. */
    @SuppressWarnings("unchecked")
    private static byte[] startMessage(ServerCommand server, Map<String, String> message) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader("elasticsearch", libraries(server.home()), ClassLoader.getPlatformClassLoader())) {
            Function<Map<String, String>, byte[]> maker = (Function<Map<String, String>, byte[]>) loader.loadClass(
                            "dev.entente.engine.launch.StartMessage")
                    .getConstructor(Path.class, Path.class)
                    .newInstance(server.folder().config(), server.folder().logs());
            return maker.apply(message);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new EngineFailure("The installed Elasticsearch does not fit this portal: delete " + server.home(), e);
        }
    }

    private static URL[] libraries(Path home) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path part : List.of(home.resolve("lib"), Installation.plugin(home))) {
            try (Stream<Path> files = Files.list(part)) {
                for (Path jar :
                        files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                    urls.add(jar.toUri().toURL());
                }
            }
        }
        return urls.toArray(URL[]::new);
    }
}
