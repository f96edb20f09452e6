package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mapping files must load on any Elasticsearch 8.19, not only on the embedded one with our plugin. */
class MappingFilesTest {
    private final ObjectMapper json = new ObjectMapper();

    static List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(Path.of("index-mappings"))) {
            return all.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @Test
    void thereAreFiles() throws Exception {
        assertThat(files()).extracting(file -> file.getFileName().toString()).contains("articles.json");
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesOnlyWhatStockElasticsearchHas(Path file) throws Exception {
        assertThat(BuiltInNames.read().unknownIn(json.readTree(file.toFile()))).isEmpty();
    }

    @Test
    void findsEveryNameThatStockElasticsearchLacks() throws Exception {
        JsonNode body = json.readTree("""
                {"settings": {"analysis": {
                   "char_filter": {"c": {"type": "nonjoiner"}},
                   "filter": {"f": {"type": "stemmer", "lang": "english"}},
                   "tokenizer": {"t": {"type": "standard", "max_token_length": 5}},
                   "normalizer": {"n": {"type": "custom", "filter": ["lowercase", "fold"]}},
                   "analyzer": {"a": {"tokenizer": "sentences", "filter": ["f", "lowercase"], "char_filter": "c"}}}},
                 "mappings": {"properties": {"title": {"type": "text", "analyzer": "a",
                   "fields": {"x": {"type": "text", "search_analyzer": "klingon"}}}}}}
                """);

        assertThat(BuiltInNames.read().unknownIn(body))
                .containsExactlyInAnyOrder(
                        "char_filter c: type nonjoiner",
                        "filter f: parameter lang",
                        "n: filter fold",
                        "a: tokenizer sentences",
                        "search_analyzer: analyzer klingon");
    }
}
