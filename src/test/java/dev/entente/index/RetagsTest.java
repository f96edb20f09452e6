package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.OfficialTag;
import dev.entente.article.TagKind;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.article.TopicTag;
import dev.entente.curation.Act;
import dev.entente.curation.CurationLog;
import dev.entente.curation.Entry;
import dev.entente.curation.Retag;
import dev.entente.curation.Retag.State;
import dev.entente.curation.Retags;
import dev.entente.curation.Selection;
import dev.entente.index.ArticleWriter.Written.Outcome;
import dev.entente.support.SetClock;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Re-tags and the curators' log on the engine that the app uses. */
class RetagsTest {
    private static final ElasticsearchClient CLIENT = TestElasticsearch.client();
    private static final BulkWriter BULK = new BulkWriter(CLIENT);
    private static final Readiness READINESS = new Readiness();

    private final SampleArticles articles = new SampleArticles("retag-test");
    private final SetClock clock = new SetClock(Instant.now());

    @BeforeEach
    void ready() {
        READINESS.isReady();
    }

    /** Retags of a test are its own. */
    @AfterEach
    void forget() throws IOException {
        for (Retag retag : instance().newest(100)) {
            CLIENT.delete(d -> d.index("curation-retags-write").id(retag.id()).refresh(Refresh.True));
        }
    }

    private ElasticsearchRetags instance() {
        return new ElasticsearchRetags(CLIENT, BULK, READINESS, clock);
    }

