package dev.entente.source;

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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sources of this portal, as its sources file lists them. Read once, when first needed. */
@Singleton
public class SourceCatalogue {
    private static final String BUNDLED = "sources.yaml";

    private final Map<String, Source> sources = new LinkedHashMap<>();

    /**
     * @param file setting {@code entente.sources}; the bundled file where it is unset
     * @throws InvalidSources if the file cannot be read, or any of its fields cannot be understood
     */
    @Inject
    SourceCatalogue(
            @ConfigProperty(name = "entente.sources") Optional<Path> file, Instance<NamedAddress> namedAddresses) {
        this(file.map(path -> read(path, namedAddresses.stream().toList()))
                .orElseGet(() -> readBundled(namedAddresses.stream().toList())));
    }

    public SourceCatalogue(Collection<Source> sources) {
        sources.forEach(source -> this.sources.put(source.id(), source));
    }

    /** In the order of the file. */
    public List<Source> all() {
        return List.copyOf(sources.values());
    }

    public Optional<Source> find(String id) {
        return Optional.ofNullable(sources.get(id));
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
