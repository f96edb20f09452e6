package dev.entente.story;

import static dev.entente.story.Likeness.COPY;
import static dev.entente.story.Likeness.NONE;
import static dev.entente.story.Likeness.REWRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final String STORY = Prose.sentences(0, 12);

    @Test
    void takesAnIntroductionAnEndingAndACutForACopy() {
        assertThat(likeness(STORY, "By our own correspondent.\n\n" + STORY)).isEqualTo(COPY);
        assertThat(likeness(STORY, STORY + "\n\n© A wire service. All rights reserved."))
                .isEqualTo(COPY);
        assertThat(likeness(STORY, Prose.sentences(0, 6))).isEqualTo(COPY);
    }

    @Test
    void takesChangedWordsForARewrite() {
        String rewritten = STORY.replace("the commander", "its chief")
                .replace("ministers", "politicians")
                .replace("signed", "agreed")
                .replace("quietly", "in silence");
        assertThat(likeness(STORY, rewritten)).isEqualTo(REWRITE);
    }

    @Test
    void keepsCloseRelativesApart() {
        // The same background under other news.
        assertThat(likeness(Prose.sentences(100, 106) + STORY, Prose.sentences(200, 214) + Prose.sentences(0, 6)))
                .isEqualTo(NONE);
        assertThat(likeness(STORY, Prose.sentences(50, 62))).isEqualTo(NONE);
    }

    @Test
    void doesNotTakeADigestForACopyOfEachOfItsItems() {
        String digest = IntStream.range(0, 8)
                .mapToObj(item -> Prose.sentences(item * 10, item * 10 + 5))
                .reduce("", (all, item) -> all + "\n\n" + item);
        assertThat(likeness(digest, Prose.sentences(0, 5))).isEqualTo(NONE);
    }

    @Test
    void comparesShortTextsOnlyAsAWhole() {
        String brief = "Police closed the bridge on Tuesday.";
        assertThat(Likeness.between(text("Bridge closed", brief), text("Bridge closed", brief)))
                .isEqualTo(COPY);
        assertThat(Likeness.between(text("Bridge closed", brief), text("Road closed", brief)))
                .isEqualTo(NONE);
        assertThat(Likeness.between(text("Photo", "No text."), text("Photo", "No text.")))
                .isEqualTo(NONE);
    }

    @Test
    void comparesScriptsWithoutBlanksByCharacters() {
        String chinese = "双方在北京签署了执法合作谅解备忘录，内容包括培训、情报交流以及边境管理方面的合作。";
        assertThat(likeness(chinese, "本报讯 " + chinese)).isEqualTo(COPY);
        assertThat(likeness(chinese, "双方在北京讨论了贸易问题，内容包括关税、投资以及港口建设方面的合作，会议持续两天。"))
                .isEqualTo(NONE);
    }

    /** A long licence under short notices: the same words, other news. */
    @Test
    void leavesASourcesFurnitureOutOfTheComparison() {
        String licence = Prose.sentences(900, 912);
        List<StoryText> notices = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            notices.add(StoryText.of("paper", "Notice " + i, Prose.sentences(10 * i, 10 * i + 4) + "\n\n" + licence));
        }
        assertThat(Likeness.between(notices.get(0), notices.get(1))).isNotEqualTo(NONE);
        assertThat(Likeness.toEach(notices.get(0), notices.subList(1, 5))).containsOnly(NONE);
    }

    @Test
    void stillSeesThatASourcePrintsATextUnderManyAddresses() {
        assertThat(Likeness.toEach(text("Title", STORY), Collections.nCopies(5, text("Title", STORY))))
                .containsOnly(COPY);
    }

    @Test
    void sketchesShareTermsAsTheirTextsAreAlike() {
        List<String> sketch = Sketch.of(text("Title", STORY));
        assertThat(sketch).hasSize(Sketch.BANDS);
        assertThat(Sketch.of(text("Another title", STORY))).isEqualTo(sketch);
        assertThat(Sketch.of(text("Title", Prose.sentences(0, 5)))).containsAnyElementsOf(sketch);
        assertThat(Sketch.of(text("Title", Prose.sentences(500, 512)))).doesNotContainAnyElementsOf(sketch);
        assertThat(Sketch.of(text("Title", "Too short."))).isEmpty();
    }

    @Test
    void namesAGroupByItsLeastMemberInAnyOrder() {
        Groups forwards = new Groups();
        forwards.join("a", "b");
        forwards.join("c", "d");
        forwards.join("b", "d");
        Groups backwards = new Groups();
        backwards.join("d", "b");
        backwards.join("d", "c");
        backwards.join("b", "a");
        for (String member : List.of("a", "b", "c", "d")) {
            assertThat(forwards.of(member)).isEqualTo("a");
            assertThat(backwards.of(member)).isEqualTo("a");
        }
        assertThat(forwards.of("e")).isEqualTo("e");
    }

    private static Likeness likeness(String one, String other) {
        Likeness likeness = Likeness.between(text("One", one), text("Other", other));
        assertThat(Likeness.between(text("Other", other), text("One", one))).isEqualTo(likeness);
        return likeness;
    }

    private static StoryText text(String title, String body) {
        return StoryText.of("paper", title, body);
    }
}
