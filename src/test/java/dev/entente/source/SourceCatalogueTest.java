package dev.entente.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entente.source.SourceState.Kind;
import dev.entente.support.SetClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceCatalogueTest {
    private static final Source IN_FILE =
            Source.builder("courier", URI.create("https://courier.example/")).build();

    private final MemorySourceStore store = new MemorySourceStore();
    private final SetClock clock = new SetClock();
    private final SourceCatalogue here = new SourceCatalogue(List.of(IN_FILE), store, clock);
    private final SourceCatalogue elsewhere = new SourceCatalogue(List.of(IN_FILE), store, clock);

    @Test
    void listsTheFilesSourcesBeforeThoseAdded() {
        here.add(definition("herald"));
        assertThat(here.all()).extracting(Source::id).containsExactly("courier", "herald");
        assertThat(here.isInFile("courier")).isTrue();
        assertThat(here.isInFile("herald")).isFalse();
        assertThat(here.find("herald").orElseThrow().home()).isEqualTo(URI.create("https://herald.example/"));
    }

    @Test
    void showsTheOtherInstancesChangesAfterAMoment() {
        assertThat(elsewhere.all()).hasSize(1);
        here.add(definition("herald"));
        assertThat(elsewhere.all()).hasSize(1);
        clock.advance(SourceCatalogue.FRESH.plusMillis(1));
        assertThat(elsewhere.all()).hasSize(2);
    }

    @Test
    void pausesAnySourceAndGoesOn() {
        here.add(definition("herald"));
        here.pause("courier", "The site asked for it.");
        assertThat(here.state("courier"))
                .isEqualTo(new SourceState(Kind.PAUSED, "The site asked for it.", clock.instant()));
        assertThat(here.active()).extracting(Source::id).containsExactly("herald");
        assertThat(here.all()).hasSize(2);
        here.resume("courier");
        assertThat(here.active()).hasSize(2);
    }

    @Test
    void leavesAPauseOfTheAdministratorAlone() {
        here.pause("courier", "Asked for.");
        failForDays("courier");
        assertThat(here.state("courier").kind()).isEqualTo(Kind.PAUSED);
        here.resume("courier");
        failForDays("courier");
        assertThat(here.state("courier").kind()).isEqualTo(Kind.PAUSED_FAILING);
    }

    @Test
    void givesNoIdTwice() {
        here.add(definition("herald"));
        for (String taken : List.of("herald", "courier")) {
            assertThatExceptionOfType(InvalidDefinition.class)
                    .isThrownBy(() -> elsewhere.add(definition(taken)))
                    .satisfies(e -> assertThat(e.problems()).containsOnlyKeys("id"));
        }
    }

    @Test
    void changesAndForgetsOnlyWhatWasAdded() {
        here.add(definition("herald"));
        here.change(new SourceDefinition(Map.of(
                "id", List.of("herald"), "home", List.of("https://herald.example/"), "name", List.of("The Herald"))));
        assertThat(here.find("herald").orElseThrow().name()).isEqualTo("The Herald");
        here.remove("herald");
        assertThat(here.find("herald")).isEmpty();
        assertThatThrownBy(() -> here.remove("courier")).hasMessageContaining("stands in the sources file");
        assertThatThrownBy(() -> here.change(definition("courier"))).hasMessageContaining("sources file");
        assertThatThrownBy(() -> here.remove("nowhere")).hasMessageContaining("There is no source 'nowhere'");
    }

    @Test
    void doesNotComeBackWhileItIsBeingDeleted() {
        here.add(definition("herald"));
        here.deleting("herald", true, "3 articles");
        failForDays("herald");
        here.resume("herald");
        assertThat(here.state("herald").kind()).isEqualTo(Kind.DELETING_ARTICLES);
        assertThatThrownBy(() -> here.deleting("courier", false, "")).hasMessageContaining("sources file");
    }

    @Test
    void keepsWhatItKnewWhileTheStoreIsAway() {
        here.pause("courier", "Asked for.");
        assertThat(here.state("courier").kind()).isEqualTo(Kind.PAUSED);
        store.away = true;
        clock.advance(Duration.ofSeconds(60));
        assertThat(here.state("courier").kind()).isEqualTo(Kind.PAUSED);
        assertThatExceptionOfType(SourcesUnavailable.class).isThrownBy(() -> here.resume("courier"));
    }

    private void failForDays(String id) {
        for (int i = 0; i < 10; i++) {
            here.failed(id, "It answers 500.");
            clock.advance(Duration.ofDays(1));
        }
    }

    private static SourceDefinition definition(String id) {
        return new SourceDefinition(Map.of("id", List.of(id), "home", List.of("https://" + id + ".example/")));
    }
}
