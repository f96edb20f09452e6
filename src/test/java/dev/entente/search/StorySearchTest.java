package dev.entente.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.index.ArticleWriter;
import dev.entente.index.ArticleWriter.Written.Outcome;
import dev.entente.index.SampleArticles;
import dev.entente.search.ArticleSearch.NewSince;
import dev.entente.search.SearchResult.FacetCount;
import dev.entente.story.Prose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Six stories in four sources: one told by all four, one of them in other words; one by two; four by one. */
class StorySearchTest {
    private static final ArticleSearch SEARCH = TestSearch.search();
    private static final ArticleWriter WRITER = SampleArticles.writer();
    private static final List<SampleArticles> SOURCES = IntStream.range(0, 4)
            .mapToObj(number -> new SampleArticles("told-by-" + number))
            .toList();
    private static final String OURS =
            "source=told-by-0&source=told-by-1&source=told-by-2&source=told-by-3&source=told-by-4";
    private static final String BIG = Prose.sentences(30_000, 30_012);
    private static final String OWN_WORDS = BIG.replace("the commander", "its chief")
            .replace("officers", "policemen")
            .replace("signed", "agreed")
            .replace("quietly", "in silence")
            .replace("ministers", "politicians")
            .replace("together", "side by side")
            .replace("again", "once more");

    @BeforeAll
    static void writeArticles() {
        SOURCES.get(0)
                .write(
                        article(0, "big", "2024-01-10", BIG, "IR"),
                        article(0, "second", "2024-01-09", Prose.sentences(31_000, 31_012), "CN"),
                        article(0, "a", "2024-01-01", Prose.sentences(32_000, 32_012), "IR"),
                        article(0, "b", "2024-01-02", Prose.sentences(33_000, 33_012), "IR"),
                        article(0, "c", "2024-01-03", Prose.sentences(34_000, 34_012), "IR"),
                        article(0, "d", "2024-01-04", Prose.sentences(35_000, 35_012), "IR"));
        SOURCES.get(1).write(article(1, "big", "2024-01-12", "From our wire service. " + BIG, "IR"));
        SOURCES.get(2).write(article(2, "big", "2024-01-11", BIG + " All rights reserved.", "IR"));
        SOURCES.get(3)
                .write(
                        article(3, "big", "2024-01-13", OWN_WORDS, "IR"),
                        article(3, "second", "2024-01-14", Prose.sentences(31_000, 31_012), "CN"));
    }

    @Test
    void listsOneArticleOfEachStory() {
        SearchResult newest = search("sort=newest");
        assertThat(newest.total()).isEqualTo(10);
        assertThat(newest.stories()).isEqualTo(6);
        assertThat(paths(newest)).containsExactly("3/second", "3/big", "0/d", "0/c", "0/b", "0/a");
        assertThat(paths(search("sort=oldest"))).containsExactly("0/a", "0/b", "0/c", "0/d", "0/second", "0/big");
        assertThat(paths(search("sort=newest&copies=true"))).hasSize(10);
    }

    @Test
    void saysHowManyTellAStoryAndHowManyInWordsOfTheirOwn() {
        Hit big = search("sort=newest").hits().get(1);
        assertThat(big.told()).isEqualTo(new Hit.Telling(id(0, "big"), 4, 4, 2));
        assertThat(search("sort=newest").hits().get(2).told()).isEqualTo(new Hit.Telling(id(0, "d"), 1, 1, 1));
        // Of the story, not only of what matches.
        assertThat(search("sort=newest&from=2024-01-13").hits().get(1).told().sources())
                .isEqualTo(4);
    }

    @Test
    void countsArticlesInFacetsAndStoriesInPages() {
        assertThat(search("").facets().get(Facet.COUNTRY))
                .containsExactly(new FacetCount("IR", 8), new FacetCount("CN", 2));
        assertThat(search("country=CN").total()).isEqualTo(2);
        assertThat(search("country=CN").stories()).isEqualTo(1);
        List<String> all = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            all.addAll(paths(SEARCH.search(
                    CriteriaParameters.parse(OURS + "&sort=newest").withPage(page), 2)));
        }
        assertThat(all).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void countsTheStoriesThatAlternativesLeave() {
        assertThat(SEARCH.search(CriteriaParameters.parse("source=told-by-3"), 10)
                        .stories())
                .isEqualTo(2);
    }

