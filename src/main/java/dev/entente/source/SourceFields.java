package dev.entente.source;

import io.quarkus.runtime.configuration.DurationConverter;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The fields of one source in the sources file. */
final class SourceFields {
    private static final List<String> NAMES = List.of(
            "id",
            "name",
            "home",
            "feeds",
            "sitemaps",
            "sections",
            "include",
            "exclude",
            "off-site",
            "language",
            "country",
            "delay",
            "longest-delay",
            "pages",
            "pdf",
            "allow-private",
            "selectors");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NAMED_ADDRESS = Pattern.compile("\\$\\{([^}]*)}(.*)");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final int MOST_PAGES = 100_000;
    private static final URI NONE = URI.create("about:blank");

    private final MappingNode source;
    private final List<NamedAddress> addresses;
    private final BiConsumer<Node, String> problems;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    SourceFields(MappingNode source, List<NamedAddress> addresses, BiConsumer<Node, String> problems) {
        this.source = source;
        this.addresses = addresses;
        this.problems = problems;
    }

    /** A source that may be used only if no problem was reported. */
    Source read() {
        source.getValue().forEach(this::take);
        String id = required("id")
                .flatMap(node -> text(
                        "id",
                        node,
                        ID.asMatchPredicate(),
                        "is lower-case letters, digits and hyphens," + " such as 'example-times'"))
                .orElse("");
        return Source.builder(
                        id,
                        required("home").flatMap(node -> address("home", node)).orElse(NONE))
                .name(optional("name").flatMap(node -> text("name", node)).orElse(id))
                .feeds(list("feeds", this::address))
                .sitemaps(list("sitemaps", this::address))
                .sections(list("sections", this::address))
                .include(list("include", this::pattern))
                .exclude(list("exclude", this::pattern))
                .offSite(list("off-site", this::host))
                .language(optional("language")
                        .flatMap(node -> text(
                                "language",
                                node,
                                LANGUAGES::contains,
                                "is a two-letter ISO 639-1 code, such as 'en' or 'fa'"))
                        .orElse(null))
                .country(optional("country")
                        .flatMap(node -> text(
                                "country",
                                node,
                                COUNTRIES::contains,
                                "is a two-letter ISO 3166 code in capitals, such as 'IR' or 'FR'; in quotes for 'NO'"))
                        .orElse(null))
                .delay(time("delay").orElse(Source.DEFAULT_DELAY))
                .longestDelay(time("longest-delay").orElse(Source.DEFAULT_LONGEST_DELAY))
                .pages(optional("pages").flatMap(this::pages).orElse(Source.DEFAULT_PAGES))
                .pdf(yesOrNo("pdf"))
                .allowPrivate(yesOrNo("allow-private"))
                .selectors(optional("selectors")
                        .map(node -> new SelectorFields(node, problems).read())
                        .orElse(Selectors.NONE))
                .build();
    }

    /** Where a field's value stands in the file. */
    Node node(String field) {
        return fields.getOrDefault(field, source);
    }

    private void take(NodeTuple field) {
        String name = field.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
        if (!NAMES.contains(name)) {
            problems.accept(
                    field.getKeyNode(),
                    "'" + name + "' is not a field of a source. The fields are " + String.join(", ", NAMES) + ".");
        } else if (fields.putIfAbsent(name, field.getValueNode()) != null) {
            problems.accept(field.getKeyNode(), "field '" + name + "' stands twice in this source. Remove one.");
        }
    }

    private Optional<Node> required(String field) {
        Optional<Node> node = optional(field);
        if (node.isEmpty()) {
            problems.accept(node(field), "field '" + field + "' is missing: each source needs an id and a home.");
        }
        return node;
    }

    /** Empty also where the field is named and no value follows. */
    private Optional<Node> optional(String field) {
        return Optional.ofNullable(fields.get(field))
                .filter(node ->
                        !(node instanceof ScalarNode scalar && scalar.getValue().isBlank()));
    }

