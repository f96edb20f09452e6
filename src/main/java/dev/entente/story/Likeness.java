package dev.entente.story;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** How much of one text stands in another. */
public enum Likeness {
    /** Another story, or the same story in words of its own. */
    NONE,
    /** The same text, lightly rewritten, shortened, or both. */
    REWRITE,
    /** The same words, but for an introduction, an ending or a cut. */
    COPY;

    /** Share of the shorter text's shingles that the longer one has. */
    static final double REWRITTEN = 0.65;

    static final double COPIED = 0.9;

    /**
     * Least share of the shingles of both. Keeps a digest of six items from making one story of all six, each of which
     * it holds entire.
     */
    static final double LEAST_OF_BOTH = 0.2;

    /** In so many further articles of its source, a run of words is the source's furniture. */
    private static final int FURNITURE = 3;

    public static Likeness between(StoryText one, StoryText other) {
        int shorter = Math.min(one.shingles().length, other.shingles().length);
        if (shorter == 0 || (one.shingles().length < StoryText.SHORT) != (other.shingles().length < StoryText.SHORT)) {
            return NONE;
        }
        int common = common(one.shingles(), other.shingles());
        int all = one.shingles().length + other.shingles().length - common;
        if (common < REWRITTEN * shorter || common < LEAST_OF_BOTH * all) {
            return NONE;
        }
        return common >= COPIED * shorter ? COPY : REWRITE;
    }

    /**
     * Compares a text with each of its candidates. Between articles of one source, what also stands in several others of
     * that source (licences, addresses, hints) is left out of the comparison.
     */
    public static List<Likeness> toEach(StoryText text, List<StoryText> candidates) {
        List<StoryText> ofOneSource = candidates.stream()
                .filter(candidate -> candidate.source().equals(text.source()))
                .toList();
        long[] furniture = furniture(text, ofOneSource);
        StoryText bare = text.without(furniture);
        return candidates.stream()
                .map(candidate -> candidate.source().equals(text.source()) && !isWhole(text, candidate)
                        ? between(bare, candidate.without(furniture))
                        : between(text, candidate))
                .toList();
    }

    /** A text that a source prints under several addresses is no furniture. */
    private static boolean isWhole(StoryText one, StoryText other) {
        int common = common(one.shingles(), other.shingles());
        return common >= COPIED * (one.shingles().length + other.shingles().length - common);
    }

    private static long[] furniture(StoryText text, Collection<StoryText> others) {
        if (others.size() < FURNITURE) {
            return new long[0];
        }
        return Arrays.stream(text.shingles())
                .filter(shingle -> others.stream()
                                .filter(other -> Arrays.binarySearch(other.shingles(), shingle) >= 0)
                                .limit(FURNITURE)
                                .count()
                        == FURNITURE)
                .toArray();
    }

    /** How many values two ascending lists share. */
    static int common(long[] one, long[] other) {
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                common++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }
}
