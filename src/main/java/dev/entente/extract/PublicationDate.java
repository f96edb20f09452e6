package dev.entente.extract;

import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Settles what a page declares for machines with what it prints for readers. */
final class PublicationDate {
    private static final int QUARTERS_A_DAY = 14 * 4;

    private static final String PRINTED = "date printed near the headline";

    private PublicationDate() {}

    /**
     * The day that readers see counts: a declared instant is moved into the zone in which it falls on that day. Where
     * only the day of the last change is printed, that is the date of the article as it stands.
     */
    static Optional<Found<OffsetDateTime>> settle(
            Optional<Found<OffsetDateTime>> declared, Optional<OffsetDateTime> changed, PrintedDates printed) {
        if (declared.isEmpty()) {
            return Found.of(printed.all().stream().findFirst(), PRINTED)
                    .or(() -> Found.of(changed, "the page's last change"));
        }
        OffsetDateTime published = declared.get().value();
        // A day that is said to be of a change may be the declared one by accident, in another zone.
        for (List<OffsetDateTime> dates : List.of(printed.published(), printed.changed())) {
            if (dates.stream().anyMatch(date -> sameDay(date, published))) {
                return declared;
            }
            Optional<OffsetDateTime> near = dates.stream()
                    .filter(date -> Math.abs(ChronoUnit.DAYS.between(date.toLocalDate(), published.toLocalDate())) <= 1)
                    .findFirst();
            if (near.isPresent()) {
                String rule = declared.get().rule() + ", on the day printed near the headline";
                return near.map(date -> new Found<>(inZoneOf(published, date), rule));
            }
        }
        Optional<OffsetDateTime> republished = printed.all().stream()
                .filter(date -> date.isAfter(published))
                .filter(date -> changed.filter(change -> !date.toLocalDate().isAfter(change.toLocalDate()))
                        .isPresent())
                .findFirst();
        return Found.of(republished, PRINTED).or(() -> declared);
    }

    static boolean sameDay(OffsetDateTime one, OffsetDateTime other) {
        return one.toLocalDate().equals(other.toLocalDate());
    }

    /** The same instant at the offset that its printed time gives, or at the smallest that makes the printed day. */
    private static OffsetDateTime inZoneOf(OffsetDateTime instant, OffsetDateTime printed) {
        if (instant.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return printed;
        }
        OffsetDateTime utc = instant.withOffsetSameInstant(ZoneOffset.UTC);
        if (!printed.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            Duration ahead = Duration.between(utc.toLocalDateTime(), printed.toLocalDateTime());
            long quarters = Math.round(ahead.toMinutes() / 15.0);
            return Math.abs(quarters) <= QUARTERS_A_DAY && Math.abs(ahead.toMinutes() - quarters * 15) <= 2
                    ? instant.withOffsetSameInstant(ZoneOffset.ofTotalSeconds((int) quarters * 900))
                    : printed;
        }
        int step = printed.toLocalDate().isBefore(utc.toLocalDate()) ? -1 : 1;
        for (int hours = step; Math.abs(hours) <= 14; hours += step) {
            OffsetDateTime moved = utc.withOffsetSameInstant(ZoneOffset.ofHours(hours));
            if (sameDay(moved, printed)) {
                return moved;
            }
        }
        return printed;
    }
}
