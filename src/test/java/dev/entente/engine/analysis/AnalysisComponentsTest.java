package dev.entente.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.analyze.AnalyzeToken;
import dev.entente.index.BuiltInNames;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of the embedded engine against the examples of Elasticsearch's reference and against Lucene's own analyzers. */
class AnalysisComponentsTest {

    @Test
    void everyNameIsElasticsearchsOwn() throws Exception {
        AnalysisComponents components = new AnalysisComponents();
        BuiltInNames stock = BuiltInNames.read();

        assertThat(stock.of("filter")).containsAll(components.getTokenFilters().keySet());
        assertThat(stock.of("char_filter"))
                .containsAll(components.getCharFilters().keySet());
        assertThat(stock.of("tokenizer")).containsAll(components.getTokenizers().keySet());
    }

    /** The filters as they stand in the reference, with its text and its tokens. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "standard   | \"asciifolding\"                                        | açaí à la carte | acai a la carte",
                "standard   | {\"type\":\"asciifolding\",\"preserve_original\":true}  | açaí | acai açaí",
                "standard   | \"cjk_bigram\" | 東京都は、日本の首都であり | 東京 京都 都は 日本 本の の首 首都 都で であ あり",
                "standard   | {\"type\":\"cjk_bigram\",\"ignored_scripts\":[\"hangul\",\"hiragana\",\"katakana\"],\"output_unigrams\":true} | 東京都は、日本の首都であり | 東 東京 京 京都 都 は 日 日本 本 の 首 首都 都 で あ り",
                "standard   | \"cjk_width\" | ｼｰｻｲﾄﾞﾗｲﾅｰ | シーサイドライナー",
                "whitespace | \"decimal_digit\" | १-one two-२ ३ | 1-one two-2 3",
                "standard   | {\"type\":\"edge_ngram\",\"min_gram\":1,\"max_gram\":2} | the quick brown fox jumps | t th q qu b br f fo j ju",
                "standard   | \"edge_ngram\" | quick fox | q f",
                "standard   | {\"type\":\"edge_ngram\",\"min_gram\":2,\"max_gram\":2,\"side\":\"back\"} | quick | ck",
                "standard   | \"elision\" | j’examine près du wharf | examine près du wharf",
                "standard   | {\"type\":\"elision\",\"articles_case\":true,\"articles\":[\"l\"]} | L'accord d'Oran | accord d'Oran",
                "standard   | \"kstem\" | the foxes jumping quickly | the fox jump quick",
                "standard   | \"porter_stem\" | the foxes jumping quickly | the fox jump quickli",
                "standard   | \"stemmer\" | the foxes jumping quickly | the fox jump quickli",
                "whitespace | {\"type\":\"length\",\"min\":0,\"max\":4} | the quick brown fox jumps over the lazy dog | the fox over the lazy dog",
                "whitespace | \"truncate\" | the quinquennial extravaganza carried on | the quinquenni extravagan carried on",
                "whitespace | {\"type\":\"truncate\",\"length\":5} | the quinquennial extravaganza carried on | the quinq extra carri on",
                "whitespace | \"unique\" | the quick fox jumps the lazy fox | the quick fox jumps lazy",
                "whitespace | {\"type\":\"keyword_marker\",\"keywords\":[\"jumping\"]},\"stemmer\" | fox running and jumping | fox run and jumping",
                "whitespace | {\"type\":\"keyword_marker\",\"keywords_pattern\":\"run.*\"},\"stemmer\" | fox running and jumping | fox running and jump",
            })
    void filtersAsTheReferenceSays(String tokenizer, String filters, String text, String expected) throws Exception {
        assertThat(analyze(tokenizer, "", filters, text)).containsExactly(expected.split(" "));
    }

    @Test
    void trimsAroundKeywords() throws Exception {
        assertThat(analyze("keyword", "", "\"trim\"", " fox ")).containsExactly("fox");
    }

    @Test
    void keepsAWordThatComesAgainAtAnotherPositionIfAsked() throws Exception {
        String filters =
                "{\"type\":\"keyword_marker\",\"keywords\":[]},{\"type\":\"unique\",\"only_on_same_position\":true}";

        assertThat(analyze("whitespace", "", filters, "fox and fox")).containsExactly("fox", "and", "fox");
    }

    @Test
    void mapsCharactersBeforeTheTokenizer() throws Exception {
        String digits = "{\"type\":\"mapping\",\"mappings\":[\"٠ => 0\",\"١ => 1\",\"٢ => 2\",\"٥ => 5\"]}";
        String signs =
                "{\"type\":\"mapping\",\"mappings\":[\"\\\\u003a\\\\u0029 => _happy_\",\":( => _sad_\",\"a=>\"]}";

        assertThat(analyze("keyword", digits, "", "My license plate is ٢٥٠١٥"))
                .containsExactly("My license plate is 25015");
        assertThat(analyze("keyword", signs, "", "a :) or :(")).containsExactly(" _happy_ or _sad_");
    }

    @Test
    void replacesPatternsBeforeTheTokenizer() throws Exception {
        String filter = "{\"type\":\"pattern_replace\",\"pattern\":\"(\\\\d+)-(?=\\\\d)\",\"replacement\":\"$1_\"}";

        assertThat(analyze("standard", filter, "", "My credit card is 123-456-789"))
                .containsExactly("My", "credit", "card", "is", "123_456_789");
    }

    @ParameterizedTest
    @CsvSource({"stemmer,language,klingon", "elision,articles_case,true", "keyword_marker,ignore_case,true"})
    void refusesWhatElasticsearchRefuses(String type, String parameter, String value) {
        String filter = "{\"type\":\"%s\",\"%s\":\"%s\"}".formatted(type, parameter, value);

        assertThatThrownBy(() -> analyze("standard", "", filter, "text"))
                .isInstanceOfSatisfying(ElasticsearchException.class, e -> assertThat(e.status())
                        .isEqualTo(400));
    }

    static Stream<Arguments> languages() throws IOException {
        return Stream.of(
                Arguments.of(
                        "",
                        "{'type':'stemmer','language':'possessive_english'},'lowercase',{'type':'stop','stopwords':'_english_'},{'type':'stemmer','language':'english'}",
                        "The Interior Ministry's officers were meeting with agencies fighting traffickers",
                        new EnglishAnalyzer()),
                Arguments.of(
                        "",
                        "'lowercase','decimal_digit',{'type':'stop','stopwords':'_arabic_'},'arabic_normalization',{'type':'stemmer','language':'arabic'}",
                        "وقّع وزيرا الداخلية اتفاقية للتعاون الأمني في عام ٢٠٢٤",
                        new ArabicAnalyzer()),
                Arguments.of(
                        "",
                        "'lowercase',{'type':'stop','stopwords':'_russian_'},{'type':'stemmer','language':'russian'}",
                        "Министры внутренних дел подписали соглашение о сотрудничестве",
                        new RussianAnalyzer()),
                Arguments.of(
                        "",
                        "'elision','lowercase',{'type':'stop','stopwords':'_french_'},{'type':'stemmer','language':'light_french'}",
                        "L'accord signé par les ministres de l'Intérieur concerne la coopération policière",
                        new FrenchAnalyzer()),
                Arguments.of(
                        "",
                        "'lowercase',{'type':'stop','stopwords':'_german_'},'german_normalization',{'type':'stemmer','language':'light_german'}",
                        "Die Innenminister unterzeichneten Verträge über die Zusammenarbeit der Behörden, heißt es",
                        new GermanAnalyzer()),
                Arguments.of(
                        "",
                        "'lowercase',{'type':'stop','stopwords':'_spanish_'},{'type':'stemmer','language':'light_spanish'}",
                        "Los ministros firmaron acuerdos sobre la cooperación de las policías",
                        new SpanishAnalyzer()),
                Arguments.of(
                        "",
                        "'cjk_width','lowercase','cjk_bigram'",
                        "两国内政部长签署了警务合作协议 ＡＢＣ",
                        new CJKAnalyzer(CharArraySet.EMPTY_SET)),
                Arguments.of(
                        "{'type':'mapping','mappings':['\\\\u200C=>\\\\u0020']}",
                        "'lowercase','decimal_digit','arabic_normalization','persian_normalization'",
                        "پلیس می\u200Cگوید كشورهای همسایه در سال ۱۴۰۲ توافق\u200Cنامه‌ای امضا كردند",
                        CustomAnalyzer.builder()
                                .addCharFilter("persian")
                                .withTokenizer("standard")
                                .addTokenFilter("lowercase")
                                .addTokenFilter("decimalDigit")
                                .addTokenFilter("arabicNormalization")
                                .addTokenFilter("persianNormalization")
                                .build()));
    }

    /** Each chain as the reference rebuilds its language analyzer, which wraps Lucene's. */
    @ParameterizedTest
    @MethodSource("languages")
    void chainsGiveTheTokensOfLucenesAnalyzers(String charFilters, String filters, String text, Analyzer lucene)
            throws Exception {
        List<String> tokens = analyze("standard", charFilters.replace('\'', '"'), filters.replace('\'', '"'), text);

        assertThat(tokens).hasSizeGreaterThan(3).isEqualTo(tokens(lucene, text));
    }

    private static List<String> tokens(Analyzer analyzer, String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("field", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        }
        return tokens;
    }

    private static List<String> analyze(String tokenizer, String charFilters, String filters, String text)
            throws IOException {
        String request = "{\"tokenizer\":\"%s\",\"char_filter\":[%s],\"filter\":[%s],\"text\":\"%s\"}"
                .formatted(tokenizer, charFilters, filters, text);
        return TestElasticsearch.client()
                .indices()
                .analyze(a -> a.withJson(new StringReader(request)))
                .tokens()
                .stream()
                .map(AnalyzeToken::token)
                .toList();
    }
}
