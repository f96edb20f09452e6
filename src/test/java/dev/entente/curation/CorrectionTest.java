package dev.entente.curation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.CountryTag;
import dev.entente.article.Evidence;
import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import dev.entente.article.TagKind;
import dev.entente.article.Tags;
import dev.entente.article.TopicTag;
import dev.entente.tag.Role;
import dev.entente.tag.Taxonomy;
import dev.entente.tag.TaxonomyTagger;
import dev.entente.tag.TextToTag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each act makes of an article's tags, and that undoing it gives the tags that were there before. */
class CorrectionTest {
    private static final Taxonomy TAXONOMY = new Taxonomy();
    private static final TaxonomyTagger TAGGER = new TaxonomyTagger(TAXONOMY);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Article ARTICLE = article(
            "1",
            "Interior ministers of Iran and Iraq meet",
            "Iran's police chief Gen. Karim Shaar met Iraqi Interior Minister Hadi Bakran in Tehran on Monday.\n\n"
                    + "Shaar said that drug trafficking over the border had grown. Turkey was named too.\n\n"
                    + "The two signed a memorandum against drug trafficking and terrorism.");

    private final MemoryCurationLog log = new MemoryCurationLog();
    private final Curations curations = new Curations(log, TAXONOMY, TAGGER, Clock.systemUTC());
    private final CuratedTagging tagging = CuratedTagging.withoutIdentities(curations);

    @Test
    void rejectsATagOfOneArticleOnly() {
        Tags before = tags();
        String topic = before.topics().get(0).id();
        does("a", new Act.Reject(ARTICLE.id(), TagKind.TOPIC, topic));
        assertThat(tags().topics()).extracting(TopicTag::id).doesNotContain(topic);
        assertThat(curated(tagging, ARTICLE).acts()).containsExactly("a");
        Article other = article("2", ARTICLE.title(), ARTICLE.body());
        assertThat(curated(tagging, other)).isEqualTo(new Curated(before, List.of()));
        undoes("a", before);
    }

