package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateIdTest {
    @ParameterizedTest
    @CsvSource({
        "Mohammad Baqer Zolqadr,IR,mohammad-baqer-zolqadr",
        "Mohammed Bagher Zolghadr,IR,mohammad-baqer-zolqadr",
        "Seyyed Kazem Mousavi,IR,kazem-musavi",
        "Kazem Musavi,IR,kazem-musavi",
        "Liu Yuejin,CN,liu-yuejin",
        "Roger Hughes,GB,roger-hughes",
        "Sergey Petrov,RU,sergei-petrov",
        "Jürgen Stöck,,jurgen-stock",
        "王小洪,CN,person-1bd4fc6"
    })
    void isTheSameForAllSpellings(String name, String country, String id) {
        assertThat(CandidateId.of(name, country)).isEqualTo(id);
    }

    @Test
    void keepsOthersApart() {
        assertThat(CandidateId.of("Ali Karimi", "IR")).isNotEqualTo(CandidateId.of("Ali Karami", "IR"));
    }
}
