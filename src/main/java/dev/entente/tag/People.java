package dev.entente.tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the sightings of one article together into persons: the fullest names first, then every shorter form that can
 * mean one of them.
 */
final class People {
    /** So many persons of one family name are told apart; more are a list, not news. */
    private static final int NAMESAKES = 20;

    private final OfficialRegistry registry;
    private final Set<String> countries;
    private final Map<String, List<Person>> byLast = new HashMap<>();
    private final Map<String, List<Person>> byFirst = new HashMap<>();
    private final Map<String, Person> byId = new HashMap<>();
    private final Set<Person> persons = new LinkedHashSet<>();

    /** @param countries those that the article names */
    People(OfficialRegistry registry, Set<String> countries) {
        this.registry = registry;
        this.countries = countries;
    }

    /** Adds sightings whose person the registry knows by an alias. */
    void addRegistered(Sighting sighting, Official official) {
        registered(official).add(sighting);
    }

    void addPost(Official official, @Nullable Post post) {
        registered(official).addPost(post);
    }

    /** Adds what patterns found. */
    void addAll(List<Sighting> sightings) {
        List<Sighting> fullestFirst = new ArrayList<>(sightings);
        fullestFirst.sort(Comparator.comparingInt(
                sighting -> -NameKey.parts(sighting.name()).size()));
        for (Sighting sighting : fullestFirst) {
            Person person = known(sighting.name());
            if (person == null) {
                person = fresh(sighting);
            }
            if (person != null) {
                person.add(sighting);
            }
        }
        persons.forEach(this::indexByFirst);
    }

    /** The one person to whom the article gives this office of this country; null for none and for several. */
    @Nullable
    Person holder(String key, String country) {
        List<Person> holders =
                persons.stream().filter(person -> person.holds(key, country)).toList();
        return holders.size() == 1 ? holders.get(0) : null;
    }

    /** The person of this article whom a name means, or null. */
    @Nullable
    Person known(String name) {
        List<String> parts = NameKey.parts(name);
        if (parts.isEmpty()) {
            return null;
        }
        Person found = null;
        for (Person person : byLast.getOrDefault(parts.get(parts.size() - 1), List.of())) {
            if (isWithin(parts, person.parts()) && (parts.size() > 1 || NameKey.isAlike(name, person.name()))) {
                if (found != null && found != person && parts.size() == 1) {
                    return found.isOfficial() ? found : person;
                }
                found = found == null ? person : found;
            }
        }
        if (found == null && parts.size() == 1) {
            found = byFirst.getOrDefault(parts.get(0), List.of()).stream()
                    .findFirst()
                    .orElse(null);
        }
        return found;
    }

    private @Nullable Person fresh(Sighting sighting) {
        Official official = registry.find(sighting.name(), sighting.country());
        if (official != null
                && (!registry.isAdded(official)
                        || sighting.official()
                        || (official.country() != null && countries.contains(official.country())))) {
            return registered(official);
        }
        Official alias = registry.byAlias(sighting.name());
        if (alias != null) {
            return registered(alias);
        }
        List<String> parts = NameKey.parts(sighting.name());
        if (parts.isEmpty()
                || (parts.size() == 1 && !sighting.official())
                || sighting.passage().isHeadlineCase()
                || parts.stream().allMatch(part -> part.length() < 2)) {
            return null;
        }
        return keep(new Person(sighting.name().replaceAll("\\s+", " "), null));
    }

    private Person registered(Official official) {
        Person person = byId.get(official.id());
        if (person == null) {
            person = keep(new Person(official.name(), official));
            byId.put(official.id(), person);
        }
        return person;
    }

    private Person keep(Person person) {
        persons.add(person);
        List<String> parts = person.parts();
        index(byLast, parts.get(parts.size() - 1), person);
        indexByFirst(person);
        return person;
    }

    private void indexByFirst(Person person) {
        if (OfficialRegistry.callsByFirstWord(person.country()) || NameKey.isPatronymic(person.name())) {
            index(byFirst, person.parts().get(0), person);
        }
    }

    private static void index(Map<String, List<Person>> index, String key, Person person) {
        List<Person> namesakes = index.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (namesakes.size() < NAMESAKES && !namesakes.contains(person)) {
            namesakes.add(person);
        }
    }

    Set<Person> persons() {
        return persons;
    }

    /** Whether the parts stand in the whole in this order. */
    private static boolean isWithin(List<String> parts, List<String> whole) {
        int at = 0;
        for (String part : whole) {
            if (at < parts.size() && parts.get(at).equals(part)) {
                at++;
            }
        }
        return at == parts.size();
    }
}
