package dev.entente.article;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A holder of public office whom an article names.
 *
 * @param id of the registry, or made from the name ("liu-yuejin")
 * @param name the fullest form of the name
 * @param mentions the differing strings that name the person, as in the text
 * @param role the office as the article gives it, null where it gives none
 * @param country ISO code of the state served, null where unknown or an international body
 * @param countryGuessed whether the article names the office without its country, so that it is only likely
 */
public record OfficialTag(
        String id,
        String name,
        List<String> mentions,
        @Nullable String role,
        @Nullable String country,
        boolean countryGuessed,
        List<Evidence> evidence) {

    /** One whose country is certain. */
    public OfficialTag(
            String id,
            String name,
            List<String> mentions,
            @Nullable String role,
            @Nullable String country,
            List<Evidence> evidence) {
        this(id, name, mentions, role, country, false, evidence);
    }

    public OfficialTag withId(String other) {
        return other.equals(id)
                ? this
                : new OfficialTag(other, name, mentions, role, country, countryGuessed, evidence);
    }

    /** With the mentions and the evidence of another tag that turned out to be of the same person. */
    public OfficialTag with(OfficialTag other) {
        boolean certain = country != null && !countryGuessed || other.country == null;
        return new OfficialTag(
                id,
                other.name.length() > name.length() ? other.name : name,
                Stream.concat(mentions.stream(), other.mentions.stream())
                        .distinct()
                        .sorted(Comparator.comparingInt(mention -> -mention.length()))
                        .toList(),
                role == null ? other.role : role,
                certain ? country : other.country,
                certain ? countryGuessed : other.countryGuessed,
                Stream.concat(evidence.stream(), other.evidence.stream())
                        .distinct()
                        .toList());
    }

    /** The same person by these words alone, with the mentions that are among them. */
    public OfficialTag only(List<Evidence> some) {
        Set<String> words = some.stream().map(Evidence::text).collect(Collectors.toSet());
        List<String> among = mentions.stream().filter(words::contains).toList();
        return new OfficialTag(id, name, among, role, country, countryGuessed, some);
    }
}
