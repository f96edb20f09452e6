package dev.entente.curation;

import java.util.ArrayList;
import java.util.List;

/** A log that ends with the test. */
public class MemoryCurationLog implements CurationLog {
    private final List<Entry> entries = new ArrayList<>();
    private boolean away;

    public synchronized void goAway(boolean now) {
        away = now;
    }

    @Override
    public synchronized List<Entry> all() {
        answer();
        return List.copyOf(entries);
    }

    @Override
    public synchronized long size() {
        answer();
        return entries.size();
    }

    @Override
    public synchronized boolean append(Entry entry) {
        answer();
        if (entries.stream().anyMatch(known -> known.id().equals(entry.id()))) {
            return false;
        }
        return entries.add(entry);
    }

    private void answer() {
        if (away) {
            throw new CurationUnavailable("Away for the test.", null);
        }
    }
}
