package dev.entente.crawl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one answer asks of crawlers by {@code X-Robots-Tag} headers and {@code <meta name="robots">}, in the words that
 * Google defined and others took over. Of what is said to all and what is said to us, the stricter holds.
 *
 * @param noindex it is not to be found here
 * @param nofollow its links are not to be followed
 * @param noarchive readers are to get no copy of it
 * @param unavailableAfter when it is not to be found any more; null where it does not say, or not so that it can be read
 */
record RobotsDirectives(
        boolean noindex,
        boolean nofollow,
        boolean noarchive,
        @Nullable Instant unavailableAfter) {
    private static final Pattern META = Pattern.compile("(?i)robots|" + Pattern.quote(RobotsFile.PRODUCT_TOKEN));

    /** "otherbot: noindex"; all other directives with a colon have a value, not a reader. */
    private static final Pattern ADDRESSED = Pattern.compile(
            "(?i)\\s*(?!unavailable_after|max-snippet|max-image-preview|max-video-preview)([\\w.*-]+)\\s*:(.*)");

    private static final Pattern EXPIRY = Pattern.compile("(?i)unavailable_after\\s*:\\s*(.+)");

    /** A comma within a date ends no directive. */
    private static final Pattern COMMA =
            Pattern.compile("(?<!\\b(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?),");

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            formatter("d MMM yyyy HH:mm:ss zzz"),
            formatter("d-MMM-yyyy HH:mm:ss zzz"),
            formatter("EEEE, d-MMM-yy HH:mm:ss zzz"),
            formatter("yyyy-MM-dd HH:mm:ss zzz"),
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            DateTimeFormatter.ISO_LOCAL_DATE);

    /** @param page null where it is no HTML: a PDF file has its headers only */
    static RobotsDirectives of(Fetcher.Answer answer, @Nullable Document page) {
        List<String> said = new ArrayList<>();
        answer.headers().values("X-Robots-Tag").forEach(header -> said.addAll(forUs(header)));
        if (page != null) {
            page.select("meta[name][content]").stream()
                    .filter(meta -> META.matcher(meta.attr("name").strip()).matches())
                    .forEach(meta -> said.addAll(List.of(COMMA.split(meta.attr("content")))));
        }
        return of(said);
    }

    /** Why the page must not be found; null where it may. */
    @Nullable
    Problem problem(Instant now) {
        if (noindex) {
            return Problem.of(Problem.Kind.NOINDEX, "The page asks not to be indexed.");
        }
        return unavailableAfter == null || now.isBefore(unavailableAfter)
                ? null
                : Problem.of(
                        Problem.Kind.EXPIRED, "The page asks not to be found any more since " + unavailableAfter + ".");
    }

    private static RobotsDirectives of(List<String> said) {
        Set<String> words = new HashSet<>();
        Instant end = null;
        for (String directive : said) {
            Matcher expiry = EXPIRY.matcher(directive.strip());
            if (expiry.matches()) {
                Instant date = date(expiry.group(1).strip());
                end = end == null || date != null && date.isBefore(end) ? date : end;
            } else {
                words.add(directive.strip().toLowerCase(Locale.ROOT));
            }
        }
        boolean none = words.contains("none");
        return new RobotsDirectives(
                none || words.contains("noindex"),
                none || words.contains("nofollow"),
                words.contains("noarchive") || words.contains("nocache"),
                end);
    }

    /** The directives of a header that are for all or for us; each reader named in it is for what follows. */
    private static List<String> forUs(String header) {
        List<String> ours = new ArrayList<>();
        boolean forUs = true;
        for (String part : COMMA.split(header)) {
            Matcher addressed = ADDRESSED.matcher(part);
            String directive = part;
            if (addressed.matches()) {
                String reader = addressed.group(1);
                forUs = reader.equals("*") || META.matcher(reader).matches();
                directive = addressed.group(2);
            }
            if (forUs) {
                ours.add(directive);
            }
        }
        return ours;
    }

    private static @Nullable Instant date(String text) {
        for (DateTimeFormatter format : DATES) {
            try {
                return format.parseBest(text, ZonedDateTime::from, OffsetDateTime::from, LocalDate::from)
                                instanceof LocalDate day
                        ? day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Instant.from(format.parse(text));
            } catch (DateTimeException e) {
                // The next one may do.
            }
        }
        return null;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
