package dev.entente.engine.analysis;

import static org.elasticsearch.plugins.AnalysisPlugin.requiresAnalysisSettings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.tartarus.snowball.ext.RussianStemmer;

/** Token filters with the names, parameters and defaults of Elasticsearch's reference, each made by Lucene's own class. */
final class TokenFilters {
    /** Filters without parameters that map characters to characters. */
    private static final Map<String, UnaryOperator<TokenStream>> CHARACTERS = Map.of(
            "arabic_normalization", ArabicNormalizationFilter::new,
            "persian_normalization", PersianNormalizationFilter::new,
            "german_normalization", GermanNormalizationFilter::new,
            "hindi_normalization", HindiNormalizationFilter::new,
            "indic_normalization", IndicNormalizationFilter::new,
            "decimal_digit", DecimalDigitFilter::new,
            "cjk_width", CJKWidthFilter::new,
            "trim", TrimFilter::new);

    /** Filters without parameters that change whole words. */
    private static final Map<String, UnaryOperator<TokenStream>> WORDS = Map.of(
            "arabic_stem", ArabicStemFilter::new,
            "russian_stem", tokens -> new SnowballFilter(tokens, new RussianStemmer()),
            "porter_stem", PorterStemFilter::new,
            "kstem", KStemFilter::new);

    private static final Map<String, Integer> CJK_SCRIPTS = Map.of(
            "han", CJKBigramFilter.HAN,
            "hiragana", CJKBigramFilter.HIRAGANA,
            "katakana", CJKBigramFilter.KATAKANA,
            "hangul", CJKBigramFilter.HANGUL);

    private TokenFilters() {}

    static Map<String, AnalysisProvider<TokenFilterFactory>> byName() {
        Map<String, AnalysisProvider<TokenFilterFactory>> filters = new LinkedHashMap<>();
        CHARACTERS.forEach((type, filter) ->
                filters.put(type, (index, environment, name, settings) -> Filters.forCharacters(name, filter)));
        WORDS.forEach((type, filter) ->
                filters.put(type, (index, environment, name, settings) -> Filters.forTexts(name, filter)));
        filters.put("asciifolding", (index, environment, name, settings) -> asciiFolding(name, settings));
        filters.put("stemmer", text(Stemmers::fromSettings));
        filters.put("cjk_bigram", text(TokenFilters::cjkBigram));
        filters.put("edge_ngram", text(TokenFilters::edgeNgram));
        filters.put("length", text(TokenFilters::length));
        filters.put("unique", text(TokenFilters::unique));
        filters.put("truncate", text(TokenFilters::truncate));
        filters.put(
                "elision",
                requiresAnalysisSettings((index, environment, name, settings) ->
                        Filters.forCharacters(name, elision(environment, settings))));
        filters.put(
                "keyword_marker",
                requiresAnalysisSettings((index, environment, name, settings) ->
                        Filters.forTexts(name, keywordMarker(environment, settings))));
        return filters;
    }

    private static AnalysisProvider<TokenFilterFactory> text(Function<Settings, UnaryOperator<TokenStream>> maker) {
        return (index, environment, name, settings) -> Filters.forTexts(name, maker.apply(settings));
    }

    private static TokenFilterFactory asciiFolding(String name, Settings settings) {
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        // A normalizer must leave one token, so there the original is never kept.
        return Filters.forCharacters(
                name,
                tokens -> new ASCIIFoldingFilter(tokens, preserve),
                tokens -> new ASCIIFoldingFilter(tokens, false));
    }

    private static UnaryOperator<TokenStream> cjkBigram(Settings settings) {
        Set<String> ignored = Set.copyOf(settings.getAsList("ignored_scripts"));
        int scripts = CJK_SCRIPTS.entrySet().stream()
                .filter(script -> !ignored.contains(script.getKey()))
                .mapToInt(Map.Entry::getValue)
                .reduce(0, (all, script) -> all | script);
        boolean unigrams = settings.getAsBoolean("output_unigrams", false);
        return tokens -> new CJKBigramFilter(tokens, scripts, unigrams);
    }

    private static UnaryOperator<TokenStream> edgeNgram(Settings settings) {
        int min = settings.getAsInt("min_gram", 1);
        int max = settings.getAsInt("max_gram", 2);
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        return switch (settings.get("side", "front")) {
            case "front" -> tokens -> new EdgeNGramTokenFilter(tokens, min, max, preserve);
            case "back" ->
                tokens -> new ReverseStringFilter(
                        new EdgeNGramTokenFilter(new ReverseStringFilter(tokens), min, max, preserve));
            default -> throw new IllegalArgumentException("side must be front or back, not " + settings.get("side"));
        };
    }

    private static UnaryOperator<TokenStream> length(Settings settings) {
        int min = settings.getAsInt("min", 0);
        int max = settings.getAsInt("max", Integer.MAX_VALUE);
        return tokens -> new LengthFilter(tokens, min, max);
    }

    private static UnaryOperator<TokenStream> unique(Settings settings) {
        boolean samePosition = settings.getAsBoolean("only_on_same_position", false);
        return tokens -> new UniqueTokens(tokens, samePosition);
    }

    private static UnaryOperator<TokenStream> truncate(Settings settings) {
        int length = settings.getAsInt("length", 10);
        return tokens -> new TruncateTokenFilter(tokens, length);
    }

    private static UnaryOperator<TokenStream> elision(Environment environment, Settings settings) {
        CharArraySet articles = Analysis.parseArticles(environment, settings);
        if (articles == null) {
            throw new IllegalArgumentException("elision filter requires [articles] or [articles_path] setting");
        }
        return tokens -> new ElisionFilter(tokens, articles);
    }

    private static UnaryOperator<TokenStream> keywordMarker(Environment environment, Settings settings) {
        String pattern = settings.get("keywords_pattern");
        if (pattern != null) {
            int flags =
                    settings.getAsBoolean("ignore_case", false) ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
            Pattern keywords = Pattern.compile(pattern, flags);
            return tokens -> new PatternKeywordMarkerFilter(tokens, keywords);
        }
        List<String> words = Analysis.getWordList(environment, settings, "keywords");
        if (words == null) {
            throw new IllegalArgumentException(
                    "keyword_marker filter requires [keywords], [keywords_path] or [keywords_pattern] setting");
        }
        CharArraySet keywords = words.stream()
                .collect(Collectors.toCollection(
                        () -> new CharArraySet(words.size(), settings.getAsBoolean("ignore_case", false))));
        return tokens -> new SetKeywordMarkerFilter(tokens, keywords);
    }
}
