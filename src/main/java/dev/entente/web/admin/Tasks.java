package dev.entente.web.admin;

import dev.entente.account.Owners;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What takes longer than a visitor's browser waits: looks at sites. Results are kept for a while, in this instance. */
@Singleton
class Tasks {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 200;

    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> new Thread(task, "site-look"));
    private final Map<String, Task> tasks = new LinkedHashMap<>();

    /** @param about what it was begun with */
    record Task(Object about, Future<?> result, Instant begun) {}

    synchronized String begin(Object about, Callable<?> work) {
        Instant now = Instant.now();
        tasks.values().removeIf(task -> task.begun().plus(KEPT).isBefore(now));
        if (tasks.size() >= MOST) {
            String oldest = tasks.keySet().iterator().next();
            tasks.remove(oldest).result().cancel(true);
        }
        String id = Owners.newToken();
        tasks.put(id, new Task(about, threads.submit(work), now));
        return id;
    }

    /** Empty where it is unknown, too old, or begun at another instance. */
    synchronized Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        threads.shutdownNow();
    }
}
