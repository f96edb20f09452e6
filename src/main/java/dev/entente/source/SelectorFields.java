package dev.entente.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The CSS selectors of one source in the sources file. */
final class SelectorFields {
    private static final List<String> NAMES = List.of("body", "title", "author", "date", "drop");

    private final Node selectors;
    private final BiConsumer<Node, String> problems;

    SelectorFields(Node selectors, BiConsumer<Node, String> problems) {
        this.selectors = selectors;
        this.problems = problems;
    }

    Selectors read() {
        if (!(selectors instanceof MappingNode fields)) {
            problems.accept(selectors, "field 'selectors' holds fields of its own: " + String.join(", ", NAMES) + ".");
            return Selectors.NONE;
        }
        Map<String, String> single = new HashMap<>();
        List<String> drop = new ArrayList<>();
        for (NodeTuple field : fields.getValue()) {
            String name = field.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (!NAMES.contains(name)) {
                problems.accept(
                        field.getKeyNode(),
                        "'" + name + "' is not one of the selectors, which are " + String.join(", ", NAMES) + ".");
            } else if (name.equals("drop") && field.getValueNode() instanceof SequenceNode list) {
                list.getValue().forEach(item -> take(name, item, drop));
            } else if (name.equals("drop")) {
                take(name, field.getValueNode(), drop);
            } else {
                List<String> one = new ArrayList<>();
                take(name, field.getValueNode(), one);
                one.forEach(selector -> single.put(name, selector));
            }
        }
        return new Selectors(single.get("body"), single.get("title"), single.get("author"), single.get("date"), drop);
    }

    private void take(String name, Node node, List<String> into) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            problems.accept(node, "selector '" + name + "' holds one plain value, such as 'div.story > p'.");
            return;
        }
        String selector = scalar.getValue().strip();
        if (Selectors.isSelector(selector)) {
            into.add(selector);
        } else {
            problems.accept(node, "selector '" + name + "' holds '" + selector + "', which is not a CSS selector.");
        }
    }
}
