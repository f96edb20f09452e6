package dev.entente.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Terms that two texts are likely to share if much of them is the same, so that an inverted index finds candidates.
 *
 * <p>A MinHash signature (Broder 1997) cut into bands (Indyk and Motwani 1998): two texts whose shingle sets have the
 * Jaccard similarity <i>J</i> share at least one of {@value #BANDS} terms with the probability
 * 1 − (1 − J²)^{@value #BANDS}: 0.95 at a quarter, 0.7 at 0.16, and each term with J² alone.
 */
public final class Sketch {
    public static final int BANDS = 48;
    private static final int ROWS = 2;
    /** 48 bits: texts that share nothing share a term once in 10^14 pairs. */
    private static final int BITS = 48;

    private Sketch() {}

    /** Empty for a text that is too short to compare. */
    public static List<String> of(StoryText text) {
        long[] shingles = text.shingles();
        if (shingles.length == 0) {
            return List.of();
        }
        long[] least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int row = 0; row < least.length; row++) {
            long seed = Mix.of(row);
            for (long shingle : shingles) {
                least[row] = Math.min(least[row], Mix.of(shingle ^ seed));
            }
        }
        List<String> terms = new ArrayList<>(BANDS);
        for (int band = 0; band < BANDS; band++) {
            long hash = band;
            for (int row = 0; row < ROWS; row++) {
                hash = Mix.of(hash ^ least[band * ROWS + row]);
            }
            terms.add(Long.toString(hash >>> Long.SIZE - BITS, Character.MAX_RADIX));
        }
        return terms;
    }
}
