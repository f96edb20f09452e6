package dev.entente.curation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TagKind;
import dev.entente.article.TaggedArticle;
import dev.entente.article.Tags;
import dev.entente.curation.LexiconRecord.Kept;
import dev.entente.curation.LexiconRecord.LexiconState;
import dev.entente.tag.Lexicon;
import dev.entente.tag.Lexicon.Entry;
import dev.entente.tag.Lexicon.Kind;
import dev.entente.tag.Official;
import dev.entente.tag.Role;
import dev.entente.tag.Tagger;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.TextToTag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LexiconWatchTest {
    private static final Official SHAAR =
            new Official("karim-shaar", "Karim Shaar", List.of(), List.of("Gen. Shaar"), "IR", List.of());

    private final MemoryRetags retags = new MemoryRetags();
    private final Memory record = new Memory();

    @Test
    void asksForNothingWhereNothingChanged() {
        watch(new Taxonomy(), "crf").look();
        LexiconWatch again = watch(new Taxonomy(), "crf");
        assertThat(again.isCurrent()).isFalse();
        again.look();
        assertThat(again.isCurrent()).isTrue();
        assertThat(retags.newest(9)).isEmpty();
    }

    @Test
    void tagsAllOfAnEarlierReleaseAnew() {
        retags.put(new TaggedArticle(
                new Article(
                        ArticleId.of(URI.create("https://a.example/")),
                        URI.create("https://a.example/"),
                        "a",
                        "T",
                        "B",
                        null,
                        null,
                        "en"),
                Tags.NONE));
        watch(new Taxonomy(), "crf").look();
        assertThat(retags.newest(9)).singleElement().satisfies(retag -> assertThat(retag.selection())
                .isEqualTo(Selection.ALL));
    }

    @Test
    void selectsWhoWasAddedChangedOrLeft() {
        watch(new Taxonomy(), "crf").look();
        watch(new Taxonomy(() -> List.of(SHAAR)), "crf").look();
        Selection added = retags.newest(1).get(0).selection();
        assertThat(added.names()).containsExactlyInAnyOrder("Karim Shaar", "Gen. Shaar");
        assertThat(added.tags()).containsExactly(new Selection.Tag(TagKind.OFFICIAL, "karim-shaar"));
        Official promoted = new Official(
                "karim-shaar",
                "Karim Shaar",
                List.of("کریم شعار"),
                List.of("Gen. Shaar"),
                "IR",
                List.of(new Role("Commander of the border police", "2020", null)));
        watch(new Taxonomy(() -> List.of(promoted)), "crf").look();
        Selection changed = retags.newest(1).get(0).selection();
        assertThat(changed.words()).containsExactly("border police");
        assertThat(changed.languages()).contains("fa", "ar").doesNotContain("en");
        watch(new Taxonomy(), "crf").look();
        Selection left = retags.newest(1).get(0).selection();
        assertThat(left.tags()).containsExactly(new Selection.Tag(TagKind.OFFICIAL, "karim-shaar"));
        assertThat(left.names()).isEmpty();
        assertThat(retags.newest(9)).hasSize(3);
    }

    @Test
    void selectsEnglishForAnotherRecogniserAndAllForOtherRules() {
        watch(new Taxonomy(), "crf").look();
        watch(new Taxonomy(), "none").look();
        Selection english = retags.newest(1).get(0).selection();
        assertThat(english.languages()).containsExactly("en");
        assertThat(english.all()).isFalse();
        assertThat(LexiconChange.between(
                                LexiconChange.state(Map.of(), new Tagger.Rules("1", "crf")),
                                Map.of(),
                                LexiconChange.state(Map.of(), new Tagger.Rules("2", "crf")))
                        .orElseThrow()
                        .selection())
                .isEqualTo(Selection.ALL);
    }

    @Test
    void selectsWordsThatCameAndWentAndAllOfARowWhoseWeightChanged() {
        Entry before = new Entry("t", Kind.PHRASES, "3", List.of("smuggl*", "contraband"), List.of());
        Entry after = new Entry("t", Kind.PHRASES, "3", List.of("contraband", "border runner*"), List.of());
        Entry heavier = new Entry("t", Kind.PHRASES, "4", List.of("smuggl*", "contraband"), List.of());
        assertThat(between(before, after).phrases()).containsExactlyInAnyOrder("smuggl*", "border runner*");
        assertThat(between(before, heavier).phrases()).containsExactlyInAnyOrder("smuggl*", "contraband");
    }

    @Test
    void knowsEveryFileOfTheTaxonomy() {
        assertThat(Lexicon.of(new Taxonomy()).keySet())
                .anyMatch(key -> key.startsWith("countries.csv IR"))
                .anyMatch(key -> key.startsWith("country-words.csv IR"))
                .anyMatch(key -> key.startsWith("not-countries.csv"))
                .anyMatch(key -> key.startsWith("cities.csv"))
                .anyMatch(key -> key.startsWith("agencies.csv"))
                .anyMatch(key -> key.startsWith("topic-terms.csv"))
                .anyMatch(key -> key.startsWith("office-words.csv"))
                .anyMatch(key -> key.startsWith("official "))
                .anyMatch(key -> key.startsWith("offices "));
    }

    private static Selection between(Entry before, Entry after) {
        Tagger.Rules rules = new Tagger.Rules("1", "crf");
        LexiconState state = LexiconChange.state(Map.of("t", before), rules);
        Map<String, Entry> now = Map.of("t", after);
        return LexiconChange.between(state, now, LexiconChange.state(now, rules))
                .orElseThrow()
                .selection();
    }

    private LexiconWatch watch(Taxonomy taxonomy, String recogniser) {
        Tagger tagger = new Tagger() {
            @Override
            public Tags tag(TextToTag text) {
                return Tags.NONE;
            }

            @Override
            public Rules rules() {
                return new Rules("1", recogniser);
            }
        };
        return new LexiconWatch(taxonomy, tagger, record, retags, Clock.systemUTC());
    }

    private static final class Memory implements LexiconRecord {
        private @Nullable LexiconState state;
        private int version;

        @Override
        public Optional<Recorded> load() {
            return Optional.ofNullable(state).map(kept -> new Recorded(kept, "" + version));
        }

        @Override
        public Optional<String> hash() {
            return Optional.ofNullable(state).map(LexiconState::hash);
        }

        @Override
        public boolean save(LexiconState next, @Nullable Recorded before) {
            state = next;
            version++;
            return true;
        }
    }

    @Test
    void keepsNoWordsWhereTagsFindTheArticles() {
        LexiconState state = LexiconChange.state(
                Map.of("official x", new Entry("official x", Kind.NAMES, "", List.of("X Y"), List.of("OFFICIAL:x"))),
                new Tagger.Rules("1", "crf"));
        assertThat(state.entries().get("official x")).extracting(Kept::words).isEqualTo(List.of());
    }
}
