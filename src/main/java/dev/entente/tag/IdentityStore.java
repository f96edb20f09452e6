package dev.entente.tag;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps candidate identities. Many apps may use one store at a time: what was read is written back only if nobody has
 * changed it meanwhile. Each method fails with {@link IdentitiesUnavailable}, at once, where the store does not answer.
 */
public interface IdentityStore {
    /** So many identities at most are compared with one name. */
    int MOST_NEAR = 100;

    /**
     * A value with the mark by which the store knows whether it has changed since.
     *
     * @param number below 0 for what is not stored yet
     */
    record Stored<T>(T value, long number, long term) {
        public static <T> Stored<T> fresh(T value) {
            return new Stored<>(value, -1, -1);
        }

        public boolean isFresh() {
            return number < 0;
        }

        Stored<T> with(T other) {
            return new Stored<>(other, number, term);
        }
    }

    /** What is kept; neither map holds what is not. */
    record Known(Map<String, Stored<KnownName>> names, Map<String, Stored<Identity>> identities) {}

    /** What is kept now under these keys of names and ids of identities. */
    Known read(Collection<String> keys, Collection<String> ids);

    /**
     * For each set of blocks the identities that have one of them, those that share most first. Sees all that was saved
     * before.
     */
    List<List<Stored<Identity>>> near(List<Set<String>> blocks);

    /**
     * Writes the identities, then the names. What was not read from the store must not be there.
     *
     * @return false where somebody else has changed one of them meanwhile: then some may be written and others not, and all
     *     is to be read again
     */
    boolean save(Collection<Stored<Identity>> identities, Collection<Stored<KnownName>> names);
}
