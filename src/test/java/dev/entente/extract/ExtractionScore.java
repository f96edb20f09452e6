package dev.entente.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How well pages were read. Bodies are compared as bags of four-word windows, as the public article extraction
 * benchmark of Scrapinghub does: mean precision over pages with any text, mean recall, F1 their harmonic mean.
 */
final class ExtractionScore {
    private static final int WINDOW = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern BETWEEN_NAMES = Pattern.compile(";|,| and | und | & |\\bwith\\b");

    private final List<Double> precisions = new ArrayList<>();
    private final List<Double> recalls = new ArrayList<>();
    private int pages;
    private int sameBody;
    private int dated;
    private int sameDay;
    private int titled;
    private int sameTitle;
    private int authored;
    private int sameAuthors;

    /** What was read of a page; texts are empty where nothing was. */
    record Read(String title, String body, String day, String authors) {}

    void add(DevelopmentPages.Page page, Read read) {
        pages++;
        List<String> gold = words(page.body());
        List<String> found = words(read.body());
        Map<List<String>, Integer> goldBag = bag(gold);
        Map<List<String>, Integer> foundBag = bag(found);
        double hits = hits(goldBag, foundBag);
        int foundSize = size(foundBag);
        int goldSize = size(goldBag);
        if (foundSize > 0 || goldSize == 0) {
            precisions.add(foundSize == 0 ? 1 : hits / foundSize);
        }
        if (goldSize > 0 || foundSize == 0) {
            recalls.add(goldSize == 0 ? 1 : hits / goldSize);
        }
        sameBody += gold.equals(found) ? 1 : 0;
        if (page.day() != null) {
            dated++;
            sameDay += page.day().startsWith(read.day()) && !read.day().isEmpty() ? 1 : 0;
        }
        if (!page.title().isEmpty()) {
            titled++;
            sameTitle += fold(page.title()).equals(fold(read.title())) ? 1 : 0;
        }
        if (!page.authors().isEmpty()) {
            authored++;
            sameAuthors += names(String.join(",", page.authors())).equals(names(read.authors())) ? 1 : 0;
        }
    }

    double precision() {
        return mean(precisions);
    }

    double recall() {
        return mean(recalls);
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    double dates() {
        return (double) sameDay / Math.max(1, dated);
    }

    double exactBodies() {
        return (double) sameBody / Math.max(1, pages);
    }

    double titles() {
        return (double) sameTitle / Math.max(1, titled);
    }

    double authors() {
        return (double) sameAuthors / Math.max(1, authored);
    }

    static double pageF1(String gold, String read) {
        Map<List<String>, Integer> goldBag = bag(words(gold));
        Map<List<String>, Integer> readBag = bag(words(read));
        return 2 * hits(goldBag, readBag) / Math.max(1, size(goldBag) + size(readBag));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n=%3d  body F1 %.3f P %.3f R %.3f exact %.3f | date %.3f | title %.3f | authors %.3f",
                pages,
                f1(),
                precision(),
                recall(),
                exactBodies(),
                dates(),
                titles(),
                authors());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static String fold(String text) {
        return String.join(
                " ", words(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static Map<List<String>, Integer> bag(List<String> words) {
        Map<List<String>, Integer> bag = new HashMap<>();
        if (!words.isEmpty() && words.size() < WINDOW) {
            bag.put(words, 1);
        }
        for (int i = 0; i + WINDOW <= words.size(); i++) {
            bag.merge(List.copyOf(words.subList(i, i + WINDOW)), 1, Integer::sum);
        }
        return bag;
    }

    private static int size(Map<List<String>, Integer> bag) {
        return bag.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static double hits(Map<List<String>, Integer> one, Map<List<String>, Integer> other) {
        return one.entrySet().stream()
                .mapToInt(entry -> Math.min(entry.getValue(), other.getOrDefault(entry.getKey(), 0)))
                .sum();
    }

    private static Set<String> names(String printed) {
        Set<String> names = new HashSet<>();
        for (String name : BETWEEN_NAMES.split(printed)) {
            String folded = fold(name.strip().replaceFirst("(?i)^(by|von|par)\\s", ""));
            if (!folded.isEmpty()) {
                names.add(folded);
            }
        }
        return names;
    }
}
