package dev.entente.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TaggedArticle;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.TaxonomyTagger;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurationDeskTest {
    private static final Taxonomy TAXONOMY = new Taxonomy();
    private static final TaxonomyTagger TAGGER = new TaxonomyTagger(TAXONOMY);
    private static final URI URL = URI.create("https://desk.example/1");

    private final MemoryCurationLog log = new MemoryCurationLog();
    private final MemoryRetags retags = new MemoryRetags();
    private final Curations curations = new Curations(log, TAXONOMY, TAGGER, Clock.systemUTC());
    private final CurationDesk desk = new CurationDesk(
            log, curations, retags, Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    CurationDeskTest() {
        Article article = new Article(
                ArticleId.of(URL),
                URL,
                "desk",
                "Talks in Tehran",
                "Police chief Gen. Karim Shaar of Iran met Turkish officials.",
                null,
                null,
                "en");
        retags.put(new TaggedArticle(
                article,
                CorrectionTest.curated(CuratedTagging.withoutIdentities(curations), article)
                        .tags()));
    }

    @Test
    void writesTheLogAndAsksForARetag() throws InvalidAct {
        Act act = read("act", "merge", "from", "karim-shaar", "into", "mostafa-mohammad-najjar");
        assertThat(desk.concerns(act)).isEqualTo(1);
        Entry entry = desk.perform(act, " Ann ", "The same person.");
        assertThat(log.all()).containsExactly(entry);
        assertThat(entry.who()).isEqualTo("Ann");
        assertThat(retags.newest(9)).singleElement().satisfies(retag -> {
            assertThat(retag.id()).isEqualTo(entry.id());
            assertThat(retag.selection().tags()).hasSize(2);
            assertThat(retag.label()).startsWith("Merge Karim Shaar (karim-shaar) into ");
        });
        assertThat(problems("act", "merge", "from", "mostafa-mohammad-najjar", "into", "karim-shaar"))
                .containsOnlyKeys("into");
    }

    @Test
    void undoesOnce() throws InvalidAct {
        Entry entry = desk.perform(read("act", "not-official", "official", "karim-shaar"), "Ann", "A coach.");
        Entry undoing = desk.undo(entry.id(), "Ben", "He is one after all.");
        assertThat(desk.curation().undoing(entry.id())).contains(undoing);
        assertThat(retags.newest(1).get(0).selection().acts()).containsExactly(entry.id());
        assertThat(undoing.at()).isAfter(entry.at());
        assertThat(catchThrowableOfType(InvalidAct.class, () -> desk.undo(entry.id(), "Ben", "Again")))
                .hasMessageContaining("undone already");
        assertThat(catchThrowableOfType(InvalidAct.class, () -> desk.undo(undoing.id(), "Ben", "Again")))
                .hasMessageContaining("anew");
        assertThat(catchThrowableOfType(InvalidAct.class, () -> desk.undo("nothing", "Ben", "Again")))
                .isNotNull();
    }

    @Test
    void refusesWhatCannotBe() {
        String article = ArticleId.of(URL).value();
        assertThat(problems("act", "merge", "from", "nobody-at-all", "into", "karim-shaar"))
                .containsOnlyKeys("from");
        assertThat(problems("act", "add", "article", article, "kind", "topic", "tag", "no-topic", "words", "Tehran"))
                .containsOnlyKeys("tag");
        assertThat(problems("act", "add", "article", article, "kind", "country", "tag", "FR", "words", "Paris"))
                .containsOnlyKeys("words");
        assertThat(problems("act", "add", "article", article, "kind", "country", "tag", "FR"))
                .containsOnlyKeys("words");
        assertThat(problems("act", "add", "article", article, "kind", "country", "tag", "IR", "about", "false"))
                .isEmpty();
        assertThat(problems("act", "reject", "article", "f".repeat(32), "kind", "country", "tag", "FR"))
                .containsOnlyKeys("article");
        assertThat(problems("act", "split", "from", "karim-shaar", "name", "Another"))
                .containsOnlyKeys("articles");
        assertThat(problems("act", "describe", "official", "karim-shaar", "aliases", "K. Shaar"))
                .containsOnlyKeys("country");
        assertThat(problems("act", "block", "kind", "agency", "tag", "xx-nothing", "phrase", "police"))
                .containsOnlyKeys("tag");
        assertThat(catchThrowableOfType(
                                InvalidAct.class,
                                () -> desk.perform(read("act", "not-official", "official", "karim-shaar"), "", " "))
                        .problems())
                .containsOnlyKeys("who", "why");
        assertThat(log.all()).isEmpty();
        assertThat(retags.newest(1)).isEmpty();
    }

    @Test
    void givesTheOtherPersonAnIdOfItsOwn() throws InvalidAct {
        Act first = read("act", "split", "from", "karim-shaar", "name", "Another", "spellings", "Gen. Shaar");
        assertThat(((Act.Split) first).to()).isEqualTo("karim-shaar-2");
        desk.perform(first, "Ann", "Two persons.");
        Act second = read("act", "split", "from", "karim-shaar", "name", "A third", "spellings", "K. Shaar");
        assertThat(((Act.Split) second).to()).isEqualTo("karim-shaar-3");
    }

    private Act read(String... fields) throws InvalidAct {
        return desk.read(fields(fields));
    }

    private Map<String, String> problems(String... fields) {
        try {
            desk.read(fields(fields));
            return Map.of();
        } catch (InvalidAct e) {
            return e.problems();
        }
    }

    private static Map<String, List<String>> fields(String... fields) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(fields[i], List.of(fields[i + 1]));
        }
        return map;
    }
}
