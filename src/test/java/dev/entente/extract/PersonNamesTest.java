package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            By Mara Ellison                                | Mara Ellison
            Mara Ellison and Tomas Verhoeven               | Mara Ellison, Tomas Verhoeven
            By Mara Ellison, Staff Writer                  | Mara Ellison
            Mara Ellison, PhD, RDN                         | Mara Ellison
            George T. Holm III                             | George T. Holm III
            MARA ELLISON                                   | MARA ELLISON
            Mara Ellison January 3                         | Mara Ellison
            Mara Ellison The Associated Press              | Mara Ellison
            von Greta Öhlmann                              | Greta Öhlmann
            от Анна Ветрова и Пётр Лугин                   | Анна Ветрова, Пётр Лугин
            نویسنده: سارا رضایی                            | سارا رضایی
            بقلم: ليلى حداد                                | ليلى حداد
            记者 王小明                                     | 王小明
            """)
    void readsPersonsOutOfBylines(String byline, String persons) {
        assertThat(String.join(", ", PersonNames.split(byline))).isEqualTo(persons);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Staff", "News Desk", "The Harbour Times", "Reuters", "By our correspondents", "desk@courier.example",
                "https://courier.example/staff", "Editorial Board", "January 2024", "admin", "3 min read", ""
            })
    void findsNoPersonInDesksAndOtherThings(String byline) {
        assertThat(PersonNames.split(byline)).isEmpty();
    }
}
