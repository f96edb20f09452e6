package dev.entente.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.article.AgencyTag;
import dev.entente.article.CountryTag;
import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import dev.entente.article.TopicTag;
import dev.entente.tag.names.EnglishRecogniser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * Measures the tagger on labelled articles and prints precision, recall and F1 of each kind; with the argument
 * {@code errors} also what was missed and what was wrong. {@code bench/README.md} tells how to run it.
 */
final class TaggingQuality {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final Taxonomy taxonomy = new Taxonomy();
    private final Tagger tagger = new TaxonomyTagger(taxonomy, new EnglishRecogniser());
    private final boolean printErrors;
    private final List<Found> identities = new ArrayList<>();
    private final List<Tags> read = new ArrayList<>();
    private final Map<String, Set<String>> met = met();
    private int scored;

    /**
     * A labelled person whom the tagger found in one article.
     *
     * @param article its place in {@link #read}
     * @param family key of the family name: the labels write one person's name in several ways
     */
    private record Found(int article, String person, String family, OfficialTag tag) {}

    private record Identity(String person, String family, String id) {}

    /** How ids are made: of the name alone, or by linking the articles in the order of their arrival. */
    enum Order {
        NAME_ALONE,
        FORWARDS,
        BACKWARDS
    }

    TaggingQuality(Path data, boolean printErrors) {
        this.data = data;
        this.printErrors = printErrors;
    }

