package dev.entente.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Keeps sources in memory; can be made to be away. */
public class MemorySourceStore implements SourceStore {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    public volatile boolean away;

    @Override
    public synchronized List<Entry> all() {
        answer();
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized void change(String id, UnaryOperator<Entry> change) {
        answer();
        Entry after = change.apply(entries.get(id));
        if (after == null) {
            entries.remove(id);
        } else {
            entries.put(id, after);
        }
    }

    private void answer() {
        if (away) {
            throw new SourcesUnavailable("Away on purpose.", null);
        }
    }
}
