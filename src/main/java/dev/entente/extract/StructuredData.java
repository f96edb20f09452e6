package dev.entente.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the page's JSON-LD says of its article; scripts that cannot be parsed are searched for the main fields. */
final class StructuredData {
    private static final Set<String> ARTICLE_TYPES = Set.of(
            "NewsArticle",
            "Article",
            "ReportageNewsArticle",
            "AnalysisNewsArticle",
            "OpinionNewsArticle",
            "BackgroundNewsArticle",
            "ReviewNewsArticle",
            "BlogPosting",
            "LiveBlogPosting",
            "Report",
            "TechArticle",
            "ScholarlyArticle",
            "MedicalScholarlyArticle",
            "SocialMediaPosting",
            "AdvertiserContentArticle",
            "Review");
    private static final Set<String> PAGE_TYPES = Set.of("WebPage", "ItemPage", "MedicalWebPage", "FAQPage");
    private static final int MAX_NODES = 20_000;

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_MISSING_VALUES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();
    private static final Pattern WRAPPING = Pattern.compile(
            "^\\s*(?:<!--|//\\s*<!\\[CDATA\\[|<!\\[CDATA\\[|/\\*.{0,40}?\\*/)|(?:-->|//\\s*\\]\\]>|\\]\\]>|;)\\s*$");
    private static final Pattern FIELD =
            Pattern.compile("\"(headline|datePublished|dateModified|articleBody)\"\\s{0,9}:\\s{0,9}\"");
    private static final Pattern AUTHOR_FIELD =
            Pattern.compile("\"author\"\\s*:\\s*[\\[{\\s]*[^\\]}]{0,200}?\"name\"\\s*:\\s*\"([^\"]{2,80})\"");

    private final List<JsonNode> articles = new ArrayList<>();
    private final List<JsonNode> pages = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();
    private final Map<String, String> salvaged = new HashMap<>();
    private int nodes;

    StructuredData(Document page) {
        for (Element script : page.getElementsByTag("script")) {
            if (script.attr("type").toLowerCase(java.util.Locale.ROOT).contains("ld+json")) {
                read(script.data());
            }
        }
    }

    boolean hasArticle() {
        return !articles.isEmpty() || salvaged.containsKey("headline");
    }

    Optional<String> headline() {
        return texts("headline").findFirst().or(() -> texts("name").findFirst());
    }

    Stream<String> published() {
        return texts("datePublished");
    }

    Stream<String> changed() {
        return texts("dateModified");
    }

    Optional<String> description() {
        return texts("description").findFirst();
    }

    Optional<String> articleBody() {
        return texts("articleBody").findFirst();
    }

    /** Names of persons and of whatever else is called an author, in order. */
    List<String> authors() {
        List<String> names = new ArrayList<>();
        for (JsonNode article : articles) {
            addNames(article.path("author"), names);
            if (names.isEmpty()) {
                addNames(article.path("creator"), names);
            }
            if (!names.isEmpty()) {
                return names;
            }
        }
        if (salvaged.containsKey("author")) {
            names.add(salvaged.get("author"));
        }
        return names;
    }

    boolean isLiveBlog() {
        return articles.stream().anyMatch(article -> isOf(article, Set.of("LiveBlogPosting")));
    }

    /** A post of a live blog; each text is empty where it has none. */
    record LiveUpdate(String headline, String published, String body) {}

    List<LiveUpdate> liveUpdates() {
        List<LiveUpdate> updates = new ArrayList<>();
        for (JsonNode article : articles) {
            for (JsonNode update : article.path("liveBlogUpdate")) {
                updates.add(new LiveUpdate(
                        Words.tidy(update.path("headline").asText("")),
                        Words.tidy(update.path("datePublished").asText("")),
                        Words.tidy(update.path("articleBody").asText(""))));
            }
        }
        return updates;
    }

