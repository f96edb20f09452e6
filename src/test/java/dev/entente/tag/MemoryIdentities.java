package dev.entente.tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keeps identities until the test ends, with an inverted index of their blocks. */
public class MemoryIdentities implements IdentityStore {
    private final Map<String, Stored<KnownName>> names = new HashMap<>();
    private final Map<String, Stored<Identity>> identities = new HashMap<>();
    private final Map<String, Set<String>> byBlock = new HashMap<>();
    private long saved;
    private long writes;

    @Override
    public synchronized Known read(Collection<String> keys, Collection<String> ids) {
        Known known = new Known(new HashMap<>(), new HashMap<>());
        keys.stream().filter(names::containsKey).forEach(key -> known.names().put(key, names.get(key)));
        ids.stream().filter(identities::containsKey).forEach(id -> known.identities()
                .put(id, identities.get(id)));
        return known;
    }

    @Override
    public synchronized List<List<Stored<Identity>>> near(List<Set<String>> blocks) {
        return blocks.stream().map(this::near).toList();
    }

    private List<Stored<Identity>> near(Set<String> blocks) {
        Map<String, Integer> shared = new HashMap<>();
        blocks.forEach(block -> byBlock.getOrDefault(block, Set.of()).forEach(id -> shared.merge(id, 1, Integer::sum)));
        return shared.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NEAR)
                .map(entry -> identities.get(entry.getKey()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public synchronized boolean save(Collection<Stored<Identity>> changed, Collection<Stored<KnownName>> changedNames) {
        boolean fits = changed.stream()
                        .allMatch(
                                each -> isUnchanged(identities.get(each.value().id()), each))
                && changedNames.stream()
                        .allMatch(each -> isUnchanged(names.get(each.value().key()), each));
        if (!fits) {
            return false;
        }
        writes++;
        for (Stored<Identity> each : changed) {
            identities.put(each.value().id(), new Stored<>(each.value(), saved++, 1));
            each.value().blocks().forEach(block -> byBlock.computeIfAbsent(block, key -> new TreeSet<>())
                    .add(each.value().id()));
        }
        for (Stored<KnownName> each : changedNames) {
            names.put(each.value().key(), new Stored<>(each.value(), saved++, 1));
        }
        return true;
    }

    private static boolean isUnchanged(Stored<?> here, Stored<?> read) {
        return here == null ? read.isFresh() : here.number() == read.number();
    }

    /** How often something was stored. */
    public synchronized long writes() {
        return writes;
    }

    public synchronized int size() {
        return identities.size();
    }
}
