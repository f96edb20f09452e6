package dev.entente.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Set phrases that sites print around and between the paragraphs of articles. */
final class Boilerplate {
    /** Longer blocks are prose, whatever their first words. */
    private static final int LONGEST = 300;

    private static final int LONGEST_LAST = 900;

    private static final Pattern ANYWHERE = load("/extract/boilerplate.txt");
    private static final Pattern LAST = load("/extract/after-articles.txt");

    private Boilerplate() {}

    static boolean matches(String text) {
        return text.length() <= LONGEST && ANYWHERE.matcher(text).lookingAt();
    }

    /** Whether the text, where it stands last, is about the article and no part of it. */
    static boolean endsArticle(String text) {
        return text.length() <= LONGEST_LAST && LAST.matcher(text).lookingAt();
    }

    private static Pattern load(String file) {
        try (InputStream in = Boilerplate.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the class path: " + file);
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String any = lines.stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.joining("|"));
            return Pattern.compile(
                    "\\W{0,4}(?:" + any + ")",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
