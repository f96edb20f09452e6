package dev.entente.tag;

import dev.entente.article.Evidence;
import dev.entente.article.TagKind;
import dev.entente.article.TopicTag;
import dev.entente.tag.Phrases.Hit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the topics of an article by weighted words. A word counts less each time it comes again, more in the title and at
 * the start, and half where capitals make it a part of some body's name; a topic is given from {@link #THRESHOLD} on.
 * The numbers were chosen on 60 labelled articles; see docs/decisions/0014.
 */
final class TopicFinder {
    private static final double THRESHOLD = 5;
    /** A text of fewer sentences has less room to say it again: there is a lower bar, down to this share of it. */
    private static final int SHORT = 12;

    private static final double SHORTEST = 0.7;
    /** How many times a word counts in the title, and in the first sentences of the body. */
    private static final double TITLE = 3;

    private static final double LEAD = 1.5;
    private static final int LEAD_SENTENCES = 5;
    /** What a word counts inside a name: "High Council for Human Rights" need not speak of human rights. */
    private static final double IN_A_NAME = 0.5;
    /** What each different wording adds where one is outright: a topic only mentioned in passing is mentioned in one. */
    private static final double WORDING = 1;

    private static final int OUTRIGHT = 3;
    private static final BitSet NO_GROUPS = new BitSet();
    private static final Pattern BREAK = Pattern.compile("[\\s-]+");
    private static final Pattern WEIGHT = Pattern.compile("[1-5]");

    private final Phrases<Clue> clues;

    /**
     * A word's meaning: a clue to a topic, or only one of the words that clues stand near.
     *
     * @param line number of the line of the file; words of one line count as repeats of one clue
     * @param topic null for a word that clues stand near
     * @param group number of the group of near words; -1 for a clue that needs none
     */
    private record Clue(int line, @Nullable String topic, int weight, int group) {}

    /** @throws InvalidTaxonomy naming file, line and column of the first mistake in the terms */
    TopicFinder(Taxonomy taxonomy) {
        Map<List<String>, Integer> groups = new HashMap<>();
        Phrases.Builder<Clue> builder = new Phrases.Builder<>();
        AtomicInteger line = new AtomicInteger();
        TaxonomyFile.read("topic-terms.csv", row -> {
            String topic = row.text("topic");
            if (!taxonomy.hasTopic(topic)) {
                throw row.error("topic", "'" + topic + "' is not in topics.csv");
            }
            int weight = Integer.parseInt(row.matching("weight", WEIGHT, "a number from 1 to 5"));
            Clue clue = new Clue(line.getAndIncrement(), topic, weight, group(row.list("near"), groups, builder));
            row.list("terms").forEach(phrase -> builder.add(phrase, clue));
            return clue;
        });
        clues = builder.build();
    }

    private static int group(List<String> near, Map<List<String>, Integer> groups, Phrases.Builder<Clue> builder) {
        if (near.isEmpty()) {
            return -1;
        }
        return groups.computeIfAbsent(near, words -> {
            Clue word = new Clue(-1, null, 0, groups.size());
            words.forEach(phrase -> builder.add(phrase, word));
            return word.group();
        });
    }

    List<TopicTag> find(List<Passage> passages) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        passages.forEach(passage -> count(passage, tallies));
        double threshold = threshold(passages);
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().score() >= threshold)
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().score()))
                .map(entry -> new TopicTag(entry.getKey(), List.copyOf(entry.getValue().evidence)))
                .toList();
    }

    private static double threshold(List<Passage> passages) {
        int sentences = passages.stream()
                .map(Passage::words)
                .mapToInt(words -> words.count() == 0 ? 0 : words.sentence(words.count() - 1) + 1)
                .sum();
        return THRESHOLD * Math.min(1, SHORTEST + (1 - SHORTEST) * sentences / SHORT);
    }

    private void count(Passage passage, Map<String, Tally> tallies) {
        List<Hit<Clue>> hits = clues.findAll(passage);
        Words words = passage.words();
        Map<Integer, BitSet> groups = new HashMap<>();
        for (Hit<Clue> hit : hits) {
            if (hit.value().topic() == null) {
                int sentence = words.sentence(words.at(hit.start()));
                groups.computeIfAbsent(sentence, s -> new BitSet())
                        .set(hit.value().group());
            }
        }
        Map<String, Integer> ends = new HashMap<>();
        for (Hit<Clue> hit : hits) {
            Clue clue = hit.value();
            if (clue.topic() == null
                    || hit.start() < ends.getOrDefault(clue.topic(), 0)
                    || passage.isBlocked(TagKind.TOPIC, clue.topic(), hit.start(), hit.end())) {
                continue;
            }
            int sentence = words.sentence(words.at(hit.start()));
            if (clue.group() < 0 || groups.getOrDefault(sentence, NO_GROUPS).get(clue.group())) {
                ends.put(clue.topic(), hit.end());
                tallies.computeIfAbsent(clue.topic(), topic -> new Tally()).add(passage, hit, sentence);
            }
        }
    }

    /** A clue, by whether it stands inside a name. */
    private record Place(Clue clue, boolean inName) {}

    /** The clues of one topic over an article. */
    private static final class Tally {
        private final Map<Place, Double> weights = new HashMap<>();
        private final Set<String> wordings = new HashSet<>();
        private final List<Evidence> evidence = new ArrayList<>();

        void add(Passage passage, Hit<Clue> hit, int sentence) {
            double weight = passage.isTitle() ? TITLE : sentence < LEAD_SENTENCES ? LEAD : 1;
            String words = passage.text().substring(hit.start(), hit.end());
            weights.merge(new Place(hit.value(), !passage.isTitle() && isName(words)), weight, Double::sum);
            wordings.add(words.toLowerCase(Locale.ROOT));
            evidence.add(passage.evidence(
                    hit.start(), hit.end(), "topic word", hit.value().weight() / 5.0));
        }

        /** Several words, each longer one with a capital. */
        private static boolean isName(String words) {
            long capitals = BREAK.splitAsStream(words)
                    .filter(word -> word.length() > 2 && Character.isUpperCase(word.charAt(0)))
                    .count();
            return capitals > 1
                    && capitals
                            == BREAK.splitAsStream(words)
                                    .filter(word -> word.length() > 2)
                                    .count();
        }

        /** Repeats add ever less: the sum over clues of weight × (1 + ln of how often, weighed by place). */
        double score() {
            boolean outright =
                    weights.keySet().stream().anyMatch(place -> place.clue().weight() >= OUTRIGHT);
            double sum = outright ? WORDING * (wordings.size() - 1) : 0;
            for (Map.Entry<Place, Double> entry : weights.entrySet()) {
                Place place = entry.getKey();
                double weight = place.clue().weight() * (place.inName() ? IN_A_NAME : 1);
                sum += weight * (1 + Math.log(entry.getValue()));
            }
            return sum;
        }
    }
}