    @Test
    void writesOnlyWhatFollowsFromTheTags() throws IOException {
        TaggedArticle one = articles.article("plain", "2024-01-17", "en", "Title", "Body.", "IR", "official:old-one");
        TaggedArticle other = articles.article("other", "2024-01-17", "en", "Title", "Body.", "official:another");
        articles.write(one, other);
        ArticleDocument before = document(one);
        long untouched = seqNo(other);
        Retag done = runs(instance(), ofOfficial("old-one"), renamed("old-one", "new-one"));
        assertThat(done.state()).isEqualTo(State.SETTLING);
        assertThat(done.total()).isEqualTo(1);
        assertThat(done.done()).isEqualTo(1);
        assertThat(done.changed()).isEqualTo(1);
        ArticleDocument after = document(one);
        assertThat(after.officials()).containsExactly("new-one");
        assertThat(after.acts()).containsExactly("act");
        assertThat(after.changedAt()).isEqualTo(before.changedAt());
        assertThat(after.indexedAt()).isEqualTo(before.indexedAt());
        assertThat(after.story()).isEqualTo(before.story());
        assertThat(after.sketch()).isEqualTo(before.sketch());
        assertThat(seqNo(other)).isEqualTo(untouched);
        // A crawl that reads the same, and tags by the same acts, finds nothing to write.
        TaggedArticle crawled = renamed("old-one", "new-one").tag(one.article());
        assertThat(SampleArticles.writer().write(List.of(crawled)).get(0).outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void writesNothingWhereTheTagsStay() throws IOException {
        TaggedArticle same = articles.article("same", "2024-01-17", "en", "Title", "Body.", "official:stays");
        articles.write(same);
        long before = seqNo(same);
        Retag done = runs(instance(), ofOfficial("stays"), article -> new TaggedArticle(article, same.tags()));
        assertThat(done.done()).isEqualTo(1);
        assertThat(done.changed()).isZero();
        assertThat(seqNo(same)).isEqualTo(before);
    }

    @Test
    void isTakenUpByAnotherInstanceAfterAKill() throws IOException {
        articles.write(IntStream.range(1000, 1120)
                .mapToObj(i -> articles.article("kill/" + i, "2024-01-17", "en", "T " + i, "B.", "official:killed"))
                .toArray(TaggedArticle[]::new));
        Set<ArticleId> tagged = ConcurrentHashMap.newKeySet();
        AtomicInteger asked = new AtomicInteger();
        Retags.Tagging tagger = article -> {
            tagged.add(article.id());
            return renamed("killed", "resumed").tag(article);
        };
        ElasticsearchRetags first = instance();
        first.add(Retag.waiting("killed-job", "Test", ofOfficial("killed"), clock.instant()));
        clock.advance(ElasticsearchRetags.HEARD_OF.plusMillis(1));
        // Ends between two batches.
        assertThat(catching(() -> first.work(tagger, () -> {
                    if (asked.incrementAndGet() > 4) {
                        throw new IllegalStateException("killed");
                    }
                    return false;
                })))
                .hasMessage("killed");
        Retag begun = find(first, "killed-job");
        assertThat(begun.state()).isEqualTo(State.RUNNING);
        assertThat(begun.done()).isBetween(1L, 119L);
        int byFirst = tagged.size();
        tagged.clear();
        // A killed instance does not give its lock back.
        new IndexLock(CLIENT, clock).acquire("retag");
        ElasticsearchRetags second = instance();
        second.work(tagger, () -> false);
        assertThat(tagged).isEmpty();
        clock.advance(IndexLock.LEASE.plusSeconds(1));
        second.work(tagger, () -> false);
        Retag done = find(second, "killed-job");
        assertThat(done.state()).isEqualTo(State.SETTLING);
        assertThat(done.changed()).isEqualTo(120);
        assertThat(done.done()).isEqualTo(120);
        assertThat(tagged).hasSize(120 - byFirst);
    }

    @Test
    void letsOneInstanceWorkAtATime() throws IOException {
        articles.write(articles.article("one", "2024-01-17", "en", "T", "B.", "official:alone"));
        ElasticsearchRetags second = instance();
        AtomicInteger bySecond = new AtomicInteger();
        runs(instance(), ofOfficial("alone"), article -> {
            second.work(
                    again -> {
                        bySecond.incrementAndGet();
                        return renamed("alone", "x").tag(again);
                    },
                    () -> false);
            return renamed("alone", "together").tag(article);
        });
        assertThat(bySecond).hasValue(0);
    }

    @Test
    void readsAgainWhatACrawlWroteMeanwhile() throws IOException {
        TaggedArticle first = articles.article("crawled", "2024-01-17", "en", "Title", "Body.", "official:meanwhile");
        articles.write(first);
        TaggedArticle longer =
                articles.article("crawled", "2024-01-17", "en", "Title", "Body, and more.", "official:meanwhile");
        AtomicInteger times = new AtomicInteger();
        runs(instance(), ofOfficial("meanwhile"), article -> {
            if (times.getAndIncrement() == 0) {
                SampleArticles.writer().write(List.of(longer));
            }
            return renamed("meanwhile", "after").tag(article);
        });
        assertThat(times).hasValue(2);
        assertThat(document(first).body()).containsEntry("en", "Body, and more.");
        assertThat(document(first).officials()).containsExactly("after");
        assertThat(document(first).earlier()).hasSize(1);
    }

    @Test
    void looksInTheEndAtArticlesThatWereOnTheirWay() throws IOException {
        TaggedArticle known = articles.article("known", "2024-01-17", "en", "T", "B.", "official:late");
        articles.write(known);
        ElasticsearchRetags retags = instance();
        Retag done = runs(retags, ofOfficial("late"), renamed("late", "settled"));
        assertThat(done.state()).isEqualTo(State.SETTLING);
        // Tagged before the act, written after it.
        TaggedArticle late = articles.article("late", "2024-01-17", "en", "T", "B.", "official:late");
        articles.write(late);
        retags.work(renamed("late", "settled"), () -> false);
        assertThat(document(late).officials()).containsExactly("late");
        clock.advance(ElasticsearchRetags.SETTLED);
        retags.work(renamed("late", "settled"), () -> false);
        assertThat(document(late).officials()).containsExactly("settled");
        assertThat(find(retags, done.id()).state()).isEqualTo(State.DONE);
        assertThat(find(retags, done.id()).changed()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anArticleThatCannotBeTaggedHoldsUpNoOther(boolean whileTagging) throws IOException {
        TaggedArticle broken = articles.article("broken", "2024-01-17", "en", "T", "B.", "official:held-up");
        TaggedArticle fine = articles.article("fine", "2024-01-17", "en", "T", "B.", "official:held-up");
        articles.write(broken, fine);
        Retags.Tagging renaming = renamed("held-up", "gone-on");
        Retag done = runs(instance(), ofOfficial("held-up"), new Retags.Tagging() {
            @Override
            public TaggedArticle tag(Article article) {
                return whileTagging ? checked(renaming.tag(article)) : renaming.tag(article);
            }

            @Override
            public List<TaggedArticle> settle(List<TaggedArticle> all) {
                return all.stream().map(this::checked).toList();
            }

            private TaggedArticle checked(TaggedArticle article) {
                if (article.article().id().equals(broken.article().id())) {
                    throw new IndexOutOfBoundsException("broken");
                }
                return article;
            }
        });
        assertThat(done.done()).isEqualTo(2);
        assertThat(done.changed()).isEqualTo(1);
        assertThat(document(fine).officials()).containsExactly("gone-on");
        assertThat(document(broken).officials()).containsExactly("held-up");
    }

    @Test
    void selectsByTagPhraseNameActAndLanguage() {
        TaggedArticle text = articles.article(
                "text",
                "2024-01-17",
                "en",
                "Najjarpour's visit",
                "Mohammed Najjarpour spoke of frontier-runners.",
                "topic:border-security");
        TaggedArticle russian = articles.article("ru", "2024-01-17", "ru", "Встреча", "Министр приехал.");
        articles.write(
                text,
                russian,
                new TaggedArticle(articles.article("a", "", "en", "T", "B.").article(), Tags.NONE, List.of("act-9")));
        ElasticsearchRetags retags = instance();
        assertThat(retags.count(select(List.of("Frontier runner*"), List.of(), List.of())))
                .isEqualTo(1);
        assertThat(retags.count(select(List.of("Najjarpour"), List.of(), List.of())))
                .isEqualTo(1);
        assertThat(retags.count(select(List.of("runners frontier"), List.of(), List.of())))
                .isZero();
        assertThat(retags.count(select(List.of(), List.of("frontier visit"), List.of())))
                .isEqualTo(1);
        assertThat(retags.count(select(List.of(), List.of(), List.of("Muhammad Najarpour"))))
                .isEqualTo(1);
        assertThat(retags.count(new Selection(
                        List.of(),
                        List.of(new Selection.Tag(TagKind.OFFICIAL, "nobody")),
                        List.of("act-9"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        false)))
                .isEqualTo(1);
        assertThat(retags.count(Selection.ALL)).isGreaterThan(2);
        assertThat(retags.article(text.article().id()).orElseThrow().tags().topics())
                .extracting(TopicTag::id)
                .containsExactly("border-security");
        assertThat(retags.article(new ArticleId("f".repeat(32)))).isEmpty();
    }

    @Test
    void keepsTheLogInItsOrder() throws IOException {
        CurationLog log = new ElasticsearchCurationLog(CLIENT, READINESS);
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        Entry one = new Entry("log-b", noon, "Ann", "One person.", new Act.Merge("a", "b"));
        Entry undoing =
                new Entry(Entry.undoing("log-b"), noon.plusMillis(1), "Ben", "Two persons.", new Act.Undo("log-b"));
        long before = log.size();
        assertThat(log.append(undoing)).isTrue();
        assertThat(log.append(one)).isTrue();
        assertThat(log.append(undoing)).isFalse();
        assertThat(log.size()).isEqualTo(before + 2);
        assertThat(log.all()).containsSubsequence(one, undoing);
        for (Entry entry : List.of(one, undoing)) {
            CLIENT.delete(d -> d.index("curation-write").id(entry.id()).refresh(Refresh.True));
        }
    }

    private static Throwable catching(Runnable work) {
        try {
            work.run();
            return null;
        } catch (IllegalStateException e) {
            return e;
        }
    }

    private Retag runs(ElasticsearchRetags retags, Selection selection, Retags.Tagging tagger) {
        String id = "job-" + clock.instant().toEpochMilli() + "-" + selection.hashCode();
        retags.add(Retag.waiting(id, "Test", selection, clock.instant()));
        retags.work(tagger, () -> false);
        assertThat(find(retags, id).state()).as("no instance knows of it yet").isEqualTo(State.WAITING);
        clock.advance(ElasticsearchRetags.HEARD_OF.plusMillis(1));
        retags.work(tagger, () -> false);
        return find(retags, id);
    }

    private static Retag find(ElasticsearchRetags retags, String id) {
        try {
            CLIENT.indices().refresh(r -> r.index("curation-retags"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return retags.newest(100).stream()
                .filter(retag -> retag.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Selection ofOfficial(String id) {
        return new Selection(
                List.of(),
                List.of(new Selection.Tag(TagKind.OFFICIAL, id)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static Selection select(List<String> phrases, List<String> words, List<String> names) {
        return new Selection(List.of(), List.of(), List.of(), phrases, words, names, List.of(), false);
    }

    /** Gives each article the other official alone. */
    private static Retags.Tagging renamed(String from, String to) {
        return article -> new TaggedArticle(
                article,
                new Tags(
                        List.of(),
                        List.of(new OfficialTag(to, to, List.of(from), null, null, List.of())),
                        List.of(),
                        List.of()),
                List.of("act"));
    }

    private static ArticleDocument document(TaggedArticle article) throws IOException {
        return CLIENT.get(g -> g.index("articles").id(article.article().id().value()), ArticleDocument.class)
                .source();
    }

    private static long seqNo(TaggedArticle article) throws IOException {
        return CLIENT.get(g -> g.index("articles").id(article.article().id().value()), ArticleDocument.class)
                .seqNo();
    }
}