    public static void main(String[] arguments) throws IOException {
        String folder = System.getProperty("entente.data");
        if (folder == null) {
            System.err.println("Say where the labelled articles are: -Dentente.data=../shared/data");
            System.exit(2);
        }
        TaggingQuality quality = new TaggingQuality(Path.of(folder), arguments.length > 0);
        print("tagging", quality.labelled());
        print("seeds", quality.seeds());
        for (Order order : Order.values()) {
            System.out.printf(
                    "%-8s %-24s purity %.3f  completeness %.3f  (%s)%n",
                    "both",
                    "officials' identities",
                    quality.identities(true, order),
                    quality.identities(false, order),
                    order.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        if (quality.hasReuters() && !Boolean.getBoolean("entente.short")) {
            print("reuters", quality.reuters());
        }
    }

    /**
     * The share of the officials found so far whose id means mostly persons of one family name (purity), or whose name
     * mostly has the same id (completeness), over all articles.
     */
    double identities(boolean purity, Order order) {
        Map<String, Map<String, Integer>> groups = new HashMap<>();
        for (Identity each : linked(order)) {
            groups.computeIfAbsent(purity ? each.id() : each.person(), k -> new HashMap<>())
                    .merge(purity ? each.family() : each.id(), 1, Integer::sum);
        }
        int right = groups.values().stream()
                .mapToInt(group -> Collections.max(group.values()))
                .sum();
        return identities.isEmpty() ? 1 : (double) right / identities.size();
    }

    private List<Identity> linked(Order order) {
        List<Tags> linked = new ArrayList<>(read);
        OfficialLinking linking = new OfficialLinking(taxonomy, new MemoryIdentities());
        for (int i = 0; i < linked.size() && order != Order.NAME_ALONE; i++) {
            int article = order == Order.FORWARDS ? i : linked.size() - 1 - i;
            OfficialLinking.Dated dated = new OfficialLinking.Dated(linked.get(article), null);
            linked.set(article, linking.link(List.of(dated)).get(0));
        }
        return identities.stream()
                .map(found ->
                        new Identity(found.person(), found.family(), id(found.tag(), linked.get(found.article()))))
                .toList();
    }

    /** The tag that the same words gave. */
    private static String id(OfficialTag tag, Tags linked) {
        return linked.officials().stream()
                .filter(other -> other.evidence().contains(tag.evidence().get(0)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void print(String set, Map<String, Score> scores) {
        scores.forEach((kind, score) -> System.out.printf("%-8s %-24s %s%n", set, kind, score));
    }

    /** Counts of one kind of tag over a set of articles. */
    static final class Score {
        private int right;
        private int wrong;
        private int missed;

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }

        double f1() {
            return 2.0 * right / Math.max(1, 2 * right + wrong + missed);
        }

        @Override
        public String toString() {
            return "P %.3f  R %.3f  F1 %.3f  (%d right, %d wrong, %d missed)"
                    .formatted(precision(), recall(), f1(), right, wrong, missed);
        }
    }

    boolean hasReuters() {
        return Files.isRegularFile(data.resolve("reuters/gold.tsv"));
    }

    boolean hasSeeds() {
        return Files.isRegularFile(data.resolveSibling("seeds").resolve("gold.json"));
    }

    Map<String, Score> labelled() throws IOException {
        Map<String, TextToTag> texts = new HashMap<>();
        for (String line : Files.readAllLines(data.resolve("tagging/articles.ndjson"))) {
            JsonNode article = JSON.readTree(line);
            texts.put(
                    article.get("url").asText(),
                    text(article.get("title").asText(), article.get("body").asText()));
        }
        return measure(
                gold(data.resolve("tagging/gold.json")),
                gold -> texts.get(gold.get("url").asText()));
    }

    Map<String, Score> seeds() throws IOException {
        Path seeds = data.resolveSibling("seeds");
        return measure(gold(seeds.resolve("gold.json")), gold -> {
            try {
                String[] parts = Files.readString(seeds.resolve(gold.get("id").asText()))
                        .strip()
                        .split("\n", 2);
                return text(parts[0], parts.length > 1 ? parts[1] : "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Map<String, Score> reuters() throws IOException {
        Map<String, Set<String>> gold = new HashMap<>();
        for (String line : Files.readAllLines(data.resolve("reuters/gold.tsv"))) {
            String[] columns = line.split("\t", -1);
            gold.put(columns[0], new HashSet<>(List.of(columns[1].split(" "))));
        }
        Map<String, Score> scores = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.resolve("reuters/articles.ndjson.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode article = JSON.readTree(line);
                Tags tags = tagger.tag(
                        text(article.get("title").asText(), article.get("body").asText()));
                Set<String> expected =
                        new HashSet<>(gold.getOrDefault(article.get("url").asText(), Set.of()));
                String where = article.get("title").asText();
                expected.removeAll(Set.of("US", ""));
                compare(scores, "countries about", where, expected, without(countries(tags, true), "US"));
                compare(scores, "countries any", where, expected, without(countries(tags, false), "US"));
            }
        }
        return scores;
    }

    private Map<String, Score> measure(List<JsonNode> gold, Function<JsonNode, TextToTag> text) {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (JsonNode labels : gold) {
            String where = labels.get("id").asText();
            Tags tags = tagger.tag(text.apply(labels));
            read.add(tags);
            Set<String> about = strings(labels.get("countries").get("about"));
            Set<String> any = new HashSet<>(about);
            any.addAll(strings(labels.get("countries").get("mentioned")));
            compare(scores, "countries about", where, about, countries(tags, true));
            compare(scores, "countries any", where, any, countries(tags, false));
            Set<String> topics = new HashSet<>();
            tags.topics().stream().map(TopicTag::id).forEach(topics::add);
            compare(scores, "topics", where, strings(labels.get("topics")), topics);
            Map<String, String> names = officials(scores, where, labels.get("officials"), tags.officials());
            String kind = scored++ % 3 == 2 ? "meetings, held out" : "meetings";
            compare(scores, kind, where, met.getOrDefault(where, Set.of()), meetings(text.apply(labels), tags, names));
            if (labels.has("agencies")) {
                agencies(scores, where, labels.get("agencies"), tags.agencies());
            }
        }
        return scores;
    }

    /** The pairs whom the tagger takes to have met, by their names in the labels. */
    private static Set<String> meetings(TextToTag text, Tags tags, Map<String, String> names) {
        Set<String> pairs = new HashSet<>();
        for (MeetingTag meeting : MeetingFinder.find(text, tags.officials())) {
            pairs.add(pair(
                    names.getOrDefault(meeting.first(), meeting.first()),
                    names.getOrDefault(meeting.second(), meeting.second())));
        }
        return pairs;
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " and " + other : other + " and " + one;
    }

    /** Who met whom in the labelled articles, by their ids. */
    private static Map<String, Set<String>> met() {
        Map<String, Set<String>> met = new HashMap<>();
        try (InputStream file = TaggingQuality.class.getResourceAsStream("/tag/meetings.csv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(row ->
                            met.computeIfAbsent(row[0], k -> new HashSet<>()).add(pair(row[1], row[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return met;
    }

    /**
     * An official counts as found if any mention is the same string; each tag may be used once.
     *
     * @return names in the labels by the ids of the tags found
     */
    private Map<String, String> officials(
            Map<String, Score> scores, String where, JsonNode gold, List<OfficialTag> tags) {
        Score found = scores.computeIfAbsent("officials", k -> new Score());
        Score countries = scores.computeIfAbsent("officials' countries", k -> new Score());
        Score mentions = scores.computeIfAbsent("officials' mentions", k -> new Score());
        Map<String, String> labelled = new HashMap<>();
        List<OfficialTag> left = new ArrayList<>(tags);
        for (JsonNode official : gold) {
            Set<String> names = new HashSet<>();
            official.get("mentions").forEach(name -> names.add(name.asText().replaceAll("\\s", " ")));
            OfficialTag match = left.stream()
                    .filter(tag -> tag.mentions().stream()
                            .map(m -> m.replaceAll("\\s", " "))
                            .anyMatch(names::contains))
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                found.missed++;
                error(where, "officials", "missed", official.get("name").asText() + " " + names);
                continue;
            }
            left.remove(match);
            found.right++;
            String name = official.get("name").asText();
            labelled.put(match.id(), name);
            List<String> parts = NameKey.parts(name);
            identities.add(new Found(read.size() - 1, name, parts.get(parts.size() - 1), match));
            String country = official.get("country").isNull()
                    ? null
                    : official.get("country").asText();
            if (Objects.equals(country, match.country())) {
                countries.right++;
            } else {
                countries.wrong++;
                error(where, "officials' countries", "wrong", match.name() + " " + match.country() + " not " + country);
            }
            Set<String> given = new HashSet<>();
            match.mentions().forEach(m -> given.add(m.replaceAll("\\s", " ")));
            compare(scores, "officials' mentions", where, names, given);
        }
        found.wrong += left.size();
        left.forEach(tag -> error(where, "officials", "wrong", tag.name() + " " + tag.mentions() + " | " + tag.role()));
        return labelled;
    }

    /** An agency counts as found if words of its evidence hold its name, or the other way round, and the country is right. */
    private void agencies(Map<String, Score> scores, String where, JsonNode gold, List<AgencyTag> tags) {
        Score score = scores.computeIfAbsent("agencies", k -> new Score());
        Set<AgencyTag> right = new HashSet<>();
        for (JsonNode agency : gold) {
            String name = agency.get("name").asText().replace('’', '\'').toLowerCase(Locale.ROOT);
            String country = agency.get("country").isNull()
                    ? null
                    : agency.get("country").asText();
            List<AgencyTag> matches = tags.stream()
                    .filter(tag -> Objects.equals(tag.country(), country))
                    .filter(tag -> tag.evidence().stream()
                            .map(evidence -> evidence.text().replace('’', '\'').toLowerCase(Locale.ROOT))
                            .anyMatch(text -> text.contains(name) || name.contains(text)))
                    .toList();
            right.addAll(matches);
            if (matches.isEmpty()) {
                score.missed++;
                error(where, "agencies", "missed", name + " " + country);
            } else {
                score.right++;
            }
        }
        for (AgencyTag tag : tags) {
            if (!right.contains(tag)) {
                score.wrong++;
                error(
                        where,
                        "agencies",
                        "wrong",
                        tag.id() + " " + tag.evidence().get(0).text());
            }
        }
    }

    private void compare(Map<String, Score> scores, String kind, String where, Set<String> gold, Set<String> given) {
        Score score = scores.computeIfAbsent(kind, k -> new Score());
        for (String each : gold) {
            if (given.contains(each)) {
                score.right++;
            } else {
                score.missed++;
                error(where, kind, "missed", each);
            }
        }
        for (String each : given) {
            if (!gold.contains(each)) {
                score.wrong++;
                error(where, kind, "wrong", each);
            }
        }
    }

    private void error(String where, String kind, String what, String value) {
        if (printErrors) {
            System.out.println(kind + "\t" + what + "\t" + where + "\t" + value);
        }
    }

    private static TextToTag text(String title, String body) {
        return new TextToTag(title, body, "en", null);
    }

    private static Set<String> countries(Tags tags, boolean aboutOnly) {
        Set<String> ids = new HashSet<>();
        tags.countries().stream()
                .filter(tag -> tag.about() || !aboutOnly)
                .map(CountryTag::id)
                .forEach(ids::add);
        return ids;
    }

    private static Set<String> without(Set<String> ids, String id) {
        ids.remove(id);
        return ids;
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> values = new HashSet<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }

    private static List<JsonNode> gold(Path file) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        JSON.readTree(file.toFile()).forEach(values::add);
        return values;
    }
}
