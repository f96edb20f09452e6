package dev.entente.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.entente.article.ArticleId;
import dev.entente.article.TagKind;
import dev.entente.tag.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActFieldsTest {
    private static final ArticleId ARTICLE = new ArticleId("0123456789abcdef0123456789abcdef");

    static List<Act> acts() {
        return List.of(
                new Act.Reject(ARTICLE, TagKind.AGENCY, "ir-interior-ministry"),
                new Act.Add(ARTICLE, TagKind.COUNTRY, "IR", false, "Iran's police"),
                new Act.Merge("karim-shaar", "k-shaar"),
                new Act.Split("a", "a-2", "A. Second", "SY", List.of(ARTICLE), List.of("A.", "أ")),
                new Act.Split("a", "a-3", "A. Third", null, List.of(), List.of("A.")),
                new Act.Describe(
                        "a",
                        "A",
                        List.of("B", "C"),
                        List.of(new Role("Police chief", "2013-08", null), new Role("Minister", null, null)),
                        "IR"),
                new Act.NotOfficial("a"),
                new Act.Block("Jordan", TagKind.COUNTRY, "JO"),
                new Act.Block("terroris*", TagKind.TOPIC, null),
                new Act.Undo("x-1"));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void readsWhatItWrote(Act act) throws InvalidAct {
        assertThat(ActFields.read(ActFields.of(act))).isEqualTo(act);
    }

    @Test
    void takesAddressesForIds() throws InvalidAct {
        assertThat(ActFields.read(Map.of(
                        "act", List.of("merge"),
                        "from", List.of("https://portal.example/officials/karim-shaar"),
                        "into", List.of(" k-shaar "))))
                .isEqualTo(new Act.Merge("karim-shaar", "k-shaar"));
    }

    @Test
    void namesEveryWrongField() {
        InvalidAct invalid = catchThrowableOfType(
                InvalidAct.class,
                () -> ActFields.read(Map.of(
                        "act", List.of("split"),
                        "from", List.of("no such id"),
                        "country", List.of("Iran"),
                        "articles", List.of("0123\nabc"))));
        assertThat(invalid.problems()).containsOnlyKeys("from", "name", "country", "articles");
        assertThat(catchThrowableOfType(InvalidAct.class, () -> ActFields.read(Map.of()))
                        .problems())
                .containsOnlyKeys("act");
        assertThat(catchThrowableOfType(
                                InvalidAct.class,
                                () -> ActFields.read(Map.of("act", List.of("block"), "phrase", List.of("…"))))
                        .problems())
                .containsOnlyKeys("phrase", "kind");
    }
}
