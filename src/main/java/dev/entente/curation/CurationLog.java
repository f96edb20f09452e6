package dev.entente.curation;

import java.util.List;

/** The log of all acts: entries are added, and never changed. Throws {@link CurationUnavailable} when it does not answer. */
public interface CurationLog {
    /** All entries, the oldest first. */
    List<Entry> all();

    /** How many entries there are; as none ever leaves, an equal number means an unchanged log. */
    long size();

    /** @return false, and nothing added, where an entry has that id already */
    boolean append(Entry entry);
}
