package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entente.source.Outage;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceDefinition;
import dev.entente.source.SourceState.Kind;
import dev.entente.source.SourceStore;
import dev.entente.source.SourcesUnavailable;
import dev.entente.support.SetClock;
import dev.entente.support.TestElasticsearch;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SourceStoreTest {
    private static final Readiness READINESS = new Readiness();

    private final SourceStore store = new ElasticsearchSourceStore(TestElasticsearch.client(), READINESS);
    private final SourceCatalogue catalogue = new SourceCatalogue(List.of(), store, Clock.systemUTC());

    @BeforeAll
    static void prepare() throws IOException {
        new Indexes(TestElasticsearch.client()).prepare();
        READINESS.isReady();
    }

    @Test
    void keepsDefinitionAndState() {
        SourceDefinition definition = new SourceDefinition(Map.of(
                "id", List.of("kept"),
                "home", List.of("https://kept.example/"),
                "exclude", List.of("/video/", "(?i)sport"),
                "selectors.title", List.of("h1")));
        catalogue.add(definition);
        SetClock clock = new SetClock();
        SourceCatalogue failing = new SourceCatalogue(List.of(), store, clock);
        while (!failing.failed("kept", "It answers 500.")) {
            clock.advance(Duration.ofDays(1));
        }
        SourceCatalogue elsewhere = new SourceCatalogue(List.of(), store, Clock.systemUTC());
        assertThat(SourceDefinition.of(elsewhere.find("kept").orElseThrow()).lines("exclude"))
                .containsExactly("/video/", "(?i)sport");
        assertThat(elsewhere.state("kept").kind()).isEqualTo(Kind.PAUSED_FAILING);
        assertThat(elsewhere.state("kept").reason()).isEqualTo("It answers 500.");
        assertThat(elsewhere.state("kept").since()).isNotNull();
        elsewhere.remove("kept");
        assertThat(new SourceCatalogue(List.of(), store, Clock.systemUTC()).find("kept"))
                .isEmpty();
    }

    @Test
    void keepsHowLongASourceFailed() {
        catalogue.add(
                new SourceDefinition(Map.of("id", List.of("failing"), "home", List.of("https://failing.example/"))));
        assertThat(catalogue.failed("failing", "It answers 500.")).isFalse();
        SourceCatalogue elsewhere = new SourceCatalogue(List.of(), store, Clock.systemUTC());
        Outage outage = elsewhere.outage("failing");
        assertThat(outage.crawls()).isEqualTo(1);
        assertThat(outage.notBefore()).isEqualTo(outage.since().plus(Duration.ofMinutes(10)));
        assertThat(elsewhere.state("failing").isActive()).isTrue();
        assertThat(elsewhere.worked("failing")).isFalse();
        assertThat(new SourceCatalogue(List.of(), store, Clock.systemUTC()).outage("failing"))
                .isEqualTo(Outage.NONE);
        catalogue.remove("failing");
    }

    @Test
    void letsOneOfManyAddAnId() {
        List<CompletableFuture<Boolean>> added = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> adds("contested")))
                .toList();
        assertThat(added.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(catalogue.all()).extracting(Source::id).contains("contested");
        catalogue.remove("contested");
    }

    @Test
    void saysThatItCannotAnswerYet() {
        SourceStore early = new ElasticsearchSourceStore(TestElasticsearch.client(), new Readiness());
        assertThatExceptionOfType(SourcesUnavailable.class).isThrownBy(early::all);
    }

    private boolean adds(String id) {
        try {
            new SourceCatalogue(List.of(), store, Clock.systemUTC())
                    .add(new SourceDefinition(
                            Map.of("id", List.of(id), "home", List.of("https://" + id + ".example/"))));
            return true;
        } catch (RuntimeException taken) {
            return false;
        }
    }
}
