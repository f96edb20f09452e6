package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Evidence;
import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The officials of these texts are Ahmadi, Borodin, Castro and Duran. */
class MeetingFinderTest {
    private static final Pattern OFFICIAL = Pattern.compile("Ahmadi|Borodin|Castro|Duran");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ahmadi met Borodin. | met",
                "Ahmadi also met with Russian Interior Minister Borodin in Moscow. | met with",
                "Iran's police chief Ahmadi on Monday held talks with his counterpart, Borodin. | held talks with",
                "Ahmadi, the commander of the border guards, met Borodin. | met",
                "Ahmadi arrived in Moscow on Monday and met the minister of the interior, Borodin. | met",
                "Ahmadi spoke by phone with his Russian counterpart Borodin. | spoke by phone",
                "Ahmadi and his Russian counterpart Borodin signed a memorandum on Monday. | signed",
                "Ahmadi signed a memorandum of understanding with Russian Interior Minister Borodin. | signed with",
                "The memorandum was signed by Ahmadi, the police chief, and Russian minister Borodin. | signed by",
                "Ahmadi hosted Russian Interior Minister Borodin. | hosted",
                "Ahmadi was warmly received by Russian President Borodin. | received by",
                "In a meeting with Borodin, held in Tehran on Sunday, Ahmadi said so. | in meeting with",
                "Ahmadi said so in a phone call with his Russian counterpart Borodin. | in phone call with",
                "“We are ready,” Ahmadi said on Sunday after a meeting with visiting Minister Borodin. | in meeting with",
                "Talks between Ahmadi and Borodin lasted two hours. | talks between",
                "Ahmadi's meeting with Borodin lasted two hours. | meeting with",
                "Ahmadi visited Moscow at the invitation of Minister Borodin. | visited at the invitation of",
                "Ahmadi discussed the border with the commander of the border guards, Borodin. | discussed with",
                "Ahmadi and Borodin met in Tehran. | met"
            })
    void findsTwoWhoMet(String text, String rule) {
        assertThat(meetings(text)).singleElement().satisfies(meeting -> {
            assertThat(meeting.pair()).isEqualTo("ahmadi_borodin");
            assertThat(meeting.evidence()).singleElement().satisfies(evidence -> {
                assertThat(evidence.rule()).isEqualTo(rule);
                assertThat(evidence.text()).contains("Ahmadi", "Borodin");
                assertThat(text.substring(evidence.start(), evidence.end())).isEqualTo(evidence.text());
            });
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ahmadi criticised Borodin.",
                "Ahmadi did not meet Borodin.",
                "Ahmadi has not met Borodin.",
                "Ahmadi never met with Borodin.",
                "Ahmadi refused to meet Borodin.",
                "Ahmadi declined talks with Borodin.",
                "Ahmadi cancelled his meeting with Borodin.",
                "Ahmadi will meet Borodin on Monday.",
                "Ahmadi is expected to hold talks with Borodin.",
                "Ahmadi would have met Borodin if he could.",
                "Ahmadi spoke ahead of his meeting with Borodin.",
                "Ahmadi met the demands of Borodin.",
                "Ahmadi met the family of Borodin.",
                "Ahmadi met Borodin's deputy.",
                "Ahmadi's deputy met Borodin.",
                "A spokesman for Ahmadi met Borodin.",
                "Ahmadi said Iraq's minister met Borodin.",
                "Ahmadi addressed the meeting of parliament, Borodin said.",
                "Ahmadi received a letter from Borodin.",
                "Ahmadi welcomed the proposals of Borodin.",
                "Ahmadi met reporters, and Borodin said nothing.",
                "Ahmadi and Borodin met with reporters.",
                "Ahmadi and Borodin condemned the attack.",
                "A meeting between Ahmadi and Borodin was cancelled.",
                "The minister said he met Borodin. Ahmadi left."
            })
    void leavesOutWhatIsNoMeetingOfTheTwo(String text) {
        assertThat(meetings(text)).isEmpty();
    }

    @Test
    void readsLists() {
        assertThat(pairs("Ahmadi met with Borodin, the minister, Castro and President Duran."))
                .containsExactly("ahmadi_borodin", "ahmadi_castro", "ahmadi_duran");
        assertThat(pairs("Ahmadi and Borodin met Castro and Duran."))
                .containsExactly("ahmadi_castro", "ahmadi_duran", "borodin_castro", "borodin_duran");
        assertThat(pairs("Ahmadi, Borodin and Castro met on Monday."))
                .containsExactly("ahmadi_borodin", "ahmadi_castro", "borodin_castro");
        assertThat(pairs("Ahmadi met officials, including Borodin and Castro."))
                .containsExactly("ahmadi_borodin", "ahmadi_castro");
    }

    @Test
    void leavesOutWhoSpeaksAfterAList() {
        assertThat(pairs("Ahmadi met Borodin, and Castro said so.")).containsExactly("ahmadi_borodin");
        assertThat(pairs("In a meeting with Borodin, Castro said Ahmadi left.")).containsExactly("borodin_castro");
    }

    @Test
    void followsHeToTheSentenceBeforeWhereOnlyOneIsNamed() {
        assertThat(pairs("Ahmadi arrived. He met Borodin.")).containsExactly("ahmadi_borodin");
        assertThat(pairs("Ahmadi thanked Castro. He met Borodin.")).isEmpty();
        assertThat(pairs("Ahmadi made a speech. He made the remarks in a meeting with Borodin."))
                .containsExactly("ahmadi_borodin");
    }

    @Test
    void keepsOneTagForAPairThatMeetsAgain() {
        assertThat(meetings("Ahmadi met Borodin. Later Borodin held talks with Ahmadi."))
                .singleElement()
                .satisfies(meeting -> assertThat(meeting.evidence()).hasSize(2));
    }

    @Test
    void readsHeadlines() {
        TextToTag text = new TextToTag("Ahmadi meets Borodin", "", "en", null);
        assertThat(MeetingFinder.find(text, officials(text.title(), Evidence.Field.TITLE)))
                .extracting(MeetingTag::pair)
                .containsExactly("ahmadi_borodin");
    }

    @Test
    void readsEnglishOnly() {
        String text = "Ahmadi met Borodin.";
        assertThat(MeetingFinder.find(new TextToTag("", text, "de", null), officials(text, Evidence.Field.BODY)))
                .isEmpty();
    }

    private static List<String> pairs(String text) {
        return meetings(text).stream().map(MeetingTag::pair).sorted().toList();
    }

    private static List<MeetingTag> meetings(String text) {
        return MeetingFinder.find(new TextToTag("", text, "en", null), officials(text, Evidence.Field.BODY));
    }

    private static List<OfficialTag> officials(String text, Evidence.Field field) {
        Map<String, List<Evidence>> places = new LinkedHashMap<>();
        Matcher names = OFFICIAL.matcher(text);
        while (names.find()) {
            places.computeIfAbsent(names.group(), k -> new ArrayList<>())
                    .add(new Evidence(field, names.start(), names.end(), names.group(), "registry"));
        }
        List<OfficialTag> officials = new ArrayList<>();
        places.forEach((name, evidence) -> officials.add(
                new OfficialTag(name.toLowerCase(Locale.ROOT), name, List.of(name), null, null, evidence)));
        return officials;
    }
}