    @Test
    void listsAllThatTellAStoryTheFirstOnTop() {
        Story story = SEARCH.story(search("sort=newest").hits().get(1).story()).orElseThrow();
        assertThat(story.members())
                .extracting(member -> path(member.hit()))
                .containsExactly("0/big", "2/big", "1/big", "3/big");
        assertThat(story.told().independentSources()).isEqualTo(2);
        assertThat(SEARCH.story("0".repeat(32))).isEmpty();
    }

    @Test
    void hidesWhatWasWithdrawnUnlessItIsAskedFor() {
        TaggedArticle gone = article(0, "gone", "2024-02-01", Prose.sentences(36_000, 36_012), "SY");
        TaggedArticle copy =
                SOURCES.get(1).article("gone", "2024-02-02", "en", "Report", Prose.sentences(36_000, 36_012), "SY");
        SOURCES.get(0).write(gone, copy);
        assertThat(WRITER.withdraw(gone.article().id(), Instant.parse("2024-03-01T00:00:00Z"))
                        .outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(WRITER.withdraw(gone.article().id(), Instant.now()).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        WRITER.refresh();
        assertThat(paths(search("country=SY"))).containsExactly("1/gone");
        assertThat(paths(search("country=SY&withdrawn=true"))).containsExactly("0/gone");
        assertThat(search("country=SY").hits().get(0).told().articles()).isEqualTo(1);
        assertThat(SEARCH.article(gone.article().id()).orElseThrow().withdrawnAt())
                .isEqualTo("2024-03-01T00:00:00Z");
        // What can be read again is there again.
        assertThat(WRITER.write(List.of(gone)).get(0).outcome()).isEqualTo(Outcome.UPDATED);
        WRITER.withdraw(copy.article().id(), Instant.now());
        WRITER.withdraw(gone.article().id(), Instant.now());
        WRITER.refresh();
        assertThat(search("country=SY").total()).isZero();
    }

    @Test
    void doesNotCallAFurtherCopyNew() {
        Criteria criteria = CriteriaParameters.parse("source=news-of-0&source=news-of-1&source=news-of-2");
        SampleArticles zero = new SampleArticles("news-of-0");
        SampleArticles one = new SampleArticles("news-of-1");
        SampleArticles two = new SampleArticles("news-of-2");
        zero.write(zero.article("seen", "2024-01-01", "en", "Seen", Prose.sentences(37_000, 37_012)));
        Instant look = Instant.now();
        one.write(
                one.article("seen", "2024-01-02", "en", "Seen", Prose.sentences(37_000, 37_012)),
                one.article("new", "2024-01-02", "en", "New", Prose.sentences(38_000, 38_012)));
        two.write(two.article("new", "2024-01-03", "en", "New", Prose.sentences(38_000, 38_012)));
        NewSince news = new NewSince(criteria, look, Set.of());
        NewSince each = new NewSince(criteria.withCopies(true), look, Set.of());
        NewSince onlyOne = new NewSince(CriteriaParameters.parse("source=news-of-1"), look, Set.of());
        assertThat(SEARCH.countNew(List.of(news, each, onlyOne))).containsExactly(1L, 3L, 2L);
        assertThat(SEARCH.news(news, 10).total()).isEqualTo(1);
        assertThat(SEARCH.news(news, 10).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.told().sources()).isEqualTo(2));
        assertThat(SEARCH.news(each, 10).hits()).hasSize(3);
        assertThat(SEARCH.newIds(news)).hasSize(3);
    }

    @Test
    void refusesOtherWordsThanTrueAndFalse() {
        assertThatThrownBy(() -> CriteriaParameters.parse("copies=maybe"))
                .isInstanceOf(InvalidCriteria.class)
                .hasMessageContaining("true or false");
        assertThat(CriteriaParameters.parse("copies=false&withdrawn=")).isEqualTo(Criteria.EVERYTHING);
        assertThat(CriteriaParameters.toQuery(CriteriaParameters.parse("withdrawn=true&copies=true&page=2")))
                .isEqualTo("copies=true&withdrawn=true&page=2");
    }

    private static TaggedArticle article(int source, String path, String date, String body, String country) {
        return SOURCES.get(source).article(path, date, "en", "Report of " + path, body, country);
    }

    private static ArticleId id(int source, String path) {
        return article(source, path, "", "", "IR").article().id();
    }

    private static SearchResult search(String query) {
        return SEARCH.search(CriteriaParameters.parse(query + "&" + OURS), 50);
    }

    private static List<String> paths(SearchResult result) {
        return result.hits().stream().map(StorySearchTest::path).toList();
    }

    /** Number of the source, and path. */
    private static String path(Hit hit) {
        return hit.source().substring("told-by-".length()) + hit.url().getPath();
    }
}
