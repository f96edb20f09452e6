package dev.entente.tag.names;

/**
 * A fixed map from strings to numbers that keeps 64-bit hashes in place of the strings: a tenth of the memory of a hash
 * map, and a string need not be built to be looked up. Two of half a million strings share a hash with a probability of 10⁻⁸.
 */
final class FeatureTable {
    static final int ABSENT = -1;

    private static final long BASE = 0x9E3779B97F4A7C15L | 1;
    private static final long SEED = 0xCBF29CE484222325L;

    private final long[] keys;
    private final int[] values;
    private final int mask;

    /** @param size how many entries will be put, at most */
    FeatureTable(int size) {
        int slots = Integer.highestOneBit(Math.max(8, size)) << 1;
        while (slots < size * 1.4) {
            slots <<= 1;
        }
        keys = new long[slots];
        values = new int[slots];
        mask = slots - 1;
    }

    static long hash(CharSequence text) {
        return extend(SEED, text);
    }

    /** The hash of the text that gave this hash, with more text after it. */
    static long extend(long hash, CharSequence more) {
        long extended = hash;
        for (int i = 0; i < more.length(); i++) {
            extended = extended * BASE + more.charAt(i) + 1;
        }
        return extended;
    }

    void put(long hash, int value) {
        int slot = slot(hash);
        keys[slot] = hash;
        values[slot] = value;
    }

    /** The number of the string with this hash, or {@link #ABSENT}. */
    int get(long hash) {
        int slot = slot(hash);
        return keys[slot] == 0 ? ABSENT : values[slot];
    }

    /** No string of a model hashes to 0, which marks an empty slot. */
    private int slot(long hash) {
        long mixed = hash ^ (hash >>> 32);
        int slot = (int) (mixed * 0x9E3779B1L >>> 7) & mask;
        while (keys[slot] != 0 && keys[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
