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
    private static final String FILE = "/extract/boilerplate.txt";
    /** Longer blocks are prose, whatever their first words. */
    private static final int LONGEST = 300;

    private static final Pattern PHRASE = load();

    private Boilerplate() {}

    static boolean matches(String text) {
        return text.length() <= LONGEST && PHRASE.matcher(text).lookingAt();
    }

    private static Pattern load() {
        try (InputStream in = Boilerplate.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the class path: " + FILE);
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
