package dev.entente.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Follows what the server says: passes its warnings on to our log, keeps the last lines for an error report. */
final class ServerOutput {
    private static final Logger LOG = Logger.getLogger("dev.entente.engine.elasticsearch");
    /** {@code org.elasticsearch.bootstrap.BootstrapInfo.SERVER_READY_MARKER}, sent on the error stream. */
    private static final char READY = '\u0018';

    private static final int KEPT = 40;

    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Deque<String> last = new ArrayDeque<>();

    static ServerOutput follow(Process process) {
        ServerOutput output = new ServerOutput();
        output.read(process.getInputStream(), "elasticsearch-log");
        output.read(process.getErrorStream(), "elasticsearch-errors");
        return output;
    }

    /** Done when the server says that it accepts requests. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** The last lines, oldest first. */
    List<String> lastLines() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    private void read(InputStream stream, String name) {
        Thread reader = new Thread(() -> drain(stream), name);
        reader.setDaemon(true);
        reader.start();
    }

    private void drain(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::take);
        } catch (IOException | UncheckedIOException closed) {
            LOG.debug("The server's output ended", closed);
        }
    }

    private void take(String line) {
        if (line.indexOf(READY) >= 0) {
            ready.complete(null);
            return;
        }
        synchronized (last) {
            last.addLast(line);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
        pass(line);
    }

    private static void pass(String line) {
        if (line.startsWith("ERROR ") || line.startsWith("FATAL ")) {
            LOG.error(line.substring(6));
        } else if (line.startsWith("WARN ")) {
            LOG.warn(line.substring(5));
        } else {
            LOG.info(line);
        }
    }
}