    private <T> List<T> list(String field, FieldReader<T> reader) {
        Node node = optional(field).orElse(null);
        if (node == null) {
            return List.of();
        }
        List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        List<T> values = new ArrayList<>();
        items.forEach(item -> reader.read(field, item).ifPresent(values::add));
        return values;
    }

    private Optional<URI> address(String field, Node node) {
        String text = text(field, node).orElse(null);
        if (text == null) {
            return Optional.empty();
        }
        Matcher named = NAMED_ADDRESS.matcher(text);
        if (named.matches()) {
            Optional<NamedAddress> known = addresses.stream()
                    .filter(address -> address.name().equals(named.group(1)))
                    .findFirst();
            if (known.isEmpty()) {
                return wrong(field, node, "names '${" + named.group(1) + "}', which this portal does not know");
            }
            return Optional.of(known.get().address().resolve(named.group(2)));
        }
        URI url = uri(text);
        if (url == null || url.getHost() == null || !Set.of("http", "https").contains(scheme(url))) {
            return wrong(
                    field, node, "is the full address of a page, such as 'https://example.org/', not '" + text + "'");
        }
        return Optional.of(url);
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String scheme(URI url) {
        return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    }

    private Optional<Pattern> pattern(String field, Node node) {
        String text = text(field, node).orElse(null);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            return wrong(
                    field,
                    node,
                    "holds the pattern '" + text + "', which is not a regular expression ("
                            + e.getDescription().toLowerCase(Locale.ROOT) + ")");
        }
    }

    private Optional<Duration> time(String field) {
        Node node = optional(field).orElse(null);
        String text = node == null ? null : text(field, node).orElse(null);
        if (text == null) {
            return Optional.empty();
        }
        try {
            Duration time = DurationConverter.parseDuration(text);
            if (!time.isNegative() && time.compareTo(LONGEST_DELAY) <= 0) {
                return Optional.of(time);
            }
        } catch (IllegalArgumentException e) {
            // Said below, together with a time out of range.
        }
        return wrong(field, node, "is a time from 0s to 5m, such as '2s' or '500ms', not '" + text + "'");
    }

    private Optional<String> host(String field, Node node) {
        return text(
                        field,
                        node,
                        HOST.asMatchPredicate(),
                        "is the name of a host without 'https://' and path, such as 'news.example.org'")
                .map(host -> IDN.toASCII(host.toLowerCase(Locale.ROOT)));
    }

    private Optional<Integer> pages(Node node) {
        String text = text("pages", node).orElse(null);
        if (text == null) {
            return Optional.empty();
        }
        try {
            int pages = Integer.parseInt(text);
            if (pages >= 1 && pages <= MOST_PAGES) {
                return Optional.of(pages);
            }
        } catch (NumberFormatException e) {
            // Said below, together with a number out of range.
        }
        return wrong("pages", node, "is a whole number from 1 to " + MOST_PAGES + ", not '" + text + "'");
    }

    private boolean yesOrNo(String field) {
        return optional(field)
                .flatMap(node -> text(field, node, Set.of("true", "false")::contains, "is 'true' or 'false'"))
                .map(Boolean::valueOf)
                .orElse(false);
    }

    private Optional<String> text(String field, Node node, Predicate<String> form, String rule) {
        Optional<String> text = text(field, node);
        if (text.isPresent() && !form.test(text.get())) {
            return wrong(field, node, rule + ", not '" + text.get() + "'");
        }
        return text;
    }

    private Optional<String> text(String field, Node node) {
        return node instanceof ScalarNode scalar && !scalar.getValue().isBlank()
                ? Optional.of(scalar.getValue().strip())
                : wrong(field, node, "holds one plain value, not a list or fields of its own");
    }

    private <T> Optional<T> wrong(String field, Node node, String what) {
        problems.accept(node, "field '" + field + "' " + what + ".");
        return Optional.empty();
    }

    private interface FieldReader<T> {
        Optional<T> read(String field, Node node);
    }
}
