package dev.entente.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourceDefinitionTest {
    @Test
    void givesBackEveryFieldOfASource() {
        Source source = Source.builder("herald", URI.create("https://herald.example/"))
                .name("The Herald: news")
                .feeds(List.of(URI.create("https://herald.example/a.xml"), URI.create("https://herald.example/b.xml")))
                .sitemaps(List.of(URI.create("https://herald.example/map.xml")))
                .sections(List.of(URI.create("https://herald.example/world")))
                .include(List.of(Pattern.compile("/\\d{4}/")))
                .exclude(List.of(Pattern.compile("/video/"), Pattern.compile("#")))
                .offSite(List.of("news.example.org"))
                .language("en")
                .country("NO")
                .delay(Duration.ofMillis(2500))
                .longestDelay(Duration.ofMinutes(2))
                .pages(40)
                .pdf(true)
                .allowPrivate(true)
                .selectors(new Selectors("div.story", "h1", ".by", "time", List.of(".ad", ".more")))
                .build();
        SourceDefinition definition = SourceDefinition.of(source);
        assertThat(SourceDefinition.of(definition.read())).isEqualTo(definition);
        assertThat(definition.read().selectors()).isEqualTo(source.selectors());
        assertThat(definition.read().delay()).isEqualTo(source.delay());
        assertThat(definition.read().country()).isEqualTo("NO");
    }

    @Test
    void saysOfEachFieldWhatIsWrong() {
        SourceDefinition wrong = new SourceDefinition(Map.of(
                "id", List.of("The Herald"),
                "home", List.of("herald"),
                "include", List.of("/ok/", "(("),
                "pages", List.of("many"),
                "language", List.of("English"),
                "selectors.title", List.of("h1 >> x["),
                "colour", List.of("blue")));
        assertThatExceptionOfType(InvalidDefinition.class)
                .isThrownBy(wrong::read)
                .satisfies(e -> assertThat(e.problems())
                        .containsOnlyKeys("id", "home", "include", "pages", "language", "selectors.title", "colour"));
    }

    @Test
    void asksForWhatIsMissing() {
        assertThatExceptionOfType(InvalidDefinition.class)
                .isThrownBy(() -> new SourceDefinition(Map.of("id", List.of(" "))).read())
                .satisfies(e -> assertThat(e.problems()).containsOnlyKeys("id", "home"));
    }

    @Test
    void refusesSeveralLinesWhereOneIsMeant() {
        assertThatExceptionOfType(InvalidDefinition.class)
                .isThrownBy(() -> new SourceDefinition(
                                Map.of("id", List.of("a"), "home", List.of("https://a.example/", "https://b.example/")))
                        .read())
                .satisfies(e -> assertThat(e.problems().get("home")).contains("one plain value"));
    }
}
