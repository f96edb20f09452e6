package dev.entente.web.view;

import dev.entente.ingest.TestCrawl;
import dev.entente.source.ProposedSource;
import dev.entente.source.SourceDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a source is added or changed.
 *
 * @param id of the source that is changed; null where one is added
 * @param further fields that most sources do not need
 * @param preview what a test crawl brought; null where none was made
 */
public record SourceForm(
        @Nullable String id,
        List<Field> fields,
        List<Field> further,
        @Nullable TestCrawl preview) {
    /**
     * @param kind "line", "lines" or "flag"
     * @param remark how the value was found; empty where nothing is to be said
     */
    public record Field(
            String name,
            String label,
            String hint,
            String kind,
            String value,
            String certainty,
            String remark,
            @Nullable String error) {
        public String id() {
            return "field-" + name.replace('.', '-');
        }

        public boolean isLines() {
            return kind.equals("lines");
        }

        public boolean isFlag() {
            return kind.equals("flag");
        }

        public boolean isOn() {
            return value.equals("true");
        }

        public boolean isNeeded() {
            return name.equals("id") || name.equals("home");
        }

        /** Ids of what describes it, for aria-describedby. */
        public String describedBy() {
            return id() + "-hint" + (remark.isEmpty() ? "" : " " + id() + "-remark")
                    + (error == null ? "" : " " + id() + "-error");
        }
    }

    private record Kind(String name, String label, String hint, String kind, boolean usual) {}

    private static final List<Kind> KINDS = List.of(
            usual("name", "Name", "What readers see.", "line"),
            usual(
                    "id",
                    "Id",
                    "Lower-case letters, digits and hyphens. It stands in addresses and never changes.",
                    "line"),
            usual("home", "Home page", "With https:// or http://.", "line"),
            usual("feeds", "Feeds", "RSS, Atom or JSON Feed, one address a line.", "lines"),
            usual(
                    "sitemaps",
                    "Sitemaps",
                    "One address a line. Those that robots.txt names are found without this.",
                    "lines"),
            usual("sections", "Section pages", "Watched for links to new articles, one address a line.", "lines"),
            usual(
                    "include",
                    "Articles are",
                    "Regular expressions, one a line: only URLs in which one is found are articles. Empty: any.",
                    "lines"),
            usual("exclude", "Never fetch", "Regular expressions, one a line.", "lines"),
            usual("language", "Language", "Two letters by ISO 639-1, such as en or fa.", "line"),
            usual("country", "Country of the publisher", "Two capitals by ISO 3166, such as IR or FR.", "line"),
            usual("delay", "Pause between two requests", "Such as 2s. robots.txt may ask for more.", "line"),
            further("longest-delay", "Longest pause obeyed", "Of those that robots.txt asks for; such as 1m.", "line"),
            further("pages", "Pages a crawl", "Most pages fetched in one crawl; 500 unless said.", "line"),
            further("off-site", "Further hosts", "Whose pages are read as this source's, one a line.", "lines"),
            further("pdf", "Read PDF files as articles", "", "flag"),
            further(
                    "allow-private",
                    "It stands on this machine or in a private network",
                    "Without this such addresses are refused.",
                    "flag"),
            further("selectors.title", "Selector of the headline", "CSS, for a site that is read wrongly.", "line"),
            further("selectors.body", "Selector of the text", "CSS.", "line"),
            further("selectors.author", "Selector of the authors", "CSS.", "line"),
            further("selectors.date", "Selector of the date", "CSS.", "line"),
            further("selectors.drop", "Selectors of what is no part of it", "CSS, one a line.", "lines"));

    private static Kind usual(String name, String label, String hint, String kind) {
        return new Kind(name, label, hint, kind, true);
    }

    private static Kind further(String name, String label, String hint, String kind) {
        return new Kind(name, label, hint, kind, false);
    }

    /** The fields of a form that was sent; names that are no field of a source are passed over. */
    public static SourceDefinition read(Map<String, List<String>> sent) {
        Map<String, List<String>> fields = new HashMap<>();
        for (Kind kind : KINDS) {
            fields.put(
                    kind.name(),
                    sent.getOrDefault(kind.name(), List.of()).stream()
                            .flatMap(String::lines)
                            .toList());
        }
        return new SourceDefinition(fields);
    }

    public static SourceForm of(ProposedSource proposal) {
        Map<String, ProposedSource.Remark> remarks = proposal.remarks().stream()
                .collect(Collectors.toMap(
                        ProposedSource.Remark::field,
                        remark -> remark,
                        (one, other) -> new ProposedSource.Remark(
                                one.field(), one.certainty(), one.sentence() + " " + other.sentence())));
        return form(null, SourceDefinition.of(proposal.source()), remarks, Map.of(), null);
    }

    /** @param problems a sentence by field */
    public static SourceForm of(
            @Nullable String id,
            SourceDefinition definition,
            Map<String, String> problems,
            @Nullable TestCrawl preview) {
        return form(id, definition, Map.of(), problems, preview);
    }

    private static SourceForm form(
            @Nullable String id,
            SourceDefinition definition,
            Map<String, ProposedSource.Remark> remarks,
            Map<String, String> problems,
            @Nullable TestCrawl preview) {
        List<Field> all = KINDS.stream()
                .map(kind -> {
                    ProposedSource.Remark remark = remarks.get(kind.name());
                    return new Field(
                            kind.name(),
                            kind.label(),
                            kind.hint(),
                            kind.kind(),
                            String.join("\n", definition.lines(kind.name())),
                            remark == null ? "" : remark.certainty().name().toLowerCase(Locale.ROOT),
                            remark == null ? "" : remark.sentence(),
                            problems.get(kind.name()));
                })
                .toList();
        Set<String> usual = KINDS.stream().filter(Kind::usual).map(Kind::name).collect(Collectors.toSet());
        return new SourceForm(
                id,
                all.stream().filter(field -> usual.contains(field.name())).toList(),
                all.stream().filter(field -> !usual.contains(field.name())).toList(),
                preview);
    }

    /** Those to be mended, for the summary on top. */
    public List<Field> problems() {
        return Stream.concat(fields.stream(), further.stream())
                .filter(field -> field.error() != null)
                .toList();
    }

    /** Whether any of the further fields is filled in or wrong, so that they stand open. */
    public boolean furtherOpen() {
        return further.stream().anyMatch(field -> !field.value().isEmpty() || field.error() != null);
    }
}
