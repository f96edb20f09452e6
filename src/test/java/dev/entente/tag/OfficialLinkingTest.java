package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.Evidence;
import dev.entente.article.Evidence.Field;
import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import dev.entente.tag.OfficialLinking.Dated;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialLinkingTest {
    private static final Taxonomy TAXONOMY = new Taxonomy();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String OFFICE = "deputy interior minister";

    private final MemoryIdentities store = new MemoryIdentities();
    private final OfficialLinking linking = new OfficialLinking(TAXONOMY, store, CLOCK);

    @ParameterizedTest
    @CsvSource({
        "Abdolreza Quizi,Abdolreza Quizi Fazli,IR",
        "Abdolreza Quizi Fazli,Abdolreza Quizi Fazl,IR",
        "Abdolreza Quizi Fazli,A. Quizi Fazli,IR",
        "Abdolreza Quizi Fazli,Quizi Fazli,IR",
        "Abdolreza Quizi Fazli,Fazli,IR",
        "Mohammad Quizi,Muhammad Quizzi,IR",
        "Kazem Suleimani,Kazem Soleimani,IR",
        "Mohammad al-Quizi,Mohammed Quizi,SY",
        "Khalifa bin Quizi,Khalifa Quizi,AE",
        "Hamid Quizizadeh,Hamid Quizi-Zadeh,IR",
        "Hamid Pourquizi,Hamid Pour Quizi,IR",
        "Abdul Amir al-Quizi,Abd al-Amir al-Quizi,IQ",
        "Abdul Amir al-Quizi,Abdulamir al-Quizi,IQ",
        "Salahuddin Quizi,Salah al-Din Quizi,IQ",
        "Li Quizhong,Quizhong Li,CN",
        "Andriy Quizenko,Andrii Quizenko,UA",
        "John Quiz,John P. Quiz,GB"
    })
    void joinsFormsOfOneName(String name, String other, String country) {
        assertThat(id(name, country, OFFICE, 2014)).isEqualTo(id(other, country, OFFICE, 2015));

        OfficialLinkingTest backwards = new OfficialLinkingTest();
        assertThat(backwards.id(other, country, OFFICE, 2014)).isEqualTo(backwards.id(name, country, OFFICE, 2015));
    }

    @ParameterizedTest
    @CsvSource({
        "Ali Quizi,IR,interior minister,2014,Ali Quizi,IQ,interior minister,2014",
        "Ali Quizi,IR,interior minister,1985,Ali Quizi,IR,interior minister,2014",
        "Ali Quizi,IR,interior minister,2014,Reza Quizi,IR,interior minister,2014",
        "Ali Quizi,IR,interior minister,2014,R. Quizi,IR,interior minister,2014",
        "Ali Quizi,IR,interior minister,2014,Ali Quizi Fazli,IR,police chief,2014",
        "Ali Quizi,IR,interior minister,2014,Ali Quizi Fazli,IR,,2014",
        "Ali Quizi,IR,interior minister,2014,Ali Quizi Fazli,IR,deputy interior minister,2014",
        "Ali Quizi,IR,interior minister,2000,Ali Quizi Fazli,IR,interior minister,2014",
        "Ali Quizi,IR,interior minister,2010,Quizi,IR,interior minister,2014",
        "Ali Quizi,IR,deputy minister,2014,Ali Quizi Fazli,IR,deputy minister,2014",
        "Ali Karimi,IR,governor,2014,Ali Karami,IR,mayor,2014",
        "Mohammad Ali,IR,interior minister,2014,Mohammad Ali Quizi,IR,interior minister,2014"
    })
    void keepsApartInDoubt(
            String name,
            String country,
            String role,
            int year,
            String other,
            String otherCountry,
            @Nullable String otherRole,
            int otherYear) {
        String first = id(name, country, role, year);

        assertThat(id(other, otherCountry, otherRole, otherYear)).isNotEqualTo(first);
        assertThat(id(name, country, role, year)).isEqualTo(first);
    }

    @Test
    void aShortFormThatTwoMayMeanIsNeither() {
        Set<String> ids = new HashSet<>();
        ids.add(id("Ali Quizi", "IR", OFFICE, 2014));
        ids.add(id("Amir Quizi", "IR", OFFICE, 2014));
        ids.add(id("A. Quizi", "IR", OFFICE, 2014));

        assertThat(ids).hasSize(3);
    }

    @Test
    void theFirstKeepsTheIdThatTheNameMakes() {
        assertThat(id("Ali Quizi", "IR", OFFICE, 2014)).isEqualTo("ali-quizi");
        assertThat(id("Ali Quizi", "IQ", OFFICE, 2014)).isEqualTo("ali-quizi-iq");
        assertThat(id("Ali Quizi", "IR", OFFICE, 1980)).isEqualTo("ali-quizi-ir");
        assertThat(id("Ali Quizi", "IQ", OFFICE, 1980)).isEqualTo("ali-quizi-1980");
    }

    @Test
    void aNamesakeOfTheRegistryIsNotInIt() {
        assertThat(id("Hakan Fidan", "AZ", OFFICE, 2014)).isEqualTo("hakan-fidan-az");
        assertThat(id("Hakan Fidan", "TR", null, 2014)).isEqualTo("hakan-fidan");
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void aNameWithoutCountryIsTheOneThatHasIt() {
        assertThat(id("Ali Quizi", "IR", OFFICE, 2014)).isEqualTo(id("Ali Quizi", null, null, 2015));
        assertThat(id("Sara Quizi", null, null, 2014)).isEqualTo(id("Sara Quizi", "IR", OFFICE, 2015));
        id("Zahra Quizi", "IR", OFFICE, 2014);
        id("Zahra Quizi", "IQ", OFFICE, 2014);
        assertThat(id("Zahra Quizi", null, null, 2014)).isEqualTo("zahra-quizi-2014");
    }

    /** An article that names an office without its country says less than one that names both. */
    @Test
    void aCountryThatIsGuessedYieldsToTheSameOffice() {
        assertThat(guessed("Ali Quizi", "IR", "police chief")).isEqualTo("ali-quizi");
        assertThat(id("Ali Quizi", "PE", "police chief", 2014)).isEqualTo("ali-quizi");
        assertThat(guessed("Ali Quizi", "IQ", "former Peruvian Police Chief")).isEqualTo("ali-quizi");
        assertThat(guessed("Ali Quizi", "SY", "mayor")).isEqualTo("ali-quizi-sy");
        assertThat(id("Ali Quizi", "IR", "police chief", 2014)).isEqualTo("ali-quizi-ir");
        assertThat(guessed("Ali Quizi", "IR", "police chief")).isEqualTo("ali-quizi");
        assertThat(guessed("Quizi", "IR", "king")).isNotEqualTo(guessed("Quizi", "IQ", "king"));
    }

    private String guessed(String name, String country, String role) {
        OfficialTag tag =
                new OfficialTag(CandidateId.of(name, country), name, List.of(name), role, country, true, List.of());
        return only(linking.link(List.of(new Dated(tags(tag), day(2014)))));
    }

    @Test
    void twoNamesOfOneArticleThatAreOnePersonsBecomeOneTag() {
        id("Ali Quizi", "IR", OFFICE, 2014);
        Tags tags = linking.link(List.of(
                        new Dated(tags(tag("Ali Quizi", "IR", null), tag("'Ali Quizzi", "IR", OFFICE)), day(2014))))
                .get(0);

        assertThat(tags.officials()).singleElement().satisfies(tag -> {
            assertThat(tag.id()).isEqualTo("ali-quizi");
            assertThat(tag.mentions()).containsExactly("'Ali Quizzi", "Ali Quizi");
            assertThat(tag.role()).isEqualTo(OFFICE);
            assertThat(tag.evidence()).hasSize(2);
        });
    }

    @Test
    void thePreviewStoresNothing() {
        id("Ali Quizi", "IQ", OFFICE, 2014);
        long writes = store.writes();
        Dated article = new Dated(tags(tag("Ali Quizi", "IR", OFFICE)), day(2014));

        String shown = linking.preview(TAXONOMY, article).officials().get(0).id();

        assertThat(store.writes()).isEqualTo(writes);
        assertThat(linking.link(List.of(article)).get(0).officials().get(0).id())
                .isEqualTo(shown);
    }

    @Test
    void readsAgainWhereAnotherWasFaster() {
        MemoryIdentities hasty = new MemoryIdentities() {
            private boolean first = true;

            @Override
            public synchronized boolean save(
                    Collection<Stored<Identity>> changed, Collection<Stored<KnownName>> names) {
                if (first) {
                    first = false;
                    new OfficialLinking(TAXONOMY, this, CLOCK)
                            .link(List.of(new Dated(tags(tag("Ali Quizi", "IQ", OFFICE)), day(2014))));
                }
                return super.save(changed, names);
            }
        };

        List<Tags> tags = new OfficialLinking(TAXONOMY, hasty, CLOCK)
                .link(List.of(new Dated(tags(tag("Ali Quizi", "IR", OFFICE)), day(2014))));

        assertThat(tags.get(0).officials()).extracting(OfficialTag::id).containsExactly("ali-quizi-ir");
    }

    @Test
    void takesTheIdentityThatTheSearchMissed() {
        MemoryIdentities blind = new MemoryIdentities() {
            @Override
            public synchronized List<List<Stored<Identity>>> near(List<Set<String>> blocks) {
                return blocks.stream().map(each -> List.<Stored<Identity>>of()).toList();
            }
        };
        Appearance seen = new Appearance("Ali Quizi", "IR", false, OFFICE, day(2014));
        blind.save(List.of(IdentityStore.Stored.fresh(Identity.of("ali-quizi", seen))), List.of());

        List<Tags> tags = new OfficialLinking(TAXONOMY, blind, CLOCK)
                .link(List.of(new Dated(tags(tag("Ali Quizi", "IR", OFFICE)), day(2015))));

        assertThat(only(tags)).isEqualTo("ali-quizi");
    }

    /** One who is seen: the years of a name lie near each other, or decades apart. */
    record Seen(
            String name,
            @Nullable String country,
            @Nullable String role,
            @Nullable Integer year) {
        Dated article() {
            return new Dated(tags(tag(name, country, role)), year == null ? null : day(year));
        }

        /** Articles without a day count as of today. */
        List<Object> person() {
            boolean old = year != null && year < 2000;
            return Arrays.asList(NameSpelling.key(name, country), country, old);
        }
    }

    @Provide
    Arbitrary<List<Seen>> articles() {
        Arbitrary<String> names = Combinators.combine(
                        Arbitraries.of("Ali", "Reza", "Ali Reza", "A.", "Mohammad", "Muhammad", ""),
                        Arbitraries.of("Quizi", "Quizzi", "Quizi Fazli", "Fazli", "al-Quizi"))
                .as((given, family) -> (given + " " + family).strip());
        return Combinators.combine(
                        names,
                        Arbitraries.of("IR", "IQ", "PE").injectNull(0.2),
                        Arbitraries.of("interior minister", "police chief", "spokesman")
                                .injectNull(0.2),
                        Arbitraries.of(1981, 1987, 2009, 2014, 2025).injectNull(0.2))
                .as(Seen::new)
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 300)
    void whicheverComesFirstTheSameNameOfACountryIsOne(@ForAll("articles") List<Seen> seen, @ForAll long seed) {
        List<Seen> shuffled = new ArrayList<>(seen);
        Collections.shuffle(shuffled, new Random(seed));

        for (List<Seen> order : List.of(seen, shuffled)) {
            MemoryIdentities store = new MemoryIdentities();
            OfficialLinking linking = new OfficialLinking(TAXONOMY, store, CLOCK);
            Map<List<Object>, Set<String>> ids = new HashMap<>();
            Map<String, Set<Object>> countries = new HashMap<>();
            for (Seen each : order) {
                String id = only(linking.link(List.of(each.article())));
                ids.computeIfAbsent(each.person(), key -> new HashSet<>()).add(id);
                if (each.country() != null) {
                    countries.computeIfAbsent(id, key -> new HashSet<>()).add(each.country());
                }
            }
            assertThat(ids.values()).allSatisfy(same -> assertThat(same).hasSize(1));
            assertThat(countries.values()).allSatisfy(same -> assertThat(same).hasSize(1));
        }
    }

    @Property(tries = 300)
    void articlesThatComeAgainGetTheSameIdsAndChangeNothing(@ForAll("articles") List<Seen> seen) {
        MemoryIdentities store = new MemoryIdentities();
        OfficialLinking linking = new OfficialLinking(TAXONOMY, store, CLOCK);
        List<String> ids = seen.stream()
                .map(each -> only(linking.link(List.of(each.article()))))
                .toList();
        long writes = store.writes();

        List<Seen> backwards = new ArrayList<>(seen);
        Collections.reverse(backwards);
        List<Tags> again = linking.link(backwards.stream().map(Seen::article).toList());

        List<String> inOrder = new ArrayList<>();
        again.forEach(tags -> inOrder.add(0, tags.officials().get(0).id()));
        assertThat(inOrder).isEqualTo(ids);
        assertThat(store.writes()).isEqualTo(writes);
    }

    @Property(tries = 200)
    void aBatchIsLinkedLikeItsArticlesOneByOne(@ForAll("articles") List<Seen> seen) {
        OfficialLinking alone = new OfficialLinking(TAXONOMY, new MemoryIdentities(), CLOCK);
        List<String> ids = seen.stream()
                .map(each -> only(alone.link(List.of(each.article()))))
                .toList();

        OfficialLinking batch = new OfficialLinking(TAXONOMY, new MemoryIdentities(), CLOCK);
        assertThat(batch.link(seen.stream().map(Seen::article).toList()).stream()
                        .map(tags -> tags.officials().get(0).id())
                        .toList())
                .isEqualTo(ids);
    }

    private String id(String name, @Nullable String country, @Nullable String role, int year) {
        return only(linking.link(List.of(new Dated(tags(tag(name, country, role)), day(year)))));
    }

    private static String only(List<Tags> tags) {
        assertThat(tags).hasSize(1);
        return tags.get(0).officials().get(0).id();
    }

    private static LocalDate day(int year) {
        return LocalDate.of(year, 6, 1);
    }

    private static Tags tags(OfficialTag... officials) {
        return new Tags(List.of(), List.of(officials), List.of(), List.of());
    }

    private static OfficialTag tag(String name, @Nullable String country, @Nullable String role) {
        Evidence evidence = new Evidence(Field.BODY, name.length(), 2 * name.length(), name, "title");
        return new OfficialTag(CandidateId.of(name, country), name, List.of(name), role, country, List.of(evidence));
    }
}
