package dev.entente.source;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads the YAML file that lists the sources. It goes on after an error, so that one run names all of them. */
final class SourcesFile {
    private final String file;
    private final List<NamedAddress> addresses;
    private final List<String> problems = new ArrayList<>();

    /** @param file its name in messages */
    SourcesFile(String file, List<NamedAddress> addresses) {
        this.file = file;
        this.addresses = addresses;
    }

    /** @throws InvalidSources with every problem of the file */
    List<Source> read(Reader yaml) {
        List<Source> sources = sources(parse(yaml));
        if (!problems.isEmpty()) {
            throw new InvalidSources(problems);
        }
        return sources;
    }

    private Node parse(Reader yaml) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(yaml);
        } catch (MarkedYAMLException e) {
            throw new InvalidSources(List.of(at(e.getProblemMark()) + inPlainWords(e)));
        } catch (ReaderException e) {
            throw new InvalidSources(List.of(file + " holds the character U+" + String.format("%04X", e.getCodePoint())
                    + ", which YAML does not allow. Remove it."));
        } catch (YAMLException e) {
            throw new InvalidSources(List.of(file + " is not valid YAML: " + e.getMessage() + "."));
        }
        if (root == null) {
            throw new InvalidSources(
                    List.of(file + " is empty. It begins with 'sources:', followed by a list of sources."));
        }
        return root;
    }

    private List<Source> sources(Node root) {
        List<Source> sources = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node entry : entries(root)) {
            if (!(entry instanceof MappingNode fields)) {
                problem(entry, "a source is a list of fields, such as 'id: example' and 'home: https://example.org/'.");
                continue;
            }
            int before = problems.size();
            SourceFields reader = new SourceFields(fields, addresses, this::problem);
            Source source = reader.read();
            if (problems.size() == before) {
                if (ids.add(source.id())) {
                    sources.add(source);
                } else {
                    problem(
                            reader.node("id"),
                            "field 'id': another source above has the id '" + source.id() + "'. Give each its own.");
                }
            }
        }
        return sources;
    }

    private List<Node> entries(Node root) {
        if (root instanceof MappingNode top) {
            for (NodeTuple field : top.getValue()) {
                if (!(field.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("sources"))) {
                    problem(field.getKeyNode(), "the file has one field at its left edge, 'sources', and no other.");
                } else if (field.getValueNode() instanceof SequenceNode list) {
                    return list.getValue();
                } else {
                    problem(
                            field.getValueNode(),
                            "field 'sources' is a list: each source begins with a hyphen, as in '- id: example'.");
                }
            }
            return List.of();
        }
        problem(root, "the file begins with 'sources:', followed by a list of sources.");
        return List.of();
    }

    private void problem(Node node, String sentence) {
        problems.add(at(node.getStartMark()) + sentence);
    }

    private String at(Mark mark) {
        return file + ", line " + (mark.getLine() + 1) + ": ";
    }

    private static String inPlainWords(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("\\t")) {
            return "the line begins with a tab, or has one where YAML wants spaces. Replace it by spaces.";
        }
        if (problem.contains("mapping values are not allowed here")) {
            return "there is a colon where none can stand. Check the indentation of this line and the one above,"
                    + " and put values that hold ': ' in quotes.";
        }
        return "this is not valid YAML: " + problem + ". Check the indentation, quotes and hyphens around this line.";
    }
}
