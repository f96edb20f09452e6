package dev.entente.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers, days and languages as a reader sees them. */
public final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    private Words() {}

    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** "1 article", "1,204 articles". */
    public static String counted(long number, String singular) {
        return number(number) + " " + singular + (number == 1 ? "" : "s");
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String month(LocalDate day) {
        return MONTH.format(day);
    }

    public static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** A length of time in its largest fitting unit: "40 s", "12 min", "5 h", "3 days". */
    public static String length(Duration length) {
        if (length.toMinutes() < 2) {
            return length.toSeconds() + " s";
        }
        if (length.toHours() < 2) {
            return length.toMinutes() + " min";
        }
        return length.toDays() < 2 ? length.toHours() + " h" : number(length.toDays()) + " days";
    }

    /** Only the day where only the day is known. */
    public static String time(OffsetDateTime time) {
        if (time.getOffset().equals(ZoneOffset.UTC) && time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return DAY.format(time);
        }
        String offset =
                time.getOffset().equals(ZoneOffset.UTC) ? "" : time.getOffset().getId();
        return TIME.format(time) + " UTC" + offset;
    }

    public static String dayOf(@Nullable OffsetDateTime time) {
        return time == null ? "no date" : DAY.format(time);
    }

    /** The English name of a language. */
    public static String language(String code) {
        if (code.equals("und")) {
            return "Unknown language";
        }
        String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? code : name;
    }

    /** The value of a {@code dir} attribute. */
    public static String direction(String language) {
        return RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr";
    }
}
