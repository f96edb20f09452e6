package dev.entente.story;

import java.util.Collection;
import java.util.Map;

/** Counts the sources of a story that are not copies of each other. */
public final class Independence {
    private Independence() {}

    /**
     * Sources that print the same words count as one, also by way of a third. A light rewrite has words of its own, and
     * counts.
     *
     * @param wordings of each source, by its id
     */
    public static int sources(Map<String, ? extends Collection<String>> wordings) {
        Groups groups = new Groups();
        wordings.forEach((source, words) -> words.forEach(wording -> groups.join("s " + source, "w " + wording)));
        return (int) wordings.keySet().stream()
                .map(source -> groups.of("s " + source))
                .distinct()
                .count();
    }
}
