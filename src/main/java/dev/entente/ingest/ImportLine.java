package dev.entente.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of an import, checked and cleaned.
 *
 * @param title where it is blank, the body's beginning; null only where there is html to read it from
 * @param body paragraphs separated by an empty line; null where html is to be read
 * @param html null where there is a body
 * @param source as given, made an id; or the host of the URL
 * @param language ISO 639-1, null where it is to be detected
 */
record ImportLine(
        URI url,
        @Nullable String title,
        @Nullable String body,
        @Nullable String html,
        @Nullable OffsetDateTime publishedAt,
        String source,
        @Nullable String language,
        @Nullable String author) {
    static final int LONGEST_URL = 2_000;
    static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_BEGINNING = 100;
    private static final int LONGEST_LABEL = 100;
    private static final int FIRST_YEAR = 1500;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Pattern NOT_IN_IDS = Pattern.compile("[^\\p{L}\\p{N}._-]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n[ \\t\\u00a0]*\\n\\s*");

    /** The rule that gave each field that the line has beside its html. */
    Map<String, String> given() {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("title", title);
        fields.put("author", author);
        fields.put("publishedAt", publishedAt);
        fields.put("language", language);
        fields.values().removeIf(Objects::isNull);
        return fields.keySet().stream().collect(Collectors.toMap(field -> field, field -> "given in the import"));
    }

    /** @throws InvalidLine with a sentence that says what is wrong */
    static ImportLine parse(String line) throws InvalidLine {
        JsonNode json = json(line);
        URI url = url(text(json, "url"));
        String body = paragraphs(text(json, "body"));
        String html = text(json, "html");
        if (body == null && html == null) {
            throw new InvalidLine("\"body\" or \"html\" is missing.");
        }
        String title = singleLine(text(json, "title"));
        if (title == null && body != null) {
            if (!json.has("title")) {
                throw new InvalidLine("\"title\" is missing.");
            }
            title = beginning(body);
        }
        if (title != null && title.length() > LONGEST_TITLE) {
            throw new InvalidLine("\"title\" is too long: " + title.length() + " characters; at most " + LONGEST_TITLE
                    + " are taken.");
        }
        String source = text(json, "source");
        return new ImportLine(
                url,
                title,
                body,
                body == null ? html : null,
                publishedAt(text(json, "publishedAt")),
                source == null ? sourceOf(url) : id(source),
                language(text(json, "language")),
                singleLine(text(json, "author")));
    }

    static final class InvalidLine extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidLine(String message) {
            super(message);
        }
    }

    private static JsonNode json(String line) throws InvalidLine {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : ", at character " + e.getLocation().getColumnNr();
            throw new InvalidLine("The line is not valid JSON" + where + ".");
        }
        throw new InvalidLine("The line is not a JSON object.");
    }

    /** @return null where the field is missing, null or blank */
    private static @Nullable String text(JsonNode json, String field) throws InvalidLine {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidLine("\"" + field + "\" is not a text.");
        }
        String text = clean(value.textValue());
        return text.isBlank() ? null : text.strip();
    }

    /** Takes out what no index and no page can hold: control characters, and halves of surrogate pairs. */
    private static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        String printable = UNPRINTABLE.matcher(lines).replaceAll("");
        return new String(printable.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** For the wire flashes that have no headline. */
    private static String beginning(String body) {
        String line = body.lines().findFirst().orElse(body);
        if (line.length() <= LONGEST_BEGINNING) {
            return line;
        }
        int lastBlank = line.lastIndexOf(' ', LONGEST_BEGINNING);
        return line.substring(0, lastBlank > 0 ? lastBlank : LONGEST_BEGINNING) + "…";
    }

    private static @Nullable String singleLine(@Nullable String text) {
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    /** Texts without any empty line have a paragraph a line; others have one between empty lines. */
    private static @Nullable String paragraphs(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Pattern separator = EMPTY_LINES.matcher(text).find() ? EMPTY_LINES : Pattern.compile("\\n");
        return Arrays.stream(separator.split(text))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static URI url(@Nullable String text) throws InvalidLine {
        if (text == null) {
            throw new InvalidLine("\"url\" is missing.");
        }
        if (text.length() > LONGEST_URL) {
            throw new InvalidLine("\"url\" is longer than " + LONGEST_URL + " characters.");
        }
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new InvalidLine("\"url\" is not a web address that begins with http:// or https://.");
    }

    private static @Nullable OffsetDateTime publishedAt(@Nullable String text) throws InvalidLine {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime date = date(text);
            if (date.getYear() >= FIRST_YEAR
                    && date.isBefore(OffsetDateTime.now(ZoneOffset.UTC).plusDays(2))) {
                return date;
            }
        } catch (DateTimeException e) {
            throw new InvalidLine("\"publishedAt\" is not a date such as 2024-01-31 or 2024-01-31T09:30:00+03:30: "
                    + shortened(text));
        }
        throw new InvalidLine("\"publishedAt\" lies in the future or before " + FIRST_YEAR + ": " + shortened(text));
    }

    private static OffsetDateTime date(String text) {
        if (text.length() == "2024-01-31".length()) {
            return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : (OffsetDateTime) parsed;
    }

    private static @Nullable String language(@Nullable String text) throws InvalidLine {
        if (text == null) {
            return null;
        }
        String code = Locale.forLanguageTag(text).getLanguage();
        if (!LANGUAGES.contains(code)) {
            throw new InvalidLine("\"language\" is not a two-letter code such as en: " + shortened(text));
        }
        return code;
    }

    private static String sourceOf(URI url) throws InvalidLine {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return id(host.startsWith("www.") ? host.substring(4) : host);
    }

    private static String id(String label) throws InvalidLine {
        String id = NOT_IN_IDS
                .matcher(Normalizer.normalize(label, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("-");
        if (id.length() > LONGEST_LABEL || id.chars().noneMatch(Character::isLetterOrDigit)) {
            throw new InvalidLine("\"source\" is not a name of at most " + LONGEST_LABEL + " characters.");
        }
        return id;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
