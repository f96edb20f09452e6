package dev.entente.source;

import dev.entente.source.SourceState.Kind;
import dev.entente.source.SourceStore.Entry;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The sources of this portal: those of its sources file, which is read once, when first needed, and those that
 * administrators added; and the state of each. What another instance changes is seen within {@link #FRESH}. Safe for use by
 * many threads.
 *
 * <p>While the store does not answer, what was last known holds; changes throw {@link SourcesUnavailable}.
 */
@Singleton
public class SourceCatalogue {
    static final Duration FRESH = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(SourceCatalogue.class);
    private static final String BUNDLED = "sources.yaml";

    private final Map<String, Source> file = new LinkedHashMap<>();
    private final @Nullable SourceStore store;
    private final Clock clock;
    private volatile Snapshot known;

    /**
     * @param file setting {@code entente.sources}; the bundled file where it is unset
     * @throws InvalidSources if the file cannot be read, or any of its fields cannot be understood
     */
    @Inject
    SourceCatalogue(
            @ConfigProperty(name = "entente.sources") Optional<Path> file,
            Instance<NamedAddress> namedAddresses,
            SourceStore store) {
        this(
                file.map(path -> read(path, namedAddresses.stream().toList()))
                        .orElseGet(() -> readBundled(namedAddresses.stream().toList())),
                store,
                Clock.systemUTC());
    }

    /** Of these sources alone, for ever. */
    public SourceCatalogue(Collection<Source> sources) {
        this(sources, null, Clock.systemUTC());
    }

    public SourceCatalogue(Collection<Source> sources, @Nullable SourceStore store, Clock clock) {
        sources.forEach(source -> file.put(source.id(), source));
        this.store = store;
        this.clock = clock;
        this.known = new Snapshot(file, Map.of(), Map.of(), Instant.MIN);
    }

    private record Snapshot(
            Map<String, Source> sources, Map<String, SourceState> states, Map<String, Outage> outages, Instant at) {}

    /** In the order of the file, then those that were added, oldest first. */
    public List<Source> all() {
        return List.copyOf(now().sources().values());
    }

    /** Those that are crawled. */
    public List<Source> active() {
        Snapshot now = now();
        return now.sources().values().stream()
                .filter(source -> state(now, source.id()).isActive())
                .toList();
    }

    public Optional<Source> find(String id) {
        return Optional.ofNullable(now().sources().get(id));
    }

    public SourceState state(String id) {
        return state(now(), id);
    }

    /** Whether the sources file defines it; then the app can pause it, but neither change nor delete it. */
    public boolean isInFile(String id) {
        return file.containsKey(id);
    }

    /** @throws InvalidDefinition naming every field that cannot be understood, and an id that is taken */
    public Source add(SourceDefinition definition) {
        Source source = definition.read();
        change(source.id(), before -> {
            if (isInFile(source.id()) || before != null && before.definition() != null) {
                throw new InvalidDefinition(Map.of(
                        "id", "There is a source with the id '" + source.id() + "' already. Give each its own."));
            }
            return new Entry(source.id(), definition, SourceState.ACTIVE, Outage.NONE, clock.instant());
        });
        return source;
    }

    /**
     * Changes all but the id of a source that was added.
     *
     * @throws InvalidDefinition naming every field that cannot be understood, and an id that no added source has
     */
    public Source change(SourceDefinition definition) {
        Source source = definition.read();
        change(source.id(), before -> {
            if (before == null || before.definition() == null) {
                throw new InvalidDefinition(Map.of("id", notAdded(source.id())));
            }
            return before.with(definition);
        });
        return source;
    }

    /** Forgets a source that was added. @throws InvalidDefinition if none with this id was */
    public void remove(String id) {
        change(id, before -> {
            if (before == null || before.definition() == null) {
                throw new InvalidDefinition(Map.of("id", notAdded(id)));
            }
            return null;
        });
    }

    /** An administrator stops the crawling of a source. */
    public void pause(String id, String reason) {
        SourceState paused = new SourceState(Kind.PAUSED, reason, clock.instant());
        state(id, before -> paused);
    }

    /** Whatever it failed of before is forgotten. */
    public void resume(String id) {
        SourceState active = new SourceState(Kind.ACTIVE, null, clock.instant());
        entry(id, before -> before.with(active).with(Outage.NONE));
    }

    public Outage outage(String id) {
        return now().outages().getOrDefault(id, Outage.NONE);
    }

    /**
     * Nothing at all of the source could be read. It is paused where that was so for too long.
     *
     * @param reason for people, as a sentence
     * @return whether it is paused by this
     */
    public boolean failed(String id, String reason) {
        Instant now = clock.instant();
        boolean[] gaveUp = {false};
        entry(id, before -> {
            Entry after = before.with(before.outage().longer(now));
            gaveUp[0] = after.state().isActive() && after.outage().isHopeless(now);
            return gaveUp[0] ? after.with(new SourceState(Kind.PAUSED_FAILING, reason, now)) : after;
        });
        return gaveUp[0];
    }

    /**
     * Some of the source was read: it is crawled again where it had been given up.
     *
     * @return whether it had been
     */
    public boolean worked(String id) {
        boolean givenUp = state(id).kind() == Kind.PAUSED_FAILING;
        if (!givenUp && outage(id).equals(Outage.NONE)) {
            return false;
        }
        SourceState active = new SourceState(Kind.ACTIVE, null, clock.instant());
        entry(id, before -> {
            Entry well = before.with(Outage.NONE);
            return before.state().kind() == Kind.PAUSED_FAILING ? well.with(active) : well;
        });
        return givenUp;
    }

    /**
     * The source is going to be deleted; it never comes back from this state.
     *
     * @param progress for people, how far it has come
     * @throws InvalidDefinition if no source with this id was added
     */
    public void deleting(String id, boolean withArticles, String progress) {
        Kind kind = withArticles ? Kind.DELETING_ARTICLES : Kind.DELETING;
        change(id, before -> {
            if (before == null || before.definition() == null) {
                throw new InvalidDefinition(Map.of("id", notAdded(id)));
            }
            return before.with(new SourceState(kind, progress, clock.instant()));
        });
    }

    private void state(String id, UnaryOperator<SourceState> next) {
        entry(id, before -> before.with(next.apply(before.state())));
    }

    private void entry(String id, UnaryOperator<Entry> next) {
        change(id, before -> {
            if (before != null) {
                // A source that is being deleted stays so, whatever a crawl that still runs says of it.
                return before.state().isLeaving() ? before : next.apply(before);
            }
            Entry unchanged = new Entry(id, null, SourceState.ACTIVE, Outage.NONE, clock.instant());
            return isInFile(id) ? next.apply(unchanged) : null;
        });
    }

    private void change(String id, UnaryOperator<@Nullable Entry> change) {
        if (store == null) {
            throw new IllegalStateException("These sources cannot be changed.");
        }
        store.change(id, change);
        known = new Snapshot(known.sources(), known.states(), known.outages(), Instant.MIN);
    }

    private String notAdded(String id) {
        return isInFile(id)
                ? "The source '" + id + "' stands in the sources file: change it there, or pause it here."
                : "There is no source '" + id + "' that was added here.";
    }

    private static SourceState state(Snapshot snapshot, String id) {
        return snapshot.states().getOrDefault(id, SourceState.ACTIVE);
    }

    private Snapshot now() {
        Snapshot last = known;
        if (store == null || !last.at().isBefore(clock.instant().minus(FRESH))) {
            return last;
        }
        synchronized (this) {
            if (known == last) {
                known = load(last);
            }
            return known;
        }
    }

    private Snapshot load(Snapshot last) {
        Instant at = clock.instant();
        try {
            Map<String, Source> sources = new LinkedHashMap<>(file);
            Map<String, SourceState> states = new HashMap<>();
            Map<String, Outage> outages = new HashMap<>();
            for (Entry entry : Objects.requireNonNull(store).all()) {
                SourceDefinition definition = entry.definition();
                if (definition != null) {
                    sources.putIfAbsent(entry.id(), definition.read());
                }
                states.put(entry.id(), entry.state());
                outages.put(entry.id(), entry.outage());
            }
            return new Snapshot(sources, states, outages, at);
        } catch (SourcesUnavailable e) {
            LOG.debugf("The sources stay as they were last known: %s", e.getMessage());
        } catch (InvalidDefinition e) {
            LOG.warnf(
                    "A source that was added cannot be understood; the sources stay as they were: %s", e.getMessage());
        }
        return new Snapshot(last.sources(), last.states(), last.outages(), at);
    }

    static List<Source> read(Path file, List<NamedAddress> addresses) {
        try {
            return new SourcesFile(file.toString(), addresses).read(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new InvalidSources(
                    List.of("The sources file " + file.toAbsolutePath() + " does not exist. The setting entente.sources"
                            + " names it; without that setting the bundled sample site is the only source."));
        } catch (MalformedInputException e) {
            throw new InvalidSources(
                    List.of(file + " is not UTF-8 text. Save it with the encoding UTF-8 and start again."));
        } catch (IOException e) {
            throw new InvalidSources(List.of("The sources file " + file + " cannot be read: " + e.getMessage() + "."));
        }
    }

    private static List<Source> readBundled(List<NamedAddress> addresses) {
        try (Reader yaml = new InputStreamReader(
                Objects.requireNonNull(SourceCatalogue.class.getResourceAsStream("/" + BUNDLED), BUNDLED),
                StandardCharsets.UTF_8)) {
            return new SourcesFile(BUNDLED, addresses).read(yaml);
        } catch (IOException e) {
            throw new InvalidSources(List.of("The bundled " + BUNDLED + " cannot be read: " + e.getMessage() + "."));
        }
    }
}