    @Test
    void addsATagWithWordsOfTheArticle() {
        Tags before = tags();
        does("a", new Act.Add(ARTICLE.id(), TagKind.TOPIC, "border-security", true, "over  the BORDER"));
        assertThat(tags().topics())
                .filteredOn(tag -> tag.id().equals("border-security"))
                .flatExtracting(TopicTag::evidence)
                .filteredOn(each -> each.rule().equals("curator"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.text()).isEqualTo("over the border");
                    assertThat(each.field()).isEqualTo(Evidence.Field.BODY);
                    assertThat(each.rule()).isEqualTo("curator");
                });
        undoes("a", before);
    }

    @Test
    void givesNoTagForWordsThatTheArticleLost() {
        does("a", new Act.Add(ARTICLE.id(), TagKind.TOPIC, "cyber-security", true, "hackers"));
        Tags tags = curated(tagging, ARTICLE).tags();
        assertThat(tags.topics()).extracting(TopicTag::id).doesNotContain("cyber-security");
        assertThat(curated(tagging, ARTICLE).acts()).isEmpty();
    }

    @Test
    void turnsAboutIntoMentionedAndBack() {
        Tags before = tags();
        assertThat(country(before, "IR").about()).isTrue();
        does("a", new Act.Add(ARTICLE.id(), TagKind.COUNTRY, "IR", false, ""));
        assertThat(country(tags(), "IR").about()).isFalse();
        assertThat(country(tags(), "IR").evidence())
                .isEqualTo(country(before, "IR").evidence());
        does("b", new Act.Add(ARTICLE.id(), TagKind.COUNTRY, "IR", true, ""));
        assertThat(country(tags(), "IR").about()).isTrue();
    }

    @Test
    void mergesTwoIdentitiesOverChains() {
        Tags before = tags();
        String shaar = id(before, "Shaar");
        String bakran = id(before, "Bakran");
        does("a", new Act.Merge(shaar, bakran));
        OfficialTag one = tags().officials().get(0);
        assertThat(tags().officials()).hasSize(1);
        assertThat(one.id()).isEqualTo(bakran);
        assertThat(one.mentions()).contains("Karim Shaar", "Shaar").anyMatch(mention -> mention.endsWith("Bakran"));
        does("b", new Act.Merge(bakran, "mostafa-mohammad-najjar"));
        assertThat(tags().officials()).singleElement().satisfies(tag -> assertThat(tag.name())
                .isEqualTo(TAXONOMY.officialLabel("mostafa-mohammad-najjar")));
        assertThat(curations.canonical(shaar)).isEqualTo("mostafa-mohammad-najjar");
        assertThat(curations.officialName(curations.canonical(shaar)))
                .contains(TAXONOMY.officialLabel("mostafa-mohammad-najjar"));
        does("c", new Act.Undo("b"));
        undoes("a", before);
    }

    @Test
    void letsTheFirstOfTwoMergesInACircleHold() {
        String shaar = id(tags(), "Shaar");
        String bakran = id(tags(), "Bakran");
        does("a", new Act.Merge(shaar, bakran));
        does("b", new Act.Merge(bakran, shaar));
        assertThat(tags().officials()).extracting(OfficialTag::id).containsExactly(bakran);
    }

    @Test
    void splitsByArticleAndBySpelling() {
        Tags before = tags();
        String shaar = id(before, "Shaar");
        does("a", new Act.Split(shaar, shaar + "-2", "Karim Shaar (Syria)", "SY", List.of(ARTICLE.id()), List.of()));
        assertThat(tags().officials())
                .filteredOn(tag -> tag.id().equals(shaar + "-2"))
                .singleElement()
                .satisfies(tag -> {
                    assertThat(tag.name()).isEqualTo("Karim Shaar (Syria)");
                    assertThat(tag.country()).isEqualTo("SY");
                    assertThat(tag.mentions()).contains("Karim Shaar");
                });
        assertThat(curated(tagging, article("2", ARTICLE.title(), ARTICLE.body()))
                        .tags())
                .isEqualTo(before);
        undoes("a", before);
        does("b", new Act.Split(shaar, shaar + "-3", "Karim S.", null, List.of(), List.of("karim shaar")));
        assertThat(tags().officials())
                .extracting(OfficialTag::id)
                .contains(shaar + "-3")
                .doesNotContain(shaar);
        undoes("b", before);
        does("c", new Act.Split(shaar, shaar + "-4", "Another Shaar", null, List.of(), List.of("Shaar")));
        assertThat(tags().officials()).extracting(OfficialTag::id).contains(shaar, shaar + "-4");
        undoes("c", before);
    }

    @Test
    void splitsAgainWhatWasMerged() {
        String shaar = id(tags(), "Shaar");
        String bakran = id(tags(), "Bakran");
        does("a", new Act.Merge(shaar, bakran));
        does("b", new Act.Split(bakran, "karim-shaar-2", "K. Shaar", null, List.of(), List.of("Karim Shaar")));
        assertThat(tags().officials()).extracting(OfficialTag::id).containsExactlyInAnyOrder(bakran, "karim-shaar-2");
    }

    @Test
    void leavesOutWhoIsNoOfficial() {
        Tags before = tags();
        String shaar = id(before, "Shaar");
        does("a", new Act.NotOfficial(shaar));
        assertThat(tags().officials()).extracting(OfficialTag::id).doesNotContain(shaar);
        assertThat(tags().persons()).isEqualTo(before.persons());
        undoes("a", before);
    }

    @Test
    void showsAnotherName() {
        Tags before = tags();
        String shaar = id(before, "Shaar");
        does("a", new Act.Describe(shaar, "Karim al-Shaar", List.of(), List.of(), null));
        assertThat(tags().officials()).extracting(OfficialTag::name).contains("Karim al-Shaar");
        assertThat(curations.officialName(curations.canonical(shaar))).contains("Karim al-Shaar");
        undoes("a", before);
    }

    @Test
    void findsByANewAliasAndInfersFromANewRole() {
        Article text = article(
                "3",
                "A visit",
                "Mustaali Najjarpur spoke in Ankara.\n\nIran's minister of tunnels and shafts attended as well.");
        Tags before = curated(tagging, text).tags();
        assertThat(before.officials()).isEmpty();
        does(
                "a",
                new Act.Describe(
                        "mostafa-mohammad-najjar",
                        null,
                        List.of("Mustaali Najjarpur"),
                        List.of(new Role("Minister of tunnels and shafts", "2020", null)),
                        null));
        Tags after = curated(tagging, text).tags();
        assertThat(after.officials()).singleElement().satisfies(tag -> assertThat(tag.id())
                .isEqualTo("mostafa-mohammad-najjar"));
        assertThat(curations.official("mostafa-mohammad-najjar").orElseThrow().roles())
                .first()
                .extracting(Role::title)
                .isEqualTo("Minister of tunnels and shafts");
        does("u", new Act.Undo("a"));
        assertThat(curated(tagging, text).tags()).isEqualTo(before);
    }

    @Test
    void takesAPersonOfArticlesIntoTheRegistryByAnAlias() {
        String shaar = id(tags(), "Shaar");
        does("a", new Act.Describe(shaar, "Karim Shaar", List.of("Qarim Schaer"), List.of(), "IR"));
        Tags found = curated(tagging, article("4", "Talks", "Qarim Schaer arrived in Baku on Friday."))
                .tags();
        assertThat(found.officials()).singleElement().satisfies(tag -> {
            assertThat(tag.id()).isEqualTo(shaar);
            assertThat(tag.country()).isEqualTo("IR");
        });
    }

    @Test
    void blocksAPhraseForOneTagOrAKind() {
        Tags before = tags();
        does("a", new Act.Block("Turkey", TagKind.COUNTRY, "TR"));
        assertThat(tags().countries())
                .extracting(CountryTag::id)
                .doesNotContain("TR")
                .contains("IR");
        undoes("a", before);
        does("b", new Act.Block("drug trafficking", TagKind.TOPIC, null));
        assertThat(tags().topics()).extracting(TopicTag::id).doesNotContain("drug-trafficking");
        undoes("b", before);
        String shaar = id(before, "Shaar");
        does("c", new Act.Block("Shaar", TagKind.OFFICIAL, shaar));
        assertThat(official(tags(), shaar).mentions()).containsExactly("Karim Shaar");
        undoes("c", before);
        does("d", new Act.Block("Karim Shaar", TagKind.OFFICIAL, shaar));
        assertThat(official(tags(), shaar).mentions()).containsExactly("Shaar");
        undoes("d", before);
    }

    @Test
    void holdsWhatWasKnownWhileTheLogIsAway() {
        String shaar = id(tags(), "Shaar");
        does("a", new Act.NotOfficial(shaar));
        assertThat(tags().officials()).extracting(OfficialTag::id).doesNotContain(shaar);
        log.goAway(true);
        curations.changed();
        assertThat(tags().officials()).extracting(OfficialTag::id).doesNotContain(shaar);
    }

    @Test
    void takesTheMeetingsOfARejectedOfficialAway() {
        Tags before = tags();
        assertThat(before.meetings()).extracting(MeetingTag::pair).containsExactly(pair("Shaar", "Bakran"));
        does("a", new Act.Reject(ARTICLE.id(), TagKind.OFFICIAL, id(before, "Bakran")));
        assertThat(tags().meetings()).isEmpty();
        undoes("a", before);
    }

    @Test
    void givesMeetingsTheIdOfTheOneWhoStaysOfTwoThatAreMerged() {
        Tags before = tags();
        String bakran = id(before, "Bakran");
        String shaar = id(before, "Shaar");
        does("a", new Act.Merge(bakran, "mostafa-mohammad-najjar"));
        assertThat(tags().meetings())
                .singleElement()
                .isEqualTo(MeetingTag.of(
                        shaar,
                        "mostafa-mohammad-najjar",
                        before.meetings().get(0).evidence()));
        does("b", new Act.Merge(shaar, "mostafa-mohammad-najjar"));
        assertThat(tags().meetings()).isEmpty();
    }

    /** Whatever curators do, evidence stands where it says. */
    @Test
    void keepsAllEvidenceInTheText() {
        Random random = new Random(7);
        List<String> officials = List.of(id(tags(), "Shaar"), id(tags(), "Bakran"), "mostafa-mohammad-najjar");
        List<String> words = List.of("Iran", "border", "the", "Shaar", "drug trafficking", "met Iraqi", "MONDAY", "(");
        for (int run = 0; run < 200; run++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String one = officials.get(random.nextInt(3));
                String other = officials.get(random.nextInt(3));
                String word = words.get(random.nextInt(words.size()));
                TagKind kind = TagKind.values()[random.nextInt(4)];
                String tag =
                        switch (kind) {
                            case COUNTRY -> random.nextBoolean() ? "IR" : "FR";
                            case OFFICIAL -> one;
                            case TOPIC -> "border-security";
                            case AGENCY -> "interpol";
                        };
                Act act =
                        switch (random.nextInt(8)) {
                            case 0 -> new Act.Reject(ARTICLE.id(), kind, tag);
                            case 1, 2 -> new Act.Add(ARTICLE.id(), kind, tag, random.nextBoolean(), word);
                            case 3 -> new Act.Merge(one, other);
                            case 4 ->
                                new Act.Split(
                                        one,
                                        one + "-" + i,
                                        "Another",
                                        null,
                                        random.nextBoolean() ? List.of(ARTICLE.id()) : List.of(),
                                        List.of(word));
                            case 5 -> new Act.Block(word, kind, random.nextBoolean() ? tag : null);
                            case 6 -> new Act.Undo("e" + random.nextInt(8));
                            default -> new Act.Describe(one, "New Name", List.of("Hadi " + word), List.of(), "IR");
                        };
                entries.add(new Entry("e" + i, NOON.plusSeconds(i), "Ann", "Test", act));
            }
            MemoryCurationLog all = new MemoryCurationLog();
            entries.forEach(all::append);
            Tags tags = curated(
                            CuratedTagging.withoutIdentities(new Curations(all, TAXONOMY, TAGGER, Clock.systemUTC())),
                            ARTICLE)
                    .tags();
            assertThat(evidence(tags)).as(entries.toString()).allSatisfy(each -> {
                String text = each.field() == Evidence.Field.TITLE ? ARTICLE.title() : ARTICLE.body();
                assertThat(text.substring(each.start(), each.end())).isEqualTo(each.text());
            });
            assertThat(tags.officials()).extracting(OfficialTag::id).doesNotHaveDuplicates();
            assertThat(tags.officials())
                    .allSatisfy(tag -> assertThat(tag.evidence()).isNotEmpty());
        }
    }

    private static List<Evidence> evidence(Tags tags) {
        return Stream.of(
                        tags.countries().stream().map(CountryTag::evidence),
                        tags.officials().stream().map(OfficialTag::evidence),
                        tags.topics().stream().map(TopicTag::evidence),
                        tags.agencies().stream().map(tag -> tag.evidence()),
                        tags.meetings().stream().map(MeetingTag::evidence))
                .flatMap(lists -> lists)
                .flatMap(List::stream)
                .toList();
    }

    private void does(String id, Act act) {
        assertThat(log.append(new Entry(id, NOON, "Ann", "A test", act))).isTrue();
        curations.changed();
    }

    private void undoes(String id, Tags before) {
        does(Entry.undoing(id), new Act.Undo(id));
        assertThat(curated(tagging, ARTICLE)).isEqualTo(new Curated(before, List.of()));
    }

    private Tags tags() {
        return curated(tagging, ARTICLE).tags();
    }

    private static CountryTag country(Tags tags, String id) {
        return tags.countries().stream()
                .filter(tag -> tag.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static OfficialTag official(Tags tags, String id) {
        return tags.officials().stream()
                .filter(tag -> tag.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String pair(String one, String other) {
        Tags tags = tags();
        return MeetingTag.of(id(tags, one), id(tags, other), List.of()).pair();
    }

    private static String id(Tags tags, String name) {
        return tags.officials().stream()
                .filter(tag -> tag.name().endsWith(name))
                .map(OfficialTag::id)
                .findFirst()
                .orElseThrow();
    }

    private static Article article(String path, String title, String body) {
        URI url = URI.create("https://correction.example/" + path);
        return new Article(
                ArticleId.of(url),
                url,
                "correction",
                title,
                body,
                null,
                OffsetDateTime.parse("2024-01-17T00:00:00Z"),
                "en");
    }

    /** An article's tags as they would be written. */
    static Curated curated(CuratedTagging tagging, Article article) {
        TextToTag text = new TextToTag(
                article.title(),
                article.body(),
                article.language(),
                article.publishedAt() == null ? null : article.publishedAt().toLocalDate());
        CuratedTagging.Read read = new CuratedTagging.Read(article.id(), text, tagging.read(text));
        return tagging.settle(List.of(read), (i, curated) -> curated).get(0);
    }
}
