package dev.entente.engine.analysis;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** The two kinds of token filter that Elasticsearch tells apart. */
final class Filters {
    private Filters() {}

    /** Works on the tokens of a text; wildcard and prefix queries pass it by. */
    static TokenFilterFactory forTexts(String name, UnaryOperator<TokenStream> filter) {
        return new ForTexts(name, filter);
    }

    /** Maps characters to characters, and so may also stand in a normalizer of a keyword field. */
    static TokenFilterFactory forCharacters(String name, UnaryOperator<TokenStream> filter) {
        return new ForCharacters(name, filter, filter);
    }

    static TokenFilterFactory forCharacters(
            String name, UnaryOperator<TokenStream> filter, UnaryOperator<TokenStream> normalizer) {
        return new ForCharacters(name, filter, normalizer);
    }

    private record ForTexts(String name, UnaryOperator<TokenStream> filter) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }
    }

    private record ForCharacters(String name, UnaryOperator<TokenStream> filter, UnaryOperator<TokenStream> normalizer)
            implements NormalizingTokenFilterFactory {
        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }

        @Override
        public TokenStream normalize(TokenStream tokens) {
            return normalizer.apply(tokens);
        }
    }
}
