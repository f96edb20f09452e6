package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.OfficialTag;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddedOfficialsTest {
    private static final Role MINISTER = new Role("Interior minister", "2020", null);

    @Test
    void findsThemWhereTheirCountryIsSpokenOf() {
        Tagger tagger = tagger(official("Elena Prado", "CL"));

        assertThat(ids(tagger, "Chile agreed, Maria Prado and Elena Prado said."))
                .containsExactly("elena-prado");
        assertThat(ids(tagger, "In Peru Elena Prado bought a house.")).isEmpty();
    }

    @Test
    void keepsNamesakesOfOtherCountriesApart() {
        Tagger tagger = tagger(official("Elena Prado", "CL"), official("Elena Prado", "PE"));

        assertThat(ids(tagger, "Chile's interior minister Elena Prado spoke.")).containsExactly("elena-prado");
        assertThat(ids(tagger, "Peru's interior minister Elena Prado spoke.")).containsExactly("elena-prado-pe");
    }

    @Test
    void addsNamesToThoseWhoAreKnown() {
        Official known =
                new Official("any", "Sergey Lavrov", List.of(), List.of("Sergejus Lavrovas"), "RU", List.of(MINISTER));
        Taxonomy taxonomy = new Taxonomy(() -> List.of(known));

        assertThat(taxonomy.official("sergei-lavrov").orElseThrow().aliases()).contains("Sergejus Lavrovas");
        assertThat(taxonomy.official("sergei-lavrov").orElseThrow().roles()).doesNotContain(MINISTER);
        assertThat(taxonomy.officials()).hasSameSizeAs(new Taxonomy().officials());
    }

    @Test
    void theSameIdOfWikidataIsTheSamePerson() {
        Official list = wikidata("Alonso Quiroz", "Q4200000001");
        Official other = wikidata("Alonso Quiroz Prado", "Q4200000001");
        Taxonomy taxonomy = new Taxonomy(() -> List.of(list, other, wikidata("Vova Putin", "Q7747")));

        assertThat(taxonomy.official("alonso-quiroz").orElseThrow().aliases()).containsExactly("Alonso Quiroz Prado");
        assertThat(taxonomy.official("vladimir-putin").orElseThrow().aliases()).contains("Vova Putin");
        assertThat(taxonomy.officials()).hasSize(new Taxonomy().officials().size() + 1);
    }

    @Test
    void anotherIdOfWikidataIsAnotherPersonOfThatName() {
        Taxonomy taxonomy = new Taxonomy(
                () -> List.of(wikidata("Alonso Quiroz", "Q4200000001"), wikidata("Alonso Quiroz", "Q4200000002")));

        assertThat(taxonomy.official("alonso-quiroz")).isPresent();
        assertThat(taxonomy.official("alonso-quiroz-pe")).isPresent();
    }

    private static Official wikidata(String name, String id) {
        return new Official("x", name, List.of(), List.of(), "PE", List.of(MINISTER), id);
    }

    @Test
    void dropsACountryThatIsNone() {
        Taxonomy taxonomy = new Taxonomy(() -> List.of(official("Elena Prado", "ZZ")));

        assertThat(taxonomy.official("elena-prado").orElseThrow().country()).isNull();
    }

    private static Official official(String name, String country) {
        return new Official("x", name, List.of(), List.of(), country, List.of(MINISTER));
    }

    private static Tagger tagger(Official... officials) {
        return new TaxonomyTagger(new Taxonomy(() -> List.of(officials)));
    }

    private static List<String> ids(Tagger tagger, String text) {
        return tagger.tag(new TextToTag("", text, "en", null)).officials().stream()
                .map(OfficialTag::id)
                .toList();
    }
}
