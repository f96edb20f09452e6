package dev.entente.source;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A source as an administrator writes it in a form: the same fields as in the sources file, each with its lines of text.
 *
 * @param fields by the names of the sources file; a selector's is {@code selectors.title}. Blank lines count for nothing.
 */
public record SourceDefinition(Map<String, List<String>> fields) {
    private static final String SELECTORS = "selectors.";

    public SourceDefinition {
        Map<String, List<String>> filled = new TreeMap<>();
        fields.forEach((name, lines) -> {
            List<String> kept = lines.stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (!kept.isEmpty()) {
                filled.put(name, kept);
            }
        });
        fields = Map.copyOf(filled);
    }

    /** With the fields alone that differ from what is taken where they are left out. */
    public static SourceDefinition of(Source source) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("id", List.of(source.id()));
        fields.put("name", List.of(source.name()));
        fields.put("home", List.of(source.home().toString()));
        fields.put("feeds", texts(source.feeds(), URI::toString));
        fields.put("sitemaps", texts(source.sitemaps(), URI::toString));
        fields.put("sections", texts(source.sections(), URI::toString));
        fields.put("include", texts(source.include(), Pattern::pattern));
        fields.put("exclude", texts(source.exclude(), Pattern::pattern));
        fields.put("off-site", source.offSite());
        fields.put("language", text(source.language()));
        fields.put("country", text(source.country()));
        fields.put("delay", unless(Source.DEFAULT_DELAY, source.delay()));
        fields.put("longest-delay", unless(Source.DEFAULT_LONGEST_DELAY, source.longestDelay()));
        fields.put("pages", source.pages() == Source.DEFAULT_PAGES ? List.of() : List.of("" + source.pages()));
        fields.put("pdf", source.pdf() ? List.of("true") : List.of());
        fields.put("allow-private", source.allowPrivate() ? List.of("true") : List.of());
        fields.put(SELECTORS + "body", text(source.selectors().body()));
        fields.put(SELECTORS + "title", text(source.selectors().title()));
        fields.put(SELECTORS + "author", text(source.selectors().author()));
        fields.put(SELECTORS + "date", text(source.selectors().date()));
        fields.put(SELECTORS + "drop", source.selectors().drop());
        return new SourceDefinition(fields);
    }

    /** The lines of a field, empty where it is left out. */
    public List<String> lines(String field) {
        return fields.getOrDefault(field, List.of());
    }

    public String id() {
        return String.join(" ", lines("id"));
    }

    /** @throws InvalidDefinition naming every field that cannot be understood */
    public Source read() {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<Node, String> names = new IdentityHashMap<>();
        List<NodeTuple> top = new ArrayList<>();
        List<NodeTuple> selectors = new ArrayList<>();
        fields.forEach((name, lines) -> {
            boolean selector = name.startsWith(SELECTORS);
            Node key = scalar(selector ? name.substring(SELECTORS.length()) : name);
            Node value = value(name, lines, names);
            names.put(key, name);
            (selector ? selectors : top).add(new NodeTuple(key, value));
        });
        if (!selectors.isEmpty()) {
            top.add(new NodeTuple(scalar("selectors"), mapping(selectors)));
        }
        Source source = new SourceFields(mapping(top), List.of(), (node, sentence) -> {
                    problems.merge(names.getOrDefault(node, ""), sentence, (first, next) -> first + " " + next);
                })
                .read();
        missing("id", "Give it an id: lower-case letters, digits and hyphens, such as 'example-times'.", problems);
        missing("home", "Give the full address of the front page, such as 'https://example.org/'.", problems);
        problems.remove("");
        if (!problems.isEmpty()) {
            throw new InvalidDefinition(problems);
        }
        return source;
    }

    private void missing(String field, String sentence, Map<String, String> problems) {
        if (lines(field).isEmpty()) {
            problems.put(field, sentence);
        }
    }

    private static Node value(String name, List<String> lines, Map<Node, String> names) {
        List<Node> items = new ArrayList<>();
        for (String line : lines) {
            Node item = scalar(line);
            names.put(item, name);
            items.add(item);
        }
        if (items.size() == 1) {
            return items.get(0);
        }
        Node list = new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
        names.put(list, name);
        return list;
    }

    private static ScalarNode scalar(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN);
    }

    private static MappingNode mapping(List<NodeTuple> fields) {
        return new MappingNode(Tag.MAP, fields, FlowStyle.BLOCK);
    }

    private static <T> List<String> texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toList();
    }

    private static List<String> text(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static List<String> unless(Duration usual, Duration value) {
        if (value.equals(usual)) {
            return List.of();
        }
        return List.of(value.toMillisPart() == 0 ? value.toSeconds() + "s" : value.toMillis() + "ms");
    }
}
