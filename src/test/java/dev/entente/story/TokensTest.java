package dev.entente.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The Chiefs’ pact, signed.|the chiefs pact signed",
                "A “quote” - and 4,736 points|a quote and 4 736 points",
                "تفاهم‌نامه همکاری|تفاهمنامه همکاری",
                "مذكّرة التفاهـم|مذكرة التفاهم",
                "双方签署。Mr Wang 说|双 方 签 署 mr wang 说",
                "Тегеран: встреча|тегеран встреча",
                "…|``"
            })
    void cutsTextIntoComparableUnits(String text, String tokens) {
        assertThat(String.join(" ", Tokens.of(text))).isEqualTo(tokens);
    }
}
