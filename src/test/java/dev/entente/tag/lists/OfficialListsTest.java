package dev.entente.tag.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entente.tag.InvalidTaxonomy;
import dev.entente.tag.Official;
import dev.entente.tag.Role;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialListsTest {
    @Test
    void readsCsvOfOurs() throws IOException {
        List<Official> officials = read("mine.csv", """
                name,country,aliases,own_names,roles,wikidata
                Alonso Quiroz,PE,Alonso B. Quiroz|A. Quiroz,,Interior minister@2020-01/2021|Police chief,Q42
                Elena Prado,,,,,
                """);

        assertThat(officials).extracting(Official::wikidata).containsExactly("Q42", null);
        assertThat(officials.get(0).aliases()).containsExactly("Alonso B. Quiroz", "A. Quiroz");
        assertThat(officials.get(0).roles())
                .containsExactly(
                        new Role("Interior minister", "2020-01", "2021"), new Role("Police chief", null, null));
        assertThat(officials.get(1).country()).isEqualTo("CL");
    }

    @Test
    void saysWhereAnIdOfWikidataIsNone() {
        assertThatThrownBy(() -> read("mine.csv", "name,wikidata\nAlonso Quiroz,42\n"))
                .isInstanceOf(InvalidTaxonomy.class)
                .hasMessage("mine.csv, line 2, column wikidata: '42' is no id of Wikidata such as Q42.");
    }

    @Test
    void readsThePersonsOfSimpleTargets() throws IOException {
        List<Official> officials = read("targets.simple.csv", """
                "id","schema","name","aliases","birth_date","countries","dataset"
                "Q1","Person","Alonso Quiroz","Quiroz Alonso;阿隆索","1960","pe;cl","x"
                "Q2","Company","Quiroz Ltd","","","pe","x"
                """);

        assertThat(officials).singleElement().satisfies(official -> {
            assertThat(official.country()).isEqualTo("PE");
            assertThat(official.wikidata()).isEqualTo("Q1");
            assertThat(official.aliases()).containsExactly("Quiroz Alonso");
            assertThat(official.ownNames()).containsExactly("阿隆索");
        });
    }

    @Test
    void readsEntitiesWithTheirOffices() throws IOException {
        List<Official> officials = read("entities.ftm.json", """
                {"id":"a","schema":"Person","caption":"Alonso Quiroz","properties":{"name":["Alonso Quiroz","Алонсо Кирос"],"country":["pe"],"wikidataId":["q5","Q42"],"topics":["role.pep"]}}
                {"id":"b","schema":"Person","caption":"Some Criminal","properties":{"name":["Some Criminal"],"topics":["crime"]}}
                {"id":"p","schema":"Position","properties":{"name":["Minister of the interior"]}}
                {"id":"o","schema":"Occupancy","properties":{"holder":["a"],"post":["p"],"startDate":["2020-02-03T00:00:00"],"endDate":["soon"]}}

                """);

        assertThat(officials).singleElement().satisfies(official -> {
            assertThat(official.name()).isEqualTo("Alonso Quiroz");
            assertThat(official.wikidata()).isEqualTo("Q42");
            assertThat(official.ownNames()).containsExactly("Алонсо Кирос");
            assertThat(official.roles()).containsExactly(new Role("Minister of the interior", "2020-02-03", null));
        });
    }

    @Test
    void readsPopolo() throws IOException {
        List<Official> officials = read("ep-popolo-v1.0.json", """
                {"persons":[{"id":"1","name":"Elena Prado","other_names":[{"name":"E. Prado"}],"identifiers":[{"scheme":"viaf","identifier":"Q7"},{"scheme":"wikidata","identifier":"Q42"}]},{"id":"2","name":" "}],
                 "organizations":[{"id":"s","name":"Senate"}],
                 "memberships":[{"person_id":"1","organization_id":"s","role":"president","start_date":"2019"},{"person_id":"9"}]}
                """);

        assertThat(officials).singleElement().satisfies(official -> {
            assertThat(official.country()).isEqualTo("CL");
            assertThat(official.wikidata()).isEqualTo("Q42");
            assertThat(official.aliases()).containsExactly("E. Prado");
            assertThat(official.roles()).containsExactly(new Role("president of the Senate", "2019", null));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.csv|id,title|no column 'name'
            a.ndjson|{"id":|a.ndjson, line 1
            a.json|{"persons":1}|no list 'persons'
            a.json|[|no JSON
            a.xml|<a/>|is no list of officials
            """)
    void saysWhatIsWrongAndWhere(String file, String text, String message) {
        assertThatThrownBy(() -> read(file, text))
                .isInstanceOf(InvalidTaxonomy.class)
                .hasMessageContaining(message);
    }

    private static List<Official> read(String file, String text) throws IOException {
        return OfficialLists.read(file, new StringReader(text), "CL");
    }
}
