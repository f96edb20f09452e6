package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicationDateTest {
    private static final OffsetDateTime DECLARED = OffsetDateTime.parse("2024-01-18T01:00:21Z");

    @Test
    void keepsADeclaredInstantThatIsPrinted() {
        assertThat(settle("2024-01-18T00:00:00Z")).contains(DECLARED);
    }

    @Test
    void movesADeclaredInstantToTheOffsetOfThePrintedTime() {
        assertThat(settle("2024-01-17T20:00:00-05:00").map(OffsetDateTime::toString))
                .contains("2024-01-17T20:00:21-05:00");
    }

    @Test
    void movesADeclaredInstantIntoThePrintedDay() {
        OffsetDateTime settled = settle("2024-01-17T00:00:00Z").orElseThrow();
        assertThat(settled.toLocalDate()).hasToString("2024-01-17");
        assertThat(settled.toInstant()).isEqualTo(DECLARED.toInstant());
    }

    @Test
    void passesOverDatesOfOtherThings() {
        assertThat(settle("2019-06-01T00:00:00Z")).contains(DECLARED);
    }

    @Test
    void takesThePrintedDateWhereNoneIsDeclared() {
        OffsetDateTime printed = OffsetDateTime.parse("2024-01-17T00:00:00Z");
        assertThat(PublicationDate.settle(
                                Optional.empty(), Optional.of(DECLARED), new PrintedDates(List.of(printed), List.of()))
                        .map(Found::value))
                .contains(printed);
    }

    @Test
    void takesTheDayOfTheLastChangeWhereOnlyThatIsPrinted() {
        OffsetDateTime changed = OffsetDateTime.parse("2024-06-01T12:00:00Z");
        OffsetDateTime printed = OffsetDateTime.parse("2024-06-01T00:00:00Z");
        assertThat(PublicationDate.settle(
                                Optional.of(new Found<>(DECLARED, "meta")),
                                Optional.of(changed),
                                new PrintedDates(List.of(printed), List.of()))
                        .map(Found::value))
                .contains(printed);
    }

    @Test
    void believesThePrintedDayOfPublicationBeforeThatOfTheLastChange() {
        OffsetDateTime published = OffsetDateTime.parse("2024-01-17T19:00:00Z");
        OffsetDateTime changed = OffsetDateTime.parse("2024-01-18T00:00:00Z");
        OffsetDateTime settled = PublicationDate.settle(
                        Optional.of(new Found<>(DECLARED, "meta")),
                        Optional.of(changed),
                        new PrintedDates(List.of(published), List.of(changed)))
                .orElseThrow()
                .value();
        assertThat(settled.toLocalDate()).hasToString("2024-01-17");
    }

    private static Optional<OffsetDateTime> settle(String printed) {
        return PublicationDate.settle(
                        Optional.of(new Found<>(DECLARED, "meta")),
                        Optional.empty(),
                        new PrintedDates(List.of(OffsetDateTime.parse(printed)), List.of()))
                .map(Found::value);
    }
}
