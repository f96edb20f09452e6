package dev.entente.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * An Elasticsearch of our own: a child process on loopback, with its data on disk and a password that nobody else knows.
 * It ends with this process, however that ends.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedElasticsearch.class);
    private static final String USER = "elastic";

    private final ServerProcess process;
    private final FileChannel lock;
    private final URI address;
    private final String password;

    private EmbeddedElasticsearch(ServerProcess process, FileChannel lock, URI address, String password) {
        this.process = process;
        this.lock = lock;
        this.address = address;
        this.password = password;
    }

    /**
     * Installs the server where needed, starts it, and returns when it answers and its indexes can be read.
     *
     * @throws EngineFailure saying what to do, if it cannot be started; nothing is left running then
     */
    public static EmbeddedElasticsearch start(EngineSettings settings) {
        Distribution distribution = Distribution.find(settings.distribution());
        try {
            EngineFolder folder = EngineFolder.create(settings.directory());
            FileChannel lock = folder.lock();
            try {
                return start(settings, distribution, folder, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EngineFailure(
                    "Cannot set up Elasticsearch in %s: %s".formatted(settings.directory(), reason(e)), e);
        }
    }

    private static EmbeddedElasticsearch start(
            EngineSettings settings, Distribution distribution, EngineFolder folder, FileChannel lock)
            throws IOException {
        PreviousServer.end(folder);
        Path home = new Installation(distribution, folder).install();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ServerUser user = ServerUser.choose(java, folder);
        user.own(home);
        user.own(Installation.plugin(home));
        ServerCommand command = new ServerCommand(java, home, folder, settings);
        OptionalInt lastPort = folder.port();
        String password = folder.password();
        Instant begin = Instant.now();
        LOG.infof("Starting Elasticsearch %s in %s …", distribution.version(), folder.root());
        ServerProcess process =
                ServerProcess.start(user.run(command.commandLine()), command, command.node(lastPort), password);
        try {
            process.awaitReady(settings.patience());
            URI address = URI.create("http://127.0.0.1:" + folder.port().orElseThrow());
            EmbeddedElasticsearch engine = new EmbeddedElasticsearch(process, lock, address, password);
            engine.awaitIndexes(settings.patience());
            LOG.infof(
                    "Elasticsearch answers on %s after %.1f s",
                    address, Duration.between(begin, Instant.now()).toMillis() / 1000.0);
            return engine;
        } catch (IOException | RuntimeException e) {
            process.stop();
            throw e;
        }
    }

    /** Where it listens: {@code http://127.0.0.1:<port>}. */
    public URI address() {
        return address;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the server's exit code when it ends, whether asked to or not. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Stops the server and waits until it has gone. */
    @Override
    public void close() {
        process.stop();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("The lock was gone already", e);
        }
    }

    private void awaitIndexes(Duration patience) throws IOException {
        String basic = Base64.getEncoder().encodeToString((USER + ':' + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest health = HttpRequest.newBuilder(address.resolve(
                        "/_cluster/health?wait_for_status=yellow&timeout=" + patience.toSeconds() + "s"))
                .header("Authorization", "Basic " + basic)
                .timeout(patience.plusSeconds(5))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(health, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 408) {
                LOG.warn("Some index of Elasticsearch cannot be read; it starts without. Its log says why.");
            } else if (answer.statusCode() != 200) {
                throw new EngineFailure(
                        "Elasticsearch started but answers " + answer.statusCode() + ": " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("Interrupted while starting Elasticsearch", e);
        }
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left")) {
            return message + ". Make room, or choose another entente.data-dir.";
        }
        return e instanceof java.nio.file.AccessDeniedException
                ? message + " is not ours to write: did another user, or root, start the portal here before?"
                : message;
    }
}
