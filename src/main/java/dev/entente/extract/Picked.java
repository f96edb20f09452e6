package dev.entente.extract;

import dev.entente.source.Selectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/** What the selectors of a source find in a page. */
final class Picked {
    private static final int MOST_AUTHORS = 12;
    private static final int LONGEST = 400;

    private final Document page;
    private final Selectors selectors;
    private final Set<Element> dropped = Collections.newSetFromMap(new IdentityHashMap<>());

    Picked(Document page, Selectors selectors) {
        this.page = page;
        this.selectors = selectors;
        selectors.drop().forEach(selector -> dropped.addAll(find(selector)));
    }

    boolean isDropped(Element element) {
        return !dropped.isEmpty() && dropped.contains(element);
    }

    Optional<Found<String>> title() {
        return texts(selectors.title()).findFirst().map(text -> new Found<>(cut(text), rule(selectors.title())));
    }

    Optional<Found<List<String>>> authors() {
        List<String> names = texts(selectors.author())
                .map(PersonNames::withoutLead)
                .filter(name -> !name.isEmpty())
                .map(Picked::cut)
                .distinct()
                .limit(MOST_AUTHORS)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(new Found<>(names, rule(selectors.author())));
    }

    /** What its elements hold that may be a date. */
    Stream<String> dates() {
        return find(selectors.date()).stream()
                .flatMap(element -> Stream.of(element.attr("datetime"), element.attr("content"), element.text()))
                .filter(text -> !text.isBlank());
    }

    String dateRule() {
        return rule(selectors.date());
    }

    /** The elements that hold the paragraphs, none of them inside another. */
    List<Element> body() {
        List<Element> outer = new ArrayList<>();
        for (Element element : find(selectors.body())) {
            if (outer.stream()
                    .noneMatch(other -> other == element || element.parents().contains(other))) {
                outer.add(element);
            }
        }
        return outer;
    }

    String bodyRule() {
        return rule(selectors.body());
    }

    private Stream<String> texts(@Nullable String selector) {
        return find(selector).stream()
                .map(element -> Words.tidy(element.text()))
                .filter(text -> !text.isEmpty());
    }

    private List<Element> find(@Nullable String selector) {
        if (selector == null) {
            return List.of();
        }
        try {
            return page.select(selector);
        } catch (SelectorParseException | IllegalArgumentException unusable) {
            // The sources file was checked when it was read; whatever else is no selector finds nothing.
            return List.of();
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String rule(@Nullable String selector) {
        return "selector " + selector;
    }
}
