package dev.entente.engine.analysis;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.util.AttributeFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Tokenizers beside "standard", which every Elasticsearch has. */
final class Tokenizers {
    private static final int MAX_TOKEN_LENGTH = 255;

    private Tokenizers() {}

    static Map<String, AnalysisProvider<TokenizerFactory>> byName() {
        return Map.of(
                "keyword",
                        (index, environment, name, settings) ->
                                TokenizerFactory.newFactory(name, keyword(settings.getAsInt("buffer_size", 256))),
                "whitespace",
                        (index, environment, name, settings) -> TokenizerFactory.newFactory(
                                name, whitespace(settings.getAsInt("max_token_length", MAX_TOKEN_LENGTH))));
    }

    private static Supplier<Tokenizer> keyword(int bufferSize) {
        return () -> new KeywordTokenizer(bufferSize);
    }

    private static Supplier<Tokenizer> whitespace(int maxTokenLength) {
        return () -> new WhitespaceTokenizer(AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, maxTokenLength);
    }
}
