package dev.entente.tag;

import dev.entente.article.Evidence;
import dev.entente.article.OfficialTag;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One person as an article shows them: grows while the article's sightings are put together. */
final class Person {
    private final List<String> parts;
    private final String name;
    private final @Nullable Official registered;
    private final Set<String> mentions = new LinkedHashSet<>();
    private final Map<Place, Evidence> evidence = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private boolean official;
    private @Nullable String role;
    private @Nullable String country;
    private boolean international;

    private record Place(Evidence.Field field, int start) {}

    Person(String name, @Nullable Official registered) {
        this.name = name;
        this.parts = NameKey.parts(registered == null ? name : registered.name());
        this.registered = registered;
        this.official = registered != null;
        this.country = registered == null ? null : registered.country();
    }

    String name() {
        return registered == null ? name : registered.name();
    }

    List<String> parts() {
        return parts;
    }

    boolean isOfficial() {
        return official;
    }

    @Nullable
    String country() {
        return country;
    }

    void add(Sighting sighting) {
        mentions.add(sighting.name());
        evidence.putIfAbsent(new Place(sighting.passage().field(), sighting.start()), sighting.evidence());
        official |= sighting.official();
        addPost(sighting.post());
    }

    /** Words that mean the person but hold no name: evidence, and no mention. */
    void addOffice(Evidence words) {
        evidence.putIfAbsent(new Place(words.field(), words.start()), words);
    }

    void addPost(@Nullable Post post) {
        if (post == null) {
            return;
        }
        role = role == null ? post.role() : role;
        keys.add(post.key());
        international |= post.international();
        if (country == null && registered == null) {
            country = post.country();
        }
    }

    boolean hasHead(String head) {
        return keys.stream().anyMatch(key -> (" " + key + " ").contains(" " + head + " "));
    }

    boolean isInTitle() {
        return evidence.keySet().stream().anyMatch(place -> place.field() == Evidence.Field.TITLE);
    }

    /** Whether the article gives the person's name, and not the office alone. */
    boolean isNamed() {
        return evidence.values().stream().anyMatch(each -> !each.rule().equals(Ground.HOLDER.rule()));
    }

    Collection<Evidence> evidence() {
        return evidence.values();
    }

    /** Whether the article gives the person this office of this country. */
    boolean holds(String key, String ofCountry) {
        return keys.contains(key) && ofCountry.equals(country);
    }

    /** @param home country of officials whose office names none; null where it is not known */
    OfficialTag tag(@Nullable String home) {
        boolean atHome = registered == null && country == null && !international;
        String serves = atHome ? home : country;
        String id = registered == null ? CandidateId.of(name, serves) : registered.id();
        List<String> fullestFirst = mentions.stream()
                .sorted(Comparator.comparingInt(mention -> -mention.length()))
                .toList();
        return new OfficialTag(
                id, name(), fullestFirst, role, serves, atHome && serves != null, List.copyOf(evidence.values()));
    }
}
