package dev.entente.article;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A holder of public office whom an article names.
 *
 * @param id of the registry, or made from the name ("liu-yuejin")
 * @param name the fullest form of the name
 * @param mentions the differing strings that name the person, as in the text
 * @param role the office as the article gives it, null where it gives none
 * @param country ISO code of the state served, null where unknown or an international body
 */
public record OfficialTag(
        String id,
        String name,
        List<String> mentions,
        @Nullable String role,
        @Nullable String country,
        List<Evidence> evidence) {

    /** The same person by these words alone, with the mentions that are among them. */
    public OfficialTag only(List<Evidence> some) {
        Set<String> words = some.stream().map(Evidence::text).collect(Collectors.toSet());
        return new OfficialTag(
                id, name, mentions.stream().filter(words::contains).toList(), role, country, some);
    }
}
