package dev.entente.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form of one kind of act, with what was written in it and what is wrong with that. */
public record CurationForm(String act, String title, String text, List<Field> fields) {
    private static final Set<String> SEVERAL = Set.of("aliases", "roles", "articles", "spellings");
    private static final String PERSON = "The id or address of the person’s page, as mostafa-mohammad-najjar.";

    /** @param choices empty for a field to write in */
    public record Field(
            String name,
            String label,
            String hint,
            String value,
            boolean lines,
            List<String> choices,
            @Nullable String error) {
        public String describedBy() {
            return (hint.isEmpty() ? "" : name + "-hint ") + (error == null ? "" : name + "-error");
        }
    }

    public record Hidden(String name, String value) {}

    public List<Field> problems() {
        return fields.stream().filter(field -> field.error() != null).toList();
    }

    /** @param problems a sentence for each wrong field */
    public static CurationForm of(Map<String, List<String>> values, Map<String, String> problems) {
        String act = String.join("", values.getOrDefault("act", List.of()));
        Writing form = new Writing(values, problems);
        String title =
                switch (act) {
                    case "reject" -> {
                        form.tag(true);
                        yield "Reject a tag of an article";
                    }
                    case "add" -> {
                        form.tag(true);
                        form.choice("about", "Weight, for a country", "true", "false");
                        form.add(
                                "words",
                                "Evidence",
                                "Words of the article’s title or text that show it. Not needed to change the weight of a country that it has.");
                        yield "Add a tag to an article";
                    }
                    case "merge" -> {
                        form.add("from", "Merge this person", PERSON);
                        form.add("into", "Into this one, whose name stays", PERSON);
                        yield "Merge two persons";
                    }
                    case "split" -> {
                        form.add("from", "Known until now as", PERSON);
                        form.add("name", "Name of the other person", "To tell the two apart, put in what differs.");
                        form.add(
                                "country",
                                "Country of the other person",
                                "Two letters, as IR; empty: as the articles say.");
                        form.add("articles", "Articles in which the other is meant", "Ids or addresses, one a line.");
                        form.add("spellings", "Spellings by which the other is always meant", "One a line.");
                        yield "Split a person in two";
                    }
                    case "describe" -> {
                        form.add("official", "Person", PERSON);
                        form.add("name", "Name to show", "");
                        form.add("aliases", "Further names to find the person by", "One a line, in any script.");
                        form.add("roles", "Offices", "One a line, as: Interior minister@2013-08/2021-08");
                        form.add(
                                "country",
                                "Country served",
                                "Two letters, as IR; needed for persons who are not in the registry.");
                        yield "Describe a person";
                    }
                    case "not-official" -> {
                        form.add("official", "Person", PERSON);
                        yield "A person is no official";
                    }
                    case "block" -> {
                        form.add(
                                "phrase",
                                "Phrase",
                                "As whole words; a capital must be one in the text. End with * to take the rest of the word.");
                        form.tag(false);
                        yield "Block a phrase as evidence";
                    }
                    default -> "Mend the tags";
                };
        form.add("who", "Your name", "Stands in the log.");
        form.add("why", "Why", "Others will read it.");
        return new CurationForm(act, title, "", form.fields);
    }

    private static final class Writing {
        private final Map<String, List<String>> values;
        private final Map<String, String> problems;
        private final List<Field> fields = new ArrayList<>();

        Writing(Map<String, List<String>> values, Map<String, String> problems) {
            this.values = values;
            this.problems = problems;
        }

        void tag(boolean ofArticle) {
            if (ofArticle) {
                add("article", "Article", "Its id or address here.");
            }
            choice("kind", "Kind of tag", "country", "official", "topic", "agency");
            add(
                    "tag",
                    "Tag",
                    ofArticle
                            ? "Its id: IR, mostafa-mohammad-najjar, drug-trafficking, ir-interior-ministry."
                            : "Its id, if the phrase is no evidence for this one alone; empty: for none of the kind.");
        }

        void add(String name, String label, String hint) {
            fields.add(new Field(
                    name,
                    label,
                    hint,
                    String.join("\n", values.getOrDefault(name, List.of())),
                    SEVERAL.contains(name),
                    List.of(),
                    problems.get(name)));
        }

        void choice(String name, String label, String... choices) {
            add(name, label, "");
            Field last = fields.remove(fields.size() - 1);
            fields.add(new Field(name, label, "", last.value(), false, List.of(choices), last.error()));
        }
    }

    static List<Hidden> hidden(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .filter(field -> !field.getKey().equals("csrf-token"))
                .map(field -> new Hidden(field.getKey(), String.join("\n", field.getValue())))
                .toList();
    }

    static String query(Map<String, List<String>> fields) {
        return hidden(fields).stream()
                .filter(field -> !field.value().isEmpty())
                .map(field -> field.name() + "=" + URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
