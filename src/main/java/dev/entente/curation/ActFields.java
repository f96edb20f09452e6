package dev.entente.curation;

import dev.entente.article.ArticleId;
import dev.entente.article.TagKind;
import dev.entente.tag.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Acts as fields with one or more lines each: the form in which they are sent, and kept in the log. */
public final class ActFields {
    public static final List<String> KINDS =
            List.of("reject", "add", "merge", "split", "describe", "not-official", "block");
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._-]{1,120}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern ROLE =
            Pattern.compile("([^@]+?)\\s*(?:@\\s*(\\d{4}(?:-\\d{2}){0,2})?\\s*/\\s*(\\d{4}(?:-\\d{2}){0,2})?)?");
    private static final int LONGEST = 300;
    private static final int MOST_LINES = 200;

    private final Map<String, List<String>> fields;
    private final Map<String, String> problems = new TreeMap<>();

    private ActFields(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** @throws InvalidAct with a sentence for each wrong field */
    public static Act read(Map<String, List<String>> fields) throws InvalidAct {
        ActFields form = new ActFields(fields);
        Act act = form.act();
        if (!form.problems.isEmpty()) {
            throw new InvalidAct(form.problems);
        }
        return act;
    }

    private @Nullable Act act() {
        return switch (value("act")) {
            case "reject" -> new Act.Reject(article(), kind(), tag());
            case "add" -> new Act.Add(article(), kind(), tag(), !value("about").equals("false"), value("words"));
            case "merge" -> new Act.Merge(official("from"), official("into"));
            case "split" ->
                new Act.Split(
                        official("from"),
                        value("to").isEmpty() ? "" : official("to"),
                        needed("name", "The other person needs a name."),
                        country(),
                        articles(),
                        lines("spellings"));
            case "describe" -> describe();
            case "not-official" -> new Act.NotOfficial(official("official"));
            case "block" -> block();
            case "undo" -> new Act.Undo(value("entry"));
            default -> wrong("act", "The field 'act' takes one of " + String.join(", ", KINDS) + ".");
        };
    }

    private Act describe() {
        Act.Describe act = new Act.Describe(
                official("official"),
                value("name").isEmpty() ? null : value("name"),
                lines("aliases"),
                roles(),
                country());
        if (act.name() == null && act.aliases().isEmpty() && act.roles().isEmpty() && act.country() == null) {
            wrong("name", "Give a name, an alias, a role or a country.");
        }
        return act;
    }

    private Act block() {
        String phrase = needed("phrase", "Give the phrase that is no evidence.");
        if (!phrase.isEmpty() && phrase.codePoints().noneMatch(Character::isLetterOrDigit)) {
            wrong("phrase", "A phrase holds a letter or a digit.");
        }
        return new Act.Block(phrase, kind(), value("tag").isEmpty() ? null : tag());
    }

    private <T> @Nullable T wrong(String field, String problem) {
        problems.putIfAbsent(field, problem);
        return null;
    }

    private String value(String field) {
        List<String> lines = lines(field);
        return lines.isEmpty() ? "" : lines.get(0);
    }

    private List<String> lines(String field) {
        List<String> lines = new ArrayList<>();
        for (String value : fields.getOrDefault(field, List.of())) {
            value.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        }
        if (lines.size() > MOST_LINES || lines.stream().anyMatch(line -> line.length() > LONGEST)) {
            wrong(field, "The field '%s' takes up to %d lines of %d characters.".formatted(field, MOST_LINES, LONGEST));
        }
        return lines;
    }

    private String needed(String field, String problem) {
        String value = value(field);
        if (value.isEmpty()) {
            wrong(field, problem);
        }
        return value;
    }

    private @Nullable ArticleId article() {
        return article("article", value("article"));
    }

    private @Nullable ArticleId article(String field, String id) {
        try {
            return new ArticleId(id.substring(id.lastIndexOf('/') + 1));
        } catch (IllegalArgumentException e) {
            return wrong(field, "An article is told by its id or its address here, not by '" + id + "'.");
        }
    }

    private List<ArticleId> articles() {
        List<ArticleId> articles = new ArrayList<>();
        lines("articles").forEach(line -> articles.add(article("articles", line)));
        return problems.containsKey("articles") ? List.of() : articles;
    }

    private @Nullable TagKind kind() {
        try {
            return TagKind.valueOf(value("kind").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return wrong("kind", "A tag is of the kind country, official, topic or agency.");
        }
    }

    private String tag() {
        String id = needed("tag", "Give the id of the tag.");
        return value("kind").equals("country")
                ? id.toUpperCase(Locale.ROOT)
                : value("kind").equals("official") ? official("tag") : id;
    }

    /** By the id, or the address of the person's page. */
    private String official(String field) {
        String value = value(field);
        String id = value.substring(value.lastIndexOf('/') + 1);
        if (!ID.matcher(id).matches()) {
            wrong(
                    field,
                    id.isEmpty()
                            ? "Give the person's id, as in the address of the page: mostafa-mohammad-najjar."
                            : "'" + id
                                    + "' is no person's id, as in the address of the page: mostafa-mohammad-najjar.");
        }
        return id;
    }

    private @Nullable String country() {
        String code = value("country").toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !COUNTRY.matcher(code).matches()) {
            wrong("country", "A country is told by two letters, as IR.");
        }
        return code.isEmpty() ? null : code;
    }

    private List<Role> roles() {
        List<Role> roles = new ArrayList<>();
        for (String line : lines("roles")) {
            Matcher role = ROLE.matcher(line);
            if (role.matches()) {
                roles.add(new Role(role.group(1), role.group(2), role.group(3)));
            } else {
                wrong("roles", "'" + line + "' does not read: Interior minister@2013-08/2021-08.");
            }
        }
        return roles;
    }

    /** The fields of an act, of which {@link #read} makes the same again. */
    public static Map<String, List<String>> of(Act act) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (act instanceof Act.Reject reject) {
            put(fields, "act", "reject");
            put(fields, "article", reject.article().value());
            put(fields, "kind", word(reject.kind()));
            put(fields, "tag", reject.tag());
        } else if (act instanceof Act.Add add) {
            put(fields, "act", "add");
            put(fields, "article", add.article().value());
            put(fields, "kind", word(add.kind()));
            put(fields, "tag", add.tag());
            put(fields, "about", Boolean.toString(add.about()));
            put(fields, "words", add.words());
        } else if (act instanceof Act.Merge merge) {
            put(fields, "act", "merge");
            put(fields, "from", merge.from());
            put(fields, "into", merge.into());
        } else if (act instanceof Act.Split split) {
            put(fields, "act", "split");
            put(fields, "from", split.from());
            put(fields, "to", split.to());
            put(fields, "name", split.name());
            put(fields, "country", split.country());
            fields.put(
                    "articles", split.articles().stream().map(ArticleId::value).toList());
            fields.put("spellings", split.spellings());
        } else if (act instanceof Act.Describe describe) {
            put(fields, "act", "describe");
            put(fields, "official", describe.official());
            put(fields, "name", describe.name());
            fields.put("aliases", describe.aliases());
            fields.put("roles", describe.roles().stream().map(ActFields::line).toList());
            put(fields, "country", describe.country());
        } else if (act instanceof Act.NotOfficial not) {
            put(fields, "act", "not-official");
            put(fields, "official", not.official());
        } else if (act instanceof Act.Block block) {
            put(fields, "act", "block");
            put(fields, "phrase", block.phrase());
            put(fields, "kind", word(block.kind()));
            put(fields, "tag", block.tag());
        } else if (act instanceof Act.Undo undo) {
            put(fields, "act", "undo");
            put(fields, "entry", undo.entry());
        }
        return new HashMap<>(fields);
    }

    private static String line(Role role) {
        return role.from() == null && role.to() == null
                ? role.title()
                : role.title() + "@" + (role.from() == null ? "" : role.from()) + "/"
                        + (role.to() == null ? "" : role.to());
    }

    private static String word(TagKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, List<String>> fields, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, List.of(value));
        }
    }
}
