package dev.entente.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Ends a server that an earlier portal left behind. Call it with the folder's lock held: then no living portal owns one. */
final class PreviousServer {
    private static final Logger LOG = Logger.getLogger(PreviousServer.class);
    private static final int GRACE_SECONDS = 20;

    private PreviousServer() {}

    static void end(EngineFolder folder) throws IOException {
        Optional<ProcessHandle> orphan = find(folder);
        if (orphan.isPresent()) {
            LOG.infof(
                    "Ending the Elasticsearch that an earlier run left behind (process %d) …",
                    orphan.get().pid());
            orphan.get().destroy();
            if (!ended(orphan.get())) {
                orphan.get().destroyForcibly();
                if (!ended(orphan.get())) {
                    throw new EngineFailure("Process " + orphan.get().pid() + " still holds " + folder.root()
                            + " and cannot be ended. End it yourself and start again.");
                }
            }
        }
        Files.deleteIfExists(folder.pid());
    }

    /** A living process with the number written down is ours only if it carries this folder's mark: numbers are used again. */
    private static Optional<ProcessHandle> find(EngineFolder folder) throws IOException {
        if (!Files.exists(folder.pid())) {
            return Optional.empty();
        }
        String pid = Files.readString(folder.pid()).strip();
        if (!pid.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").contains(ServerCommand.mark(folder)));
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("Interrupted while ending the previous Elasticsearch", e);
        }
    }
}