    /** When the publisher was founded. */
    Optional<String> founded() {
        return articles.stream()
                .map(article -> resolve(article.path("publisher")).path("foundingDate"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    Optional<String> section() {
        return texts("articleSection").findFirst();
    }

    /** True where the page says that its text is not free to read. */
    Optional<Boolean> closed() {
        return articles.stream()
                .map(article -> article.path("isAccessibleForFree").asText().toLowerCase(java.util.Locale.ROOT))
                .filter(free -> free.equals("false"))
                .map(closed -> true)
                .findFirst();
    }

    Optional<String> image() {
        return articles.stream()
                .map(article -> address(article.path("image"), 0))
                .filter(address -> !address.isEmpty())
                .findFirst();
    }

    private String address(JsonNode image, int depth) {
        JsonNode one = resolve(image.isArray() ? image.path(0) : image);
        return one.isTextual() || depth > 1 ? one.asText("") : address(one.path("url"), depth + 1);
    }

    Optional<String> publisher() {
        return articles.stream()
                .map(article -> resolve(article.path("publisher")).path("name"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    private Stream<String> texts(String field) {
        Stream<String> structured = Stream.concat(articles.stream(), pages.stream())
                .map(node -> node.path(field))
                .map(node -> node.isArray() ? node.path(0) : node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
        return Stream.concat(structured, Stream.ofNullable(salvaged.get(field)))
                .map(Words::tidy)
                .filter(text -> !text.isEmpty());
    }

    private void addNames(JsonNode author, List<String> names) {
        JsonNode one = resolve(author);
        if (one.isArray()) {
            one.forEach(each -> addNames(each.isArray() ? each.path(0) : each, names));
        } else if (one.isTextual()) {
            names.add(Words.tidy(one.textValue()));
        } else if (one.path("name").isTextual()) {
            names.add(Words.tidy(one.path("name").textValue()));
        } else if (one.path("name").isArray()) {
            one.path("name").forEach(name -> names.add(Words.tidy(name.asText())));
        }
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode known =
                node.path("name").isMissingNode() ? byId.get(node.path("@id").asText()) : null;
        return known == null ? node : known;
    }

    private void read(String script) {
        String json = WRAPPING.matcher(script).replaceAll("").strip();
        JsonNode tree = parse(json);
        if (tree == null) {
            salvage(json);
        } else {
            walk(tree);
        }
    }

    private static @Nullable JsonNode parse(String json) {
        try {
            return LENIENT.readTree(json);
        } catch (JsonProcessingException broken) {
            return null;
        }
    }

    private void walk(JsonNode root) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty() && nodes++ < MAX_NODES) {
            JsonNode node = open.poll();
            if (node.isObject()) {
                remember(node);
            }
            for (JsonNode child : node) {
                if (child.isContainerNode()) {
                    open.add(child);
                }
            }
        }
    }

    private void remember(JsonNode node) {
        if (node.path("@id").isTextual() && node.path("name").isTextual()) {
            byId.putIfAbsent(node.path("@id").textValue(), node);
        }
        if (isOf(node, ARTICLE_TYPES)) {
            articles.add(node);
        } else if (isOf(node, PAGE_TYPES)) {
            pages.add(node);
        }
    }

    private static boolean isOf(JsonNode node, Set<String> types) {
        JsonNode type = node.path("@type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (types.contains(one.asText())) {
                    return true;
                }
            }
            return false;
        }
        return types.contains(type.asText().replaceFirst("^https?://schema.org/", ""));
    }

    private void salvage(String json) {
        Matcher field = FIELD.matcher(json);
        while (field.find()) {
            salvaged.putIfAbsent(field.group(1), quoted(json, field.end()));
        }
        Matcher author = AUTHOR_FIELD.matcher(json);
        if (author.find()) {
            salvaged.putIfAbsent("author", author.group(1));
        }
    }

    /** The string that starts here, up to its closing quote. */
    private static String quoted(String json, int start) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < json.length() && json.charAt(i) != '"'; i++) {
            char c = json.charAt(i);
            if (c == '\\' && i + 1 < json.length()) {
                char escaped = json.charAt(++i);
                text.append("nrt".indexOf(escaped) >= 0 ? ' ' : escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
