package dev.entente.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import dev.entente.article.ArticleId;
import dev.entente.index.ElasticsearchJson;
import dev.entente.index.SampleArticles;
import dev.entente.search.ArticleSearch.NewSince;
import dev.entente.search.SearchResult.FacetCount;
import dev.entente.search.SearchResult.Histogram.Bucket;
import dev.entente.search.SearchResult.Histogram.Interval;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleSearchTest {
    private static final String SOURCE = "search-test";
    private static final ArticleSearch SEARCH = new ElasticsearchArticleSearch(TestElasticsearch.client(), id -> id);
    private static final Instant BEFORE = Instant.now().minusSeconds(1);

    @BeforeAll
    static void writeArticles() {
        SampleArticles articles = new SampleArticles(SOURCE);
        articles.write(
                articles.article(
                        "pact",
                        "2024-01-17",
                        "en",
                        "Police chiefs sign a pact",
                        "The memorandum of understanding was signed by Radan in Beijing.\n\nIt covers training.",
                        "IR",
                        "CN",
                        "official:ahmad-reza-radan@IR",
                        "official:wang-xiaohong@CN",
                        "met:ahmad-reza-radan_wang-xiaohong",
                        "agency:ir-police",
                        "agency:cn-mps",
                        "topic:police-training"),
                articles.article(
                        "talks",
                        "2024-01-19",
                        "en",
                        "Ministers talked about borders",
                        "Memorandums for understanding neighbours better were proposed by the ministry's officials.",
                        "IR",
                        "SY",
                        "topic:border-security"),
                articles.article(
                        "plan",
                        "2015-11-17",
                        "en",
                        "A joint plan against drugs",
                        "Counter-narcotics officers of Teheran met al-Shaar.",
                        "SY",
                        "topic:drug-trafficking",
                        "agency:ir-police"),
                articles.article(
                        "china",
                        "2024-03-02",
                        "en",
                        "Beijing trains officers",
                        "Officers were trained for a month. Radan was not there.",
                        "CN",
                        "topic:police-training"),
                articles.article(
                        "undated", "", "en", "An <b>undated</b> & odd note", "Nothing <script>here</script>.", "US"),
                articles.article(
                        "fa",
                        "2024-01-18",
                        "fa",
                        "فرمانده پلیس در پکن",
                        "تفاهم‌نامه همکاری‌های انتظامی امضا شد.",
                        "IR"),
                articles.article(
                        "ar", "2024-01-18", "ar", "وزيرا الداخلية في طهران", "وقّع الوزيران مذكّرة التفاهم.", "SY"),
                articles.article(
                        "ru",
                        "2024-01-18",
                        "ru",
                        "Министры подписали соглашение",
                        "Встреча министров прошла в Тегеране.",
                        "RU"),
                articles.article("zh", "2024-01-18", "zh", "公安部长会见伊朗警察总长", "双方签署了执法合作谅解备忘录。", "CN"));
    }

    @ParameterizedTest
    @CsvSource({
        "signing, pact",
        "trained officer, china",
        "minister border, talks",
        "training, china pact",
        "counter-narcotics, plan",
        "ministry, talks",
        "тегеран министр, ru",
        "备忘录, zh",
        "التفاهم, ar",
        "مذكرة, ar",
        "همکاری, fa",
        "تفاهم نامه, fa",
        "تفاهم‌نامه, fa",
        "radan -beijing, ''",
        "radan -pact, china",
        "borders | drugs, plan talks",
        "train*, china pact"
    })
    void findsWordsInAnyForm(String q, String found) {
        assertThat(found("q=" + encoded(q))).isEqualTo(found == null ? "" : found);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"memorandum of understanding\"', pact",
        "'\"memorandums for understanding\"', talks",
        "'\"sign a pact\"', pact",
        "'\"signed a pact\"', ''",
        "'\"police chiefs\" Radan', pact"
    })
    void findsQuotedPhrasesOnlyAsTheyAre(String q, String found) {
        assertThat(found("q=" + encoded(q))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "country=IR, fa pact talks",
        "country=IR&country=CN, pact",
        "country.any=SY&country.any=US, ar plan talks undated",
        "country=IR&country.not=CN, fa talks",
        "topic=police-training&country=CN, china pact",
        "official=ahmad-reza-radan, pact",
        "agency=ir-police, pact plan",
        "agency=ir-police&agency.not=cn-mps, plan",
        "met=wang-xiaohong_ahmad-reza-radan, pact",
        "met=ahmad-reza-radan_liu-yuejin, ''",
        "language=fa&language=ar, ar fa",
        "language.not=en, ar fa ru zh",
        "from=2024-01-18&to=2024-01-19, ar fa ru talks zh",
        "to=2015-12-31, plan",
        "country=ZZ, ''",
        "official=nobody-at-all, ''"
    })
    void narrows(String query, String found) {
        assertThat(found(query)).isEqualTo(found);
    }

    @Test
    void countsWhatChoosingAValueWouldGive() {
        Map<String, Long> all = counts("", Facet.COUNTRY);
        assertThat(all).containsExactlyInAnyOrderEntriesOf(Map.of("IR", 3L, "CN", 3L, "SY", 3L, "US", 1L, "RU", 1L));
        all.forEach((country, count) ->
                assertThat(search("country=" + country).total()).isEqualTo(count));

        Map<String, Long> underIran = counts("country=IR", Facet.COUNTRY);
        assertThat(underIran).containsExactlyInAnyOrderEntriesOf(Map.of("IR", 3L, "CN", 1L, "SY", 1L));
        underIran.forEach((country, count) ->
                assertThat(search("country=IR&country=" + country).total()).isEqualTo(count));
    }

    @Test
    void countsAgenciesAndMeetings() {
        assertThat(counts("", Facet.AGENCY)).containsExactlyInAnyOrderEntriesOf(Map.of("ir-police", 2L, "cn-mps", 1L));
        assertThat(counts("country=CN", Facet.MEETING)).isEqualTo(Map.of("ahmad-reza-radan_wang-xiaohong", 1L));
        Hit pact = search("q=chiefs").hits().get(0);
        assertThat(pact.agencies()).containsExactly("ir-police", "cn-mps");
        assertThat(pact.meetings()).containsExactly("ahmad-reza-radan_wang-xiaohong");
        assertThat(search("country=US").hits().get(0).agencies()).isEmpty();
    }

    @Test
    void doesNotLetAlternativesHideEachOther() {
        assertThat(counts("language=fa", Facet.LANGUAGE))
                .containsEntry("en", 5L)
                .containsEntry("fa", 1L);
        assertThat(counts("language=fa", Facet.COUNTRY)).containsOnlyKeys("IR");
        assertThat(counts("country.any=US", Facet.COUNTRY))
                .containsEntry("IR", 3L)
                .containsEntry("US", 1L);
        assertThat(counts("country.any=US", Facet.LANGUAGE)).containsOnlyKeys("en");
        assertThat(search("country.any=US").total()).isEqualTo(1);
    }

    @Test
    void showsAChosenValueThatNothingHas() {
        assertThat(counts("q=training&country=SY", Facet.COUNTRY)).isEmpty();
        assertThat(counts("language=fa&country=CN", Facet.LANGUAGE)).doesNotContainKey("fa");
    }

    @Test
    void marksMatchesInTitleAndBodyAndEscapesTheRest() {
        Hit pact = search("q=" + encoded("\"memorandum of understanding\" pact"))
                .hits()
                .get(0);
        assertThat(pact.titleHtml()).isEqualTo("Police chiefs sign a <mark>pact</mark>");
        assertThat(String.join(" ", pact.highlights())).contains("<mark>memorandum of understanding</mark>");

        Hit odd = search("q=undated").hits().get(0);
        assertThat(odd.title()).isEqualTo("An <b>undated</b> & odd note");
        assertThat(odd.titleHtml()).isEqualTo("An &lt;b&gt;<mark>undated</mark>&lt;&#x2F;b&gt; &amp; odd note");
        assertThat(odd.highlights()).noneMatch(text -> text.contains("<script>"));
        assertThat(search("country=US").hits().get(0).titleHtml()).startsWith("An &lt;b&gt;undated");
    }

    @Test
    void beginsWithTheBodyWhereNothingOfItMatched() {
        assertThat(search("country=IR&language=en&q=chiefs").hits().get(0).highlights())
                .singleElement()
                .asString()
                .startsWith("The memorandum of understanding");
    }

    @Test
    void sortsByDateWithUndatedArticlesLast() {
        assertThat(paths(search("sort=newest"))).startsWith("china", "talks").endsWith("plan", "undated");
        assertThat(paths(search("sort=oldest"))).startsWith("plan", "pact").endsWith("china", "undated");
    }

    @Test
    void pagesWithoutGapsOrRepetitions() {
        List<String> all = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            SearchResult result = SEARCH.search(criteria("sort=newest").withPage(page), 4);
            assertThat(result.total()).isEqualTo(9);
            all.addAll(paths(result));
        }
        assertThat(all).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void countsMonthsBetweenFirstAndLast() {
        var histogram = search("country=CN").histogram();
        assertThat(histogram.interval()).isEqualTo(Interval.MONTH);
        assertThat(histogram.buckets())
                .containsExactly(bucket("2024-01-01", 2), bucket("2024-02-01", 0), bucket("2024-03-01", 1));
        assertThat(histogram.first()).isEqualTo("2024-01-17");
        assertThat(histogram.last()).isEqualTo("2024-03-02");
    }

    @Test
    void countsDaysOfAShortPeriod() {
        var histogram = search("from=2024-01-17&to=2024-01-19").histogram();
        assertThat(histogram.interval()).isEqualTo(Interval.DAY);
        assertThat(histogram.buckets())
                .containsExactly(bucket("2024-01-17", 1), bucket("2024-01-18", 4), bucket("2024-01-19", 1));
    }

    @Test
    void hasNoHistogramOfUndatedArticles() {
        assertThat(search("country=US").histogram().buckets()).isEmpty();
    }

    @Test
    void offersTheSpellingOfTheIndex() {
        assertThat(search("q=memorandun").didYouMean()).isEqualTo("memorandum");
        assertThat(search("q=memorandum").didYouMean()).isNull();
        assertThat(search("q=neighbours").didYouMean()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"unbalanced",
                "\"",
                "(((",
                "))) AND OR NOT",
                "+ - | * ~ \\",
                "-",
                "*",
                "a* b* c* d*",
                "<script>alert(1)</script>",
                "title.en:x _exists_:y /re.*gex/",
                "\u202e\u200f\u0000",
                "🚓🚓"
            })
    void answersAnyWords(String q) {
        assertThatCode(() -> search("q=" + encoded(q))).doesNotThrowAnyException();
    }

    @Test
    void answersOrRefusesTheLongestSearches() {
        for (String word : List.of("a ", "a* ", "\"a b\" ", "(a|b) ", "-a ")) {
            String q = word.repeat(CriteriaParameters.LONGEST_Q / word.length());
            try {
                search("q=" + encoded(q));
            } catch (InvalidCriteria e) {
                assertThat(e.parameter()).isEqualTo("q");
            }
        }
    }

    @Test
    void findsAnArticleByItsId() {
        ArticleId id = ArticleId.of(URI.create("https://search-test.example.org/pact"));
        IndexedArticle found = SEARCH.article(id).orElseThrow();
        assertThat(found.article().title()).isEqualTo("Police chiefs sign a pact");
        assertThat(found.article().body()).contains("\n\nIt covers training.");
        assertThat(found.tags().countries()).hasSize(2);
        assertThat(SEARCH.article(ArticleId.of(URI.create("https://nowhere.example.org/"))))
                .isEmpty();
    }

    @Test
    void countsAndListsWhatIsNew() {
        ArticleId pact = ArticleId.of(URI.create("https://search-test.example.org/pact"));
        NewSince all = new NewSince(criteria("country=IR"), BEFORE, Set.of());
        NewSince exceptOne = new NewSince(criteria("country=IR"), BEFORE, Set.of(pact));
        NewSince none = new NewSince(criteria("country=IR"), Instant.now(), Set.of());
        assertThat(SEARCH.countNew(List.of(all, exceptOne, none))).containsExactly(3L, 2L, 0L);
        assertThat(SEARCH.news(exceptOne, 1).total()).isEqualTo(2);
        assertThat(SEARCH.news(exceptOne, 1).hits()).hasSize(1);
        assertThat(SEARCH.newIds(all)).hasSize(3).contains(pact);
    }

    @Test
    void findsByIdsThatWereMerged() throws IOException {
        SampleArticles merged = new SampleArticles("merged");
        merged.write(
                merged.article("one", "2024-01-17", "en", "One", "Text.", "official:kept", "official:other"),
                merged.article("two", "2024-01-18", "en", "Two", "Text.", "official:kept"));
        ArticleSearch search = new ElasticsearchArticleSearch(
                TestElasticsearch.client(), id -> id.equals("merged-away") ? "kept" : id);

        assertThat(search.search(CriteriaParameters.parse("source=merged&official=merged-away"), 10)
                        .total())
                .isEqualTo(2);
        assertThat(search.search(CriteriaParameters.parse("source=merged&official=merged-away&official.not=other"), 10)
                        .total())
                .isEqualTo(1);
        NewSince news = new NewSince(
                CriteriaParameters.parse("source=merged&official.any=merged-away"), Instant.EPOCH, Set.of());
        assertThat(search.countNew(List.of(news))).containsExactly(2L);
        assertThat(search.newIds(news)).hasSize(2);
        assertThat(search.news(news, 10).total()).isEqualTo(2);
    }

    @Test
    void namesWhoMetByTheIdsThatHold() {
        Criteria asked = CriteriaParameters.parse("met=anna_zoe&met.not=anna_ben&page=3");

        Criteria current = asked.withOfficials(id -> id.equals("zoe") ? "aaron" : id.equals("ben") ? "anna" : id);

        assertThat(current.filter(Facet.MEETING).all()).containsExactly("aaron_anna");
        assertThat(current.filter(Facet.MEETING).not()).containsExactly("anna_ben");
        assertThat(current.page()).isEqualTo(3);
    }

    @Test
    void saysThatElasticsearchDoesNotAnswer() throws IOException {
        try (RestClient nobody =
                RestClient.builder(new HttpHost("127.0.0.1", 9)).build()) {
            ArticleSearch search = new ElasticsearchArticleSearch(
                    new ElasticsearchClient(new RestClientTransport(nobody, ElasticsearchJson.mapper())), id -> id);
            assertThatThrownBy(() -> search.search(Criteria.EVERYTHING, 10)).isInstanceOf(SearchUnavailable.class);
        }
    }

    private static Bucket bucket(String date, long count) {
        return new Bucket(LocalDate.parse(date), count);
    }

    private static Map<String, Long> counts(String query, Facet facet) {
        return search(query).facets().get(facet).stream().collect(Collectors.toMap(FacetCount::id, FacetCount::count));
    }

    private static SearchResult search(String query) {
        return SEARCH.search(criteria(query), 50);
    }

    private static Criteria criteria(String query) {
        return CriteriaParameters.parse(query + "&source=" + SOURCE);
    }

    private static String found(String query) {
        return String.join(" ", paths(search(query)).stream().sorted().toList());
    }

    private static List<String> paths(SearchResult result) {
        return result.hits().stream()
                .map(hit -> hit.url().getPath().substring(1))
                .toList();
    }

    private static String encoded(String q) {
        return java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8);
    }
}
