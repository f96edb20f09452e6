package dev.entente.extract;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.entente.extract.MonthNames.Month;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A date as a page writes it, for machines or for people, in the Gregorian, the Iranian or the Islamic calendar and in
 * digits of any script. Where a time without zone, or only a day is given, the zone is UTC.
 */
final class WrittenDate {
    private static final String NAMES = StreamSupport.stream(MonthNames.names().spliterator(), false)
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)");
    private static final Pattern COMPACT = Pattern.compile("^(\\d{4})(\\d\\d)(\\d\\d)(?:T?\\d{4,6}Z?)?$");
    private static final Pattern DAY_MONTH_YEAR = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?[\\s-]+(?:de\\s+|of\\s+)?(" + NAMES
                    + ")(?![\\p{L}])\\.?,?(?:\\s*/\\s*[\\p{L} ]{3,20})?[\\s,،-]+(?:de\\s+|del\\s+|سنة\\s+)?(\\d{4})(?!\\d)",
            FLAGS);
    private static final Pattern MONTH_DAY_YEAR = Pattern.compile(
            "(?<![\\p{L}])(" + NAMES + ")\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)", FLAGS);
    private static final Pattern IDEOGRAPHIC = Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<!\\d)(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST = Pattern.compile("(?<!\\d)(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?!\\d)");
    private static final Pattern EPOCH = Pattern.compile("^\\d{10}(\\d{3})?$");
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2})[:.h](\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?!\\d)\\s*(a\\.?m\\.?|p\\.?m\\.?)?", FLAGS);
    private static final Pattern OFFSET =
            Pattern.compile("^\\s*(?:\\(?(?:GMT|UTC)\\s*)?([+-])(\\d{1,2}):?(\\d{2})?\\b");
    private static final Pattern ZONE = Pattern.compile("^\\s*\\(?(Z|[A-Z]{2,5})\\b");

    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("Z", "Z"),
            Map.entry("UTC", "Z"),
            Map.entry("GMT", "Z"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("ET", "America/New_York"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("CT", "America/Chicago"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("PT", "America/Los_Angeles"),
            Map.entry("BST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("MSK", "+03:00"),
            Map.entry("IRST", "+03:30"),
            Map.entry("AEDT", "+11:00"),
            Map.entry("AEST", "+10:00"),
            Map.entry("JST", "+09:00"),
            Map.entry("IST", "+05:30"));

    private WrittenDate() {}

    /**
     * The first date in the text.
     *
     * @param monthFirst whether 3/4/2024 is read as the fourth of March
     */
    static Optional<OffsetDateTime> find(String text, boolean monthFirst) {
        String plain =
                latinDigits(text.length() > 300 ? text.substring(0, 300) : text).strip();
        if (EPOCH.matcher(plain).matches()) {
            long number = Long.parseLong(plain);
            return Optional.of(Instant.ofEpochSecond(plain.length() == 13 ? number / 1000 : number)
                    .atOffset(ZoneOffset.UTC));
        }
        return numeric(plain, ISO, 1, 2, 3)
                .or(() -> numeric(plain, COMPACT, 1, 2, 3))
                .or(() -> named(plain, DAY_MONTH_YEAR, 1, 2, 3))
                .or(() -> named(plain, MONTH_DAY_YEAR, 2, 1, 3))
                .or(() -> numeric(plain, IDEOGRAPHIC, 1, 2, 3))
                .or(() -> numeric(plain, YEAR_FIRST, 1, 2, 3))
                .or(() -> yearLast(plain, monthFirst));
    }

    private static Optional<OffsetDateTime> numeric(String text, Pattern form, int year, int month, int day) {
        Matcher match = form.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        int y = Integer.parseInt(match.group(year));
        MonthNames.Calendar calendar =
                y >= 1300 && y < 1500 ? MonthNames.Calendar.JALALI : MonthNames.Calendar.GREGORIAN;
        return day(calendar, y, Integer.parseInt(match.group(month)), Integer.parseInt(match.group(day)))
                .map(date -> withTime(date, text, match));
    }

    private static Optional<OffsetDateTime> named(String text, Pattern form, int day, int month, int year) {
        Matcher match = form.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        Month named = MonthNames.find(match.group(month)).orElseThrow();
        return day(
                        named.calendar(),
                        Integer.parseInt(match.group(year)),
                        named.number(),
                        Integer.parseInt(match.group(day)))
                .map(date -> withTime(date, text, match));
    }

    private static Optional<OffsetDateTime> yearLast(String text, boolean monthFirst) {
        Matcher match = YEAR_LAST.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        int one = Integer.parseInt(match.group(1));
        int two = Integer.parseInt(match.group(3));
        boolean americanOrder = match.group(2).equals("/") && monthFirst ? one <= 12 : two > 12;
        return day(
                        MonthNames.Calendar.GREGORIAN,
                        Integer.parseInt(match.group(4)),
                        americanOrder ? one : two,
                        americanOrder ? two : one)
                .map(date -> withTime(date, text, match));
    }

    private static Optional<LocalDate> day(MonthNames.Calendar calendar, int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        try {
            return switch (calendar) {
                case GREGORIAN -> Optional.of(LocalDate.of(year, month, day));
                case JALALI -> Optional.of(converted("fa_IR@calendar=persian", year, month, day));
                case HIJRI -> Optional.of(converted("ar_SA@calendar=islamic-umalqura", year, month, day));
            };
        } catch (DateTimeException | IllegalArgumentException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDate converted(String calendar, int year, int month, int day) {
        Calendar foreign = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale(calendar));
        foreign.clear();
        foreign.setLenient(false);
        foreign.set(year, month - 1, day);
        return LocalDate.ofInstant(Instant.ofEpochMilli(foreign.getTimeInMillis()), ZoneOffset.UTC);
    }

    /** The time is looked for after the date, then before it. */
    private static OffsetDateTime withTime(LocalDate day, String text, Matcher date) {
        String after = text.substring(date.end());
        Matcher time = TIME.matcher(after);
        String rest = after;
        boolean found = time.find() && time.start() < 25;
        if (!found) {
            rest = text.substring(0, date.start());
            time = TIME.matcher(rest);
            found = time.find();
        }
        if (!found) {
            return day.atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        try {
            LocalTime clock = clock(time);
            String tail = rest.substring(time.end());
            ZoneId zone = zone(tail.length() > 20 ? tail.substring(0, 20) : tail);
            return day.atTime(clock).atZone(zone).toOffsetDateTime();
        } catch (DateTimeException noSuchTime) {
            return day.atStartOfDay().atOffset(ZoneOffset.UTC);
        }
    }

    private static LocalTime clock(Matcher time) {
        int hour = Integer.parseInt(time.group(1));
        String half = time.group(4) == null ? "" : time.group(4).toLowerCase(Locale.ROOT);
        if (half.startsWith("p") && hour < 12) {
            hour += 12;
        } else if (half.startsWith("a") && hour == 12) {
            hour = 0;
        }
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        return LocalTime.of(hour, Integer.parseInt(time.group(2)), Math.min(second, 59));
    }

    private static ZoneId zone(String tail) {
        Matcher offset = OFFSET.matcher(tail);
        if (offset.find()) {
            int hours = Integer.parseInt(offset.group(2));
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            int sign = offset.group(1).equals("-") ? -1 : 1;
            return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        }
        Matcher zone = ZONE.matcher(tail);
        return zone.find() && ZONES.containsKey(zone.group(1)) ? ZoneId.of(ZONES.get(zone.group(1))) : ZoneOffset.UTC;
    }

    /** Digits of all scripts as ASCII ones; letters of one shape as one character. */
    private static String latinDigits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0 && c > 127) {
                plain.append((char) ('0' + digit));
            } else if (c == 'ی') {
                plain.append('ي');
            } else if (c == 'ک') {
                plain.append('ك');
            } else if (Words.isVisible(c)) {
                plain.append(Character.isSpaceChar(c) ? ' ' : c);
            }
        }
        return Normalizer2.getNFCInstance().normalize(plain);
    }
}
