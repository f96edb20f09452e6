package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Evidence;
import dev.entente.article.Evidence.Field;
import dev.entente.article.MeetingTag;
import dev.entente.article.Tags;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no editor wrote. The limit is far above what linear work needs, and far below what quadratic work would. */
class HostileTextTest {
    private static final Tagger TAGGER = new TaxonomyTagger(new Taxonomy());
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final List<String> PIECES = List.of(
            "Iran",
            "Iran’s ",
            "TEHRAN – ",
            "Tehran",
            " ",
            "\n\n",
            ",",
            ". ",
            "“",
            "\"",
            "(",
            ")",
            "-",
            "–",
            "'s",
            "’",
            "Interior Minister ",
            "Gen. ",
            "Mohammad Ibrahim al-Shaar",
            "Zolfaqari",
            "China-Iran",
            "U.S.",
            "US",
            "Jordan ",
            "the ",
            "of ",
            "and ",
            "president ",
            "drug trafficking",
            "\u200b",
            "\u202e",
            "\u200f",
            "\u00ad",
            "\ud83d",
            "😀",
            "إيران",
            "وزير الداخلية",
            "ایران‌ها",
            "中国和伊朗",
            "Ирана",
            "İstanbul",
            "ß",
            "Côte d’Ivoire",
            "\u0301",
            "\u0000",
            "Wang Xiaohong, China's minister of public security",
            "said Hadi Pezhouhesh",
            "Xi Jinping",
            "al-",
            "@",
            "1,440");

    /** Sentences that give tags of every kind, also of those who met. */
    private static final List<String> SENTENCES = List.of(
            "Interior Minister Abdolreza Rahmani Fazli met Wang Xiaohong, China's minister of public security, in Beijing. ",
            "In a meeting with Iraqi Interior Minister Abdul Amir al-Shammari, Iran’s Police Chief Ahmad-Reza Radan said so.\n",
            "He held talks with Interpol Secretary General Jürgen Stock and Foreign Minister Wang Yi",
            "\u200fPresident Xi Jinping and his Iranian counterpart Ebrahim Raisi signed a memorandum. ",
            "The FSB, China’s Ministry of Public Security and the French interior ministry fight drug trafficking. ",
            "Radan was received by Wang. ",
            "Gen. Mohammad Ibrahim al-Shaar, the interior minister of Syria, and Radan spoke by phone");

    @Property(tries = 500)
    void evidenceIsAlwaysTheFieldsOwnWords(@ForAll("texts") String title, @ForAll("texts") String body) {
        holdsItsEvidence(title, body);
    }

    @Property(tries = 300)
    void evidenceOfSentencesInAnyOrderIsTheFieldsOwnWords(
            @ForAll("articles") String title, @ForAll("articles") String body) {
        holdsItsEvidence(title, body);
    }

    private static void holdsItsEvidence(String title, String body) {
        TextToTag text = new TextToTag(title, body, "en", null);
        Tags tags = TAGGER.tag(text);
        Tags all = tags.withMeetings(MeetingFinder.find(text, tags.officials()));

        evidence(all).forEach(evidence -> assertThat(evidence.text())
                .isNotEmpty()
                .isEqualTo(
                        (evidence.field() == Field.TITLE ? title : body).substring(evidence.start(), evidence.end())));
    }

    /** Without this, the property above could hold for want of meetings. */
    @Test
    void findsMeetingsInTheSentences() {
        TextToTag text = new TextToTag("", String.join("\n", SENTENCES), "en", null);

        assertThat(MeetingFinder.find(text, TAGGER.tag(text).officials())).hasSizeGreaterThan(4);
    }

    @Provide
    Arbitrary<String> articles() {
        Arbitrary<String> sentences = Arbitraries.of(SENTENCES);
        Arbitrary<String> pieces = Arbitraries.of(PIECES);
        return Arbitraries.oneOf(List.of(sentences, sentences, pieces))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES);
        Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(5);
        return Arbitraries.oneOf(List.of(pieces, pieces, pieces, noise))
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @ParameterizedTest
    @MethodSource("hugeTexts")
    void takesAMegabyteOfAnything(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        TextToTag huge = new TextToTag(text.substring(0, 20_000), text, "en", null);
        List<MeetingTag> meetings = Assertions.assertTimeoutPreemptively(
                LIMIT, () -> MeetingFinder.find(huge, TAGGER.tag(huge).officials()));

        assertThat(meetings).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "talks ",
                "a meeting of talks with ",
                "also met ",
                "and also ",
                "Abc Xi Jinping met ",
                "met Xi Jinping’s ",
                "he met Xi Jinping and "
            })
    void takesASentenceOfOneMegabyteBetweenOfficials(String piece) {
        String text = "Xi Jinping and Ebrahim Raisi " + piece.repeat(1_000_000 / piece.length());
        TextToTag huge = new TextToTag("", text, "en", null);

        Assertions.assertTimeoutPreemptively(
                LIMIT, () -> MeetingFinder.find(huge, TAGGER.tag(huge).officials()));
    }

    static Stream<String> hugeTexts() {
        return Stream.of(
                "A",
                "A ",
                "Ab ",
                ",",
                "“\"'",
                "((((",
                "\u200b\u202e",
                "Gen. ",
                "Minister of ",
                "minister and ",
                "Ali Ali",
                "Ali Reza ",
                "the U.S. ",
                "President Smith, ",
                "TEHRAN, (A) ",
                "de la ",
                "the minister of Iran Ali Karimi. ",
                "the minister, ",
                "Iran\n",
                "Xi Jinping met Ebrahim Raisi and ",
                "Ebrahim Raisi, in a meeting with ",
                "terror ",
                "\u0301",
                "中",
                "-",
                "\n");
    }

    @ParameterizedTest
    @MethodSource("manyNames")
    void takesManyDifferentNames(String family) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 15_000; i++) {
            text.append("Minister Ali ").append(letters(i)).append(family).append(" said. ");
        }

        Tags tags = Assertions.assertTimeoutPreemptively(
                LIMIT, () -> TAGGER.tag(new TextToTag("", text.toString(), "en", null)));

        assertThat(tags.officials()).isNotEmpty();
    }

    static Stream<String> manyNames() {
        return Stream.of("", " Rezaei");
    }

    private static String letters(int number) {
        StringBuilder name = new StringBuilder("B");
        for (int rest = number; rest > 0; rest /= 10) {
            name.append("bdfklmnprt".charAt(rest % 10)).append('o');
        }
        return name.toString();
    }

    private static Stream<Evidence> evidence(Tags tags) {
        return Stream.of(
                        tags.countries().stream().flatMap(tag -> tag.evidence().stream()),
                        tags.officials().stream().flatMap(tag -> tag.evidence().stream()),
                        tags.topics().stream().flatMap(tag -> tag.evidence().stream()),
                        tags.agencies().stream().flatMap(tag -> tag.evidence().stream()),
                        tags.meetings().stream().flatMap(tag -> tag.evidence().stream()))
                .flatMap(each -> each);
    }
}
