package dev.entente.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The page's meta elements by name, property or itemprop, in lower case; where a name recurs, in page order. */
final class MetaTags {
    private final Map<String, List<String>> contents = new LinkedHashMap<>();

    MetaTags(Document page) {
        for (Element meta : page.getElementsByTag("meta")) {
            String content = Words.tidy(meta.attr("content"));
            if (!content.isEmpty()) {
                for (String key : List.of("name", "property", "itemprop")) {
                    String name = meta.attr(key).strip().toLowerCase(Locale.ROOT);
                    if (!name.isEmpty()) {
                        contents.computeIfAbsent(name, any -> new ArrayList<>()).add(content);
                    }
                }
            }
        }
    }

    /** The first content under the first of these names that has any. */
    Optional<String> first(String... names) {
        return all(names).findFirst();
    }

    /** All contents under names of this kind, in page order. */
    Stream<String> named(Predicate<String> kind) {
        return contents.entrySet().stream()
                .filter(entry -> kind.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream());
    }

    /** All contents under these names, in the order of the names. */
    Stream<String> all(String... names) {
        return Stream.of(names).flatMap(name -> contents.getOrDefault(name, List.of()).stream());
    }
}
