package dev.entente.tag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks officials of the taxonomy up by their names, in the text's own spelling or another. */
final class OfficialRegistry {
    private static final Set<String> FAMILY_NAME_FIRST = Set.of("CN", "TW", "KR", "KP", "VN", "JP", "HK", "KH", "SG");

    /** Where people are called by their given name: "Torsak Sukvimol", later "Torsak". */
    private static final Set<String> CALLED_BY_FIRST_NAME = Set.of("TH", "MY", "ET", "ER", "IS", "MM", "LK", "ID");

    private final Phrases<Official> names;
    private final Map<String, List<Official>> byKey = new HashMap<>();
    private final Map<String, List<Official>> bySpelling = new HashMap<>();
    private final Map<String, List<Official>> byFamilyName = new HashMap<>();
    private final Map<String, Official> byAlias = new HashMap<>();
    private final Set<Official> added = Collections.newSetFromMap(new IdentityHashMap<>());

    OfficialRegistry(Taxonomy taxonomy) {
        Phrases.Builder<Official> builder = new Phrases.Builder<>();
        for (Official official : taxonomy.officials()) {
            boolean added = taxonomy.isAdded(official.id());
            addKey(official.name(), official);
            official.aliases().forEach(name -> addKey(name, official));
            official.ownNames().forEach(name -> addOwn(name, official, builder));
            if (!added) {
                builder.add(official.name(), official);
                official.aliases().forEach(name -> builder.add(name, official));
                official.aliases().forEach(name -> byAlias.put(FoldedText.fold(name), official));
            } else {
                this.added.add(official);
            }
        }
        names = builder.build();
    }

    private void addOwn(String name, Official official, Phrases.Builder<Official> builder) {
        RussianName.forms(name).forEach(form -> builder.add(form, official));
        byAlias.put(FoldedText.fold(name), official);
    }

    /** Whether the official is one of a long list, of whom a name alone says too little. */
    boolean isAdded(Official official) {
        return added.contains(official);
    }

    private void addKey(String name, Official official) {
        List<String> parts = NameKey.parts(name);
        if (parts.size() > 1) {
            add(byKey, NameKey.of(name), official);
            String country = official.country() + ":";
            add(bySpelling, country + NameSpelling.key(name, official.country()), official);
            add(byFamilyName, country + parts.get(parts.size() - 1), official);
        }
    }

    private static void add(Map<String, List<Official>> index, String key, Official official) {
        List<Official> same = index.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (!same.contains(official)) {
            same.add(official);
        }
    }

    List<Phrases.Hit<Official>> find(Passage passage) {
        return names.find(passage);
    }

    /** The official whom a short form means by itself; null for none. */
    @Nullable
    Official byAlias(String name) {
        return byAlias.get(FoldedText.fold(name));
    }

    /** The official whom a full name means in any spelling, unless the country speaks against it; null for none. */
    @Nullable
    Official find(String name, @Nullable String country) {
        if (NameKey.parts(name).size() < 2) {
            return null;
        }
        for (Official official : byKey.getOrDefault(NameKey.of(name), List.of())) {
            if (country == null || official.country() == null || country.equals(official.country())) {
                return official;
            }
        }
        return country == null ? null : findIn(country, name);
    }

    /** Spellings that only make sense for names of that country, another order, and initials; only who is meant alone. */
    private @Nullable Official findIn(String country, String name) {
        List<Official> found = bySpelling.getOrDefault(country + ":" + NameSpelling.key(name, country), List.of());
        List<String> words = NameSpelling.words(name, country);
        if (found.isEmpty() && words.size() == 2 && putsFamilyNameFirst(country)) {
            found = bySpelling.getOrDefault(country + ":" + words.get(1) + words.get(0), List.of());
        }
        if (found.isEmpty() && words.size() > 1 && words.get(0).length() == 1) {
            List<String> parts = NameKey.parts(name);
            found = byFamilyName.getOrDefault(country + ":" + parts.get(parts.size() - 1), List.of()).stream()
                    .filter(official ->
                            NameLikeness.of(name, official.name(), country).full() > 0)
                    .toList();
        }
        return found.size() == 1 ? found.get(0) : null;
    }

    /** Whether the first word of a name alone may name a person of that country. */
    static boolean callsByFirstWord(@Nullable String country) {
        return country != null && (putsFamilyNameFirst(country) || CALLED_BY_FIRST_NAME.contains(country));
    }

    static boolean putsFamilyNameFirst(@Nullable String country) {
        return country != null && FAMILY_NAME_FIRST.contains(country);
    }
}
