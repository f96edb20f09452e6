package dev.entente.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One index as {@code index-mappings} defines it.
 *
 * @param name the read alias; {@code <name>-write} is the write alias, {@code <name>-000001} the first physical index
 * @param version of {@code _meta}; a newer one than the live index's makes the app roll over
 * @param body the create-index request: settings and mappings
 */
record IndexDefinition(String name, int version, String body) {
    static final String ARTICLES = "articles";
    static final String SOURCES = "sources";
    static final String BOILERPLATE = "boilerplate";
    static final String IDENTITIES = "identities";
    static final String CURATION = "curation";
    static final String RETAGS = "curation-retags";
    static final String LEXICON = "curation-lexicon";
    static final String LOCKS = "locks";
    private static final List<String> NAMES = List.of(
            ARTICLES,
            "frontier",
            "saved-queries",
            SOURCES,
            "crawl-days",
            "crawls",
            BOILERPLATE,
            "crawlers",
            "hosts",
            IDENTITIES,
            CURATION,
            RETAGS,
            LEXICON);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All indexes that the app rolls over. */
    static List<IndexDefinition> all() {
        return NAMES.stream().map(IndexDefinition::load).toList();
    }

    static IndexDefinition load(String name) {
        String path = "/index-mappings/" + name + ".json";
        try (InputStream in = IndexDefinition.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The build lacks " + path);
            }
            JsonNode tree = JSON.readTree(in);
            JsonNode version = tree.at("/mappings/_meta/version");
            if (!version.isInt()) {
                throw new IllegalStateException(path + " has no whole number at mappings._meta.version");
            }
            return new IndexDefinition(name, version.intValue(), tree.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is not JSON", e);
        }
    }

    String writeAlias() {
        return name + "-write";
    }

    String physical(int number) {
        return "%s-%06d".formatted(name, number);
    }

    StringReader json() {
        return new StringReader(body);
    }
}
