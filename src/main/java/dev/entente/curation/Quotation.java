package dev.entente.curation;

import dev.entente.article.Evidence;
import dev.entente.article.Evidence.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the words that a curator gives as evidence: whole words in any case, parted by any space within a paragraph. */
final class Quotation {
    /** Places that are marked; more of the same words say no more. */
    private static final int MOST = 20;

    private static final String LETTER = "[\\p{L}\\p{N}&&[^\\p{IsIdeographic}]]";
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Quotation() {}

    /** In the order of the text, title first; none where the words do not occur. */
    static List<Evidence> find(String title, String body, String words) {
        String stripped = words.strip();
        if (stripped.isEmpty()) {
            return List.of();
        }
        String text =
                Arrays.stream(SPACE.split(stripped)).map(Pattern::quote).collect(Collectors.joining("[\\p{Zs}\\t]+"));
        String before = isLetter(stripped.codePointAt(0)) ? "(?<!" + LETTER + ")" : "";
        String after = isLetter(stripped.codePointBefore(stripped.length())) ? "(?!" + LETTER + ")" : "";
        Pattern pattern = Pattern.compile(before + text + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        List<Evidence> found = new ArrayList<>();
        find(pattern, Field.TITLE, title, found);
        find(pattern, Field.BODY, body, found);
        return List.copyOf(found);
    }

    private static boolean isLetter(int character) {
        return Character.isLetterOrDigit(character) && !Character.isIdeographic(character);
    }

    private static void find(Pattern pattern, Field field, String text, List<Evidence> found) {
        Matcher matcher = pattern.matcher(text);
        while (found.size() < MOST && matcher.find()) {
            found.add(new Evidence(field, matcher.start(), matcher.end(), matcher.group(), Correction.RULE));
        }
    }
}
