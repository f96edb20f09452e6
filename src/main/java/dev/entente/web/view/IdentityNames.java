package dev.entente.web.view;

import dev.entente.tag.IdentitiesUnavailable;
import dev.entente.tag.Identity;
import dev.entente.tag.IdentityStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The names of officials outside the registry, remembered for some minutes: a name seldom grows. */
@Singleton
class IdentityNames {
    private static final Logger LOG = Logger.getLogger(IdentityNames.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 20_000;

    private final IdentityStore store;
    private final Clock clock;
    private final Map<String, Entry> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > MOST;
        }
    };

    @Inject
    IdentityNames(IdentityStore store) {
        this(store, Clock.systemUTC());
    }

    IdentityNames(IdentityStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param name null where there is no such identity */
    private record Entry(@Nullable String name, Instant until) {}

    /** Empty where there is no such identity, or the store does not answer. */
    Optional<String> name(String id) {
        prepare(List.of(id));
        synchronized (known) {
            return Optional.ofNullable(known.get(id)).map(Entry::name);
        }
    }

    /** All that is known of one; empty where there is no such identity, or the store does not answer. */
    Optional<Identity> identity(String id) {
        try {
            return Optional.ofNullable(
                            store.read(List.of(), List.of(id)).identities().get(id))
                    .map(IdentityStore.Stored::value);
        } catch (IdentitiesUnavailable e) {
            LOG.debugf("An official is shown without offices: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /** Looks up in one go what is not known, or not freshly. Where the store does not answer, the old names stay. */
    void prepare(Collection<String> ids) {
        Instant now = clock.instant();
        List<String> stale;
        synchronized (known) {
            stale = ids.stream()
                    .distinct()
                    .filter(id -> known.get(id) == null || known.get(id).until().isBefore(now))
                    .toList();
        }
        if (stale.isEmpty()) {
            return;
        }
        try {
            Map<String, IdentityStore.Stored<Identity>> found =
                    store.read(List.of(), stale).identities();
            synchronized (known) {
                for (String id : stale) {
                    String name = found.containsKey(id) ? found.get(id).value().name() : null;
                    known.remove(id);
                    known.put(id, new Entry(name, now.plus(FRESH)));
                }
            }
        } catch (IdentitiesUnavailable e) {
            LOG.debugf("Officials are shown by their ids: %s", e.getMessage());
        }
    }
}
