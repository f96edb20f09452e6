package dev.entente.ingest;

import dev.entente.tag.InvalidTaxonomy;
import dev.entente.tag.MoreOfficials;
import dev.entente.tag.Official;
import dev.entente.tag.lists.OfficialLists;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The lists of officials that {@code entente.tag.officials} names: paths, each after the country of those for whom it
 * gives none, as in {@code AL:ep-popolo.json}.
 */
@Singleton
public class OfficialFiles implements MoreOfficials {
    private static final Logger LOG = Logger.getLogger(OfficialFiles.class);
    private static final Pattern ENTRY = Pattern.compile("(?:([A-Z]{2}):)?(.+)");

    private final List<String> entries;

    OfficialFiles(@ConfigProperty(name = "entente.tag.officials") Optional<List<String>> entries) {
        this.entries = entries.orElse(List.of());
    }

    @Override
    public List<Official> officials() {
        List<Official> officials = new ArrayList<>();
        for (String entry : entries) {
            Matcher parts = ENTRY.matcher(entry.strip());
            if (parts.matches()) {
                List<Official> read = read(Path.of(parts.group(2)), parts.group(1));
                LOG.infof("Read %d officials from %s", read.size(), parts.group(2));
                officials.addAll(read);
            }
        }
        return officials;
    }

    private static List<Official> read(Path file, String country) {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return OfficialLists.read(file.getFileName().toString(), text, country);
        } catch (IOException e) {
            throw new InvalidTaxonomy("The list of officials " + file + " cannot be read: " + e, e);
        }
    }
}
