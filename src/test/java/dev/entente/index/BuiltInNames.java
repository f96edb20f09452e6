package dev.entente.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The analysis components of a stock Elasticsearch, and what in an index body is not among them. */
public final class BuiltInNames {
    private static final List<String> KINDS = List.of("analyzer", "tokenizer", "filter", "char_filter", "normalizer");
    private static final Set<String> FIELD_ANALYZERS = Set.of("analyzer", "search_analyzer", "search_quote_analyzer");

    private final JsonNode names;

    private BuiltInNames(JsonNode names) {
        this.names = names;
    }

    public static BuiltInNames read() throws IOException {
        try (InputStream in = BuiltInNames.class.getResourceAsStream("/index/built-in-names.json")) {
            return new BuiltInNames(new ObjectMapper().readTree(in));
        }
    }

    /** The names of one kind: analyzer, tokenizer, filter, char_filter or normalizer. */
    public Set<String> of(String kind) {
        Set<String> found = new TreeSet<>();
        names.path(kind).fieldNames().forEachRemaining(found::add);
        return found;
    }

    /** One line for each name or parameter in the index body that a stock Elasticsearch would not know. */
    public List<String> unknownIn(JsonNode body) {
        JsonNode analysis = body.path("settings").path("analysis");
        List<String> unknown = new ArrayList<>();
        analysis.fieldNames().forEachRemaining(kind -> {
            if (!KINDS.contains(kind)) {
                unknown.add("analysis." + kind);
            }
        });
        for (String kind : KINDS) {
            analysis.path(kind).properties().forEach(entry -> {
                checkDefinition(kind, entry.getKey(), entry.getValue(), unknown);
                checkReferences(entry.getKey(), entry.getValue(), analysis, unknown);
            });
        }
        checkFields(body.path("mappings"), analysis, unknown);
        return unknown;
    }

    private void checkDefinition(String kind, String name, JsonNode definition, List<String> unknown) {
        String type = definition.path("type").asText("custom");
        JsonNode parameters = names.path(kind).path(type);
        if (parameters.isMissingNode()) {
            unknown.add("%s %s: type %s".formatted(kind, name, type));
            return;
        }
        Set<String> known = new TreeSet<>(Set.of("type"));
        parameters.forEach(parameter -> known.add(parameter.asText()));
        definition.fieldNames().forEachRemaining(parameter -> {
            if (!known.contains(parameter)) {
                unknown.add("%s %s: parameter %s".formatted(kind, name, parameter));
            }
        });
    }

    private void checkReferences(String name, JsonNode definition, JsonNode analysis, List<String> unknown) {
        if (!definition.path("type").asText("custom").equals("custom")) {
            return;
        }
        for (String kind : List.of("tokenizer", "filter", "char_filter")) {
            JsonNode named = definition.path(kind);
            Iterable<JsonNode> all = named.isTextual() ? List.of(named) : named;
            all.forEach(reference -> checkReference(kind, reference.asText(), name, analysis, unknown));
        }
    }

    private void checkReference(String kind, String reference, String by, JsonNode analysis, List<String> unknown) {
        if (!analysis.path(kind).has(reference) && !of(kind).contains(reference)) {
            unknown.add("%s: %s %s".formatted(by, kind, reference));
        }
    }

    private void checkFields(JsonNode node, JsonNode analysis, List<String> unknown) {
        node.properties().forEach(entry -> {
            String key = entry.getKey();
            if (entry.getValue().isTextual() && FIELD_ANALYZERS.contains(key)) {
                checkReference("analyzer", entry.getValue().asText(), key, analysis, unknown);
            } else if (entry.getValue().isTextual() && key.equals("normalizer")) {
                checkReference("normalizer", entry.getValue().asText(), key, analysis, unknown);
            } else {
                checkFields(entry.getValue(), analysis, unknown);
            }
        });
    }
}
