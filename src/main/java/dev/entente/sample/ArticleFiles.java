package dev.entente.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the article files: a header of {@code field: value} lines between two lines of three
 * hyphens, then Markdown. The class path cannot be
 * listed in a jar, so {@code articles/index.txt} names the files.
 */
final class ArticleFiles {
    private static final String HEADER_MARK = "---\n";

    private ArticleFiles() {}

    /** The articles of an edition, newest first, the gone ones among them. */
    static List<SampleArticle> ofEdition(int edition) {
        Map<String, SampleArticle> latestBySlug = new TreeMap<>();
        readAll().stream()
                .filter(article -> article.edition() <= edition)
                .sorted(Comparator.comparingInt(SampleArticle::edition))
                .forEach(article -> latestBySlug.put(article.slug(), article));
        return latestBySlug.values().stream()
                .sorted(Comparator.comparing(SampleArticle::published).reversed())
                .toList();
    }

    static List<SampleArticle> readAll() {
        return names().stream()
                .map(name -> parse(name, text("articles/" + name)))
                .toList();
    }

    static List<String> names() {
        return text("articles/index.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** @throws IllegalArgumentException if the header lacks something or has a value that cannot be read */
    static SampleArticle parse(String name, String file) {
        int end = file.indexOf(HEADER_MARK, HEADER_MARK.length());
        if (!file.startsWith(HEADER_MARK) || end < 0) {
            throw new IllegalArgumentException(name + " has no header between two lines of ---");
        }
        Map<String, String> header = header(name, file.substring(HEADER_MARK.length(), end));
        try {
            return article(header, file.substring(end + HEADER_MARK.length()).strip());
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(name + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static Map<String, String> header(String name, String lines) {
        Map<String, String> header = new HashMap<>();
        for (String line : lines.lines().toList()) {
            String[] fieldAndValue = line.split(": ", 2);
            if (fieldAndValue.length < 2) {
                throw new IllegalArgumentException(name + ": not 'field: value': " + line);
            }
            header.put(fieldAndValue[0], fieldAndValue[1].strip());
        }
        return header;
    }

    private static SampleArticle article(Map<String, String> header, String body) {
        return new SampleArticle(
                required(header, "slug"),
                Section.valueOf(required(header, "section").toUpperCase(Locale.ROOT)),
                Layout.valueOf(required(header, "layout").toUpperCase(Locale.ROOT)),
                Integer.parseInt(optional(header, "edition", "1")),
                Boolean.parseBoolean(optional(header, "gone", "false")),
                Boolean.parseBoolean(optional(header, "lead", "false")),
                required(header, "title"),
                optional(header, "standfirst", ""),
                required(header, "author"),
                optional(header, "place", ""),
                OffsetDateTime.parse(required(header, "published")),
                date(optional(header, "updated", "")),
                optional(header, "language", "en"),
                optional(header, "picture", "bridge.svg"),
                optional(header, "caption", ""),
                body);
    }

    private static String required(Map<String, String> header, String field) {
        String value = header.get(field);
        if (value == null) {
            throw new IllegalArgumentException("the header lacks '" + field + "'");
        }
        return value;
    }

    private static String optional(Map<String, String> header, String field, String otherwise) {
        return header.getOrDefault(field, otherwise);
    }

    private static @Nullable OffsetDateTime date(String value) {
        return value.isEmpty() ? null : OffsetDateTime.parse(value);
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    /** A file below {@code sample-site/}. */
    static byte[] bytes(String resource) {
        try (InputStream in = ArticleFiles.class.getResourceAsStream("/sample-site/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("sample-site/" + resource + " is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
