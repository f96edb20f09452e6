package dev.entente.crawl;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long an answer asks to be left in peace: RFC 9110, section 10.2.3, and RFC 6585, section 4. */
final class RetryAfter {
    private static final Duration IF_UNSAID = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** Null where it asks for no pause; a day at most. */
    static @Nullable Duration of(Fetcher.Answer answer, Clock clock) {
        if (answer.status() != 429 && answer.status() != 503) {
            return null;
        }
        String value = answer.header("Retry-After");
        if (value == null) {
            return answer.status() == 429 ? IF_UNSAID : null;
        }
        Duration wait = parse(value.strip(), clock);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration parse(String value, Clock clock) {
        if (value.matches("\\d+")) {
            return value.length() > 9 ? LONGEST : Duration.ofSeconds(Integer.parseInt(value));
        }
        try {
            ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(clock.instant(), until);
        } catch (DateTimeException e) {
            return IF_UNSAID;
        }
    }
}
