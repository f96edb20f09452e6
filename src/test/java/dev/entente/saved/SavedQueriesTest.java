package dev.entente.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entente.account.Owners;
import dev.entente.article.TaggedArticle;
import dev.entente.index.SampleArticles;
import dev.entente.saved.SavedQueries.Opened;
import dev.entente.search.ArticleSearch;
import dev.entente.search.Criteria;
import dev.entente.search.CriteriaParameters;
import dev.entente.search.TestSearch;
import dev.entente.support.SetClock;
import dev.entente.support.TestElasticsearch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class SavedQueriesTest {
    private final SetClock clock = new SetClock();
    private final ArticleSearch search = TestSearch.search();
    private final SavedQueries saved = new ElasticsearchSavedQueries(TestElasticsearch.client(), search, clock);
    private final String owner = Owners.ownerOf(Owners.newToken()).orElseThrow();
    private SampleArticles articles;
    private Criteria criteria;

    @BeforeEach
    void useASourceOfOurOwn(TestInfo test) {
        String source = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
        articles = new SampleArticles(source, clock);
        criteria = CriteriaParameters.parse("q=memorandum&country=IR&source=" + source + "&sort=oldest");
    }

    @Test
    void keepsWordsFiltersAndOrder() {
        SavedQuery query = saved.save(owner, "  Tehran ", criteria.withPage(7));
        SavedQuery found = saved.find(owner, query.id()).orElseThrow();
        assertThat(found.name()).isEqualTo("Tehran");
        assertThat(found.criteria()).isEqualTo(criteria);
        assertThat(saved.byFeedToken(query.feedToken())).contains(found);
    }

    @Test
    void saysWhatIsNewSinceItWasOpened() {
        articles.write(matching("old"));
        clock.advance(Duration.ofHours(1));
        SavedQuery query = saved.save(owner, "Tehran", criteria);
        assertThat(news(query)).isZero();

        clock.advance(Duration.ofHours(1));
        articles.write(matching("new"), other("elsewhere"));
        assertThat(news(query)).isEqualTo(1);

        Opened opened = saved.open(owner, query.id()).orElseThrow();
        assertThat(opened.news().total()).isEqualTo(1);
        assertThat(opened.news().hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.url().getPath()).isEqualTo("/new"));
        assertThat(news(query)).isZero();
        assertThat(saved.open(owner, query.id()).orElseThrow().news().total()).isZero();
    }

    @Test
    void doesNotCallAnEditedArticleNew() {
        articles.write(matching("edited"));
        clock.advance(Duration.ofHours(1));
        SavedQuery query = saved.save(owner, "Tehran", criteria);
        clock.advance(Duration.ofHours(1));
        articles.write(articles.article("edited", "2026-01-01", "en", "A memorandum", "Changed memorandum.", "IR"));
        assertThat(news(query)).isZero();
    }

    @Test
    void losesNothingThatWasOnItsWayWhileTheOwnerLooked() {
        articles.write(matching("seen"));
        clock.advance(Duration.ofSeconds(1));
        TaggedArticle onItsWay = matching("on-its-way");
        Instant sent = clock.instant();
        clock.advance(Duration.ofSeconds(1));
        SavedQuery query = saved.save(owner, "Tehran", criteria);
        // Its time is before the look, but it could not be found then.
        Instant look = clock.instant();
        clock.set(sent);
        articles.write(onItsWay);
        clock.set(look);
        assertThat(news(query)).isEqualTo(1);
        assertThat(saved.open(owner, query.id()).orElseThrow().news().hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.url().getPath()).isEqualTo("/on-its-way"));
        clock.advance(Duration.ofHours(1));
        assertThat(news(query)).isZero();
    }

    @Test
    void listsNewestFirstAndOnlyTheOwnersOwn() {
        SavedQuery first = saved.save(owner, "First", criteria);
        clock.advance(Duration.ofMinutes(1));
        SavedQuery second = saved.save(owner, "Second", criteria);
        assertThat(saved.of(owner).stream().map(item -> item.query().name())).containsExactly("Second", "First");

        String stranger = Owners.ownerOf(Owners.newToken()).orElseThrow();
        assertThat(saved.of(stranger)).isEmpty();
        assertThat(saved.find(stranger, first.id())).isEmpty();
        assertThat(saved.open(stranger, first.id())).isEmpty();
        assertThat(saved.delete(stranger, second.id())).isFalse();
        assertThat(saved.of(owner)).hasSize(2);
    }

    @Test
    void forgetsADeletedQuery() {
        SavedQuery query = saved.save(owner, "Tehran", criteria);
        assertThat(saved.delete(owner, query.id())).isTrue();
        assertThat(saved.delete(owner, query.id())).isFalse();
        assertThat(saved.find(owner, query.id())).isEmpty();
        assertThat(saved.byFeedToken(query.feedToken())).isEmpty();
    }

    @Test
    void survivesBeingOpenedTwiceAtOnce() {
        SavedQuery query = saved.save(owner, "Tehran", criteria);
        List<CompletableFuture<Boolean>> opened = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> saved.open(owner, query.id()).isPresent()))
                .limit(8)
                .toList();
        assertThat(opened).allMatch(CompletableFuture::join);
    }

    @Test
    void refusesBlankAndLongNames() {
        assertThatThrownBy(() -> saved.save(owner, " ", criteria)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> saved.save(owner, "x".repeat(121), criteria)).hasMessageContaining("1 to 120");
    }

    @Test
    void doesNotKnowIdsAndTokensOfAnotherForm() {
        for (String id : List.of("", "../x", "0".repeat(31), "a b", "_search")) {
            assertThat(saved.find(owner, id)).isEmpty();
            assertThat(saved.byFeedToken(id)).isEmpty();
        }
    }

    private long news(SavedQuery query) {
        return saved.of(owner).stream()
                .filter(item -> item.query().id().equals(query.id()))
                .findFirst()
                .orElseThrow()
                .news();
    }

    private TaggedArticle matching(String path) {
        return articles.article(path, "2026-01-01", "en", "A memorandum", "A memorandum was signed.", "IR");
    }

    private TaggedArticle other(String path) {
        return articles.article(path, "2026-01-01", "en", "A memorandum", "Signed by others.", "CN");
    }
}
