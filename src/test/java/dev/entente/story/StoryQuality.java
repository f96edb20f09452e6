package dev.entente.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Measures the grouping of articles into stories on labelled near-duplicates: precision and recall over all pairs of
 * articles of one story, beside two baselines, and articles a second on one thread. The labelled articles are no part of
 * the project; {@code bench/README.md} says how to run it.
 */
final class StoryQuality {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** As many as the index is asked for. */
    private static final int CANDIDATES = 20;

    private static final int SIMHASH_BITS_APART = 3;

    private StoryQuality() {}

    record Labelled(String url, String source, String title, String body, String story) {}

    record Score(double precision, double recall) {
        @Override
        public String toString() {
            return "precision %.3f  recall %.3f".formatted(precision, recall);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(System.getProperty("entente.data", "../shared/data"), "near-duplicates");
        List<Labelled> all = read(folder);
        print("stories, all", all, StoryQuality::stories);
        print("  backwards", reversed(all), StoryQuality::stories);
        print("  shuffled", shuffled(all), StoryQuality::stories);
        // Two halves by story, and the copies without what they were made from: nothing was tuned on these alone.
        print("  half of the stories", half(all, 0), StoryQuality::stories);
        print("  other half", half(all, 1), StoryQuality::stories);
        print("  without originals", withoutOriginals(all), StoryQuality::stories);
        print("baseline: equal titles", all, labelled -> byKey(labelled, one -> Tokens.of(one.title())));
        print("baseline: SimHash, " + SIMHASH_BITS_APART + " of 64 bits apart", all, StoryQuality::simHash);
    }

    private static void print(String name, List<Labelled> articles, Function<List<Labelled>, Groups> grouping) {
        long start = System.nanoTime();
        Groups groups = grouping.apply(articles);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%-40s %,6d articles  %s  %,8.0f articles a second%n",
                name, articles.size(), score(articles, groups), articles.size() / seconds);
    }

    /** Article after article: candidates from an inverted index over the sketches, then the real overlap. */
    static Groups stories(List<Labelled> articles) {
        Map<String, List<Integer>> index = new HashMap<>();
        List<StoryText> texts = new ArrayList<>();
        Groups groups = new Groups();
        for (int i = 0; i < articles.size(); i++) {
            Labelled article = articles.get(i);
            StoryText text = StoryText.of(article.source(), article.title(), article.body());
            List<String> sketch = Sketch.of(text);
            List<Integer> candidates = candidates(sketch, index);
            List<Likeness> likeness =
                    Likeness.toEach(text, candidates.stream().map(texts::get).toList());
            for (int n = 0; n < candidates.size(); n++) {
                if (likeness.get(n) != Likeness.NONE) {
                    groups.join(article.url(), articles.get(candidates.get(n)).url());
                }
            }
            for (String term : new LinkedHashSet<>(sketch)) {
                index.computeIfAbsent(term, unknown -> new ArrayList<>()).add(i);
            }
            texts.add(text);
        }
        return groups;
    }

    private static List<Integer> candidates(List<String> sketch, Map<String, List<Integer>> index) {
        Map<Integer, Integer> shared = new HashMap<>();
        sketch.forEach(
                term -> index.getOrDefault(term, List.of()).forEach(other -> shared.merge(other, 1, Integer::sum)));
        return shared.entrySet().stream()
                .filter(other -> other.getValue() >= Sketch.LEAST_SHARED)
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .map(Map.Entry::getKey)
                .toList();
    }

    static Score score(List<Labelled> articles, Groups groups) {
        long found = pairs(articles.stream()
                .collect(Collectors.groupingBy(one -> groups.of(one.url()), Collectors.counting()))
                .values());
        long labelled = pairs(articles.stream()
                .collect(Collectors.groupingBy(Labelled::story, Collectors.counting()))
                .values());
        long right = pairs(articles.stream()
                .collect(Collectors.groupingBy(one -> groups.of(one.url()) + " " + one.story(), Collectors.counting()))
                .values());
        return new Score(found == 0 ? 1 : (double) right / found, labelled == 0 ? 1 : (double) right / labelled);
    }

    private static long pairs(Collection<Long> sizes) {
        return sizes.stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    private static Groups byKey(List<Labelled> articles, Function<Labelled, ?> key) {
        Groups groups = new Groups();
        Map<Object, String> first = new HashMap<>();
        articles.forEach(one -> groups.join(one.url(), first.computeIfAbsent(key.apply(one), unknown -> one.url())));
        return groups;
    }

    /** Charikar 2002, over the same shingles; every pair is compared. */
    private static Groups simHash(List<Labelled> articles) {
        Groups groups = new Groups();
        long[] hashes = articles.stream()
                .mapToLong(one -> simHash(StoryText.of(one.source(), one.title(), one.body())))
                .toArray();
        for (int i = 0; i < hashes.length; i++) {
            for (int j = i + 1; j < hashes.length; j++) {
                if (Long.bitCount(hashes[i] ^ hashes[j]) <= SIMHASH_BITS_APART) {
                    groups.join(articles.get(i).url(), articles.get(j).url());
                }
            }
        }
        return groups;
    }

    private static long simHash(StoryText text) {
        long hash = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            int sum = 0;
            for (long shingle : text.shingles()) {
                sum += (Mix.of(shingle) >>> bit & 1) == 1 ? 1 : -1;
            }
            hash |= sum > 0 ? 1L << bit : 0;
        }
        return hash;
    }

    private static List<Labelled> reversed(List<Labelled> articles) {
        List<Labelled> reversed = new ArrayList<>(articles);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Labelled> shuffled(List<Labelled> articles) {
        List<Labelled> shuffled = new ArrayList<>(articles);
        Collections.shuffle(shuffled, new Random(1));
        return shuffled;
    }

    private static List<Labelled> half(List<Labelled> articles, int which) {
        return articles.stream()
                .filter(one -> (one.story().hashCode() >>> 1) % 2 == which)
                .toList();
    }

    private static List<Labelled> withoutOriginals(List<Labelled> articles) {
        Map<String, Long> sizes =
                articles.stream().collect(Collectors.groupingBy(Labelled::story, Collectors.counting()));
        return articles.stream()
                .filter(one -> sizes.get(one.story()) == 1 || one.source().startsWith("copy"))
                .toList();
    }

    static List<Labelled> read(Path folder) throws IOException {
        Map<String, String> stories = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("gold.tsv"))) {
            String[] cells = line.split("\t");
            stories.put(cells[0], cells[1]);
        }
        List<Labelled> articles = new ArrayList<>();
        lines(folder.resolve("articles.ndjson.gz"), (url, json) -> {
            if (stories.containsKey(url)) {
                articles.add(new Labelled(
                        url,
                        json.path("source").asText(),
                        json.path("title").asText(),
                        json.path("body").asText(),
                        stories.get(url)));
            }
        });
        return articles;
    }

    private static void lines(Path file, BiConsumer<String, JsonNode> line) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                JsonNode json = JSON.readTree(text);
                line.accept(json.path("url").asText(), json);
            }
        }
    }
}
