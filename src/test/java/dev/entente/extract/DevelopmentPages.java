package dev.entente.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The pages with known text that the extractor is measured on. They are no part of the project. */
final class DevelopmentPages {
    /** @param day as 2024-01-17, null where unknown */
    record Page(
            String id,
            URI url,
            byte[] html,
            String title,
            String body,
            @Nullable String day,
            List<String> authors) {
        /** Pages of one site fall into one part. */
        int part(int parts) {
            String host = url.getHost() == null ? id : url.getHost();
            return Math.floorMod(host.replaceFirst("^www\\.", "").hashCode() * 31 + 7, parts);
        }
    }

    private DevelopmentPages() {}

    /** Where the data lies: the system property {@code entente.data}, else beside the project. */
    static Path folder() {
        return Path.of(System.getProperty("entente.data", "../shared/data"), "extraction");
    }

    static List<Page> read(String set) {
        Path folder = folder().resolve(set);
        List<Page> pages = new ArrayList<>();
        try {
            JsonNode gold =
                    new ObjectMapper().readTree(folder.resolve("gold.json").toFile());
            gold.properties().forEach(entry -> pages.add(page(folder, entry.getKey(), entry.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    private static Page page(Path folder, String id, JsonNode gold) {
        Path file = folder.resolve("html").resolve(id + ".html.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            List<String> authors = new ArrayList<>();
            gold.path("authors").forEach(author -> authors.add(author.asText()));
            return new Page(
                    id,
                    URI.create(gold.path("url").asText("https://example.org/" + id)),
                    in.readAllBytes(),
                    gold.path("title").asText(),
                    gold.path("articleBody").asText(),
                    gold.path("date").isTextual() ? gold.path("date").asText() : null,
                    authors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
