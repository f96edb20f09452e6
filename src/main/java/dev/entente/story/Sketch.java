package dev.entente.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Terms that two texts are likely to share if much of them is the same, so that an inverted index finds candidates.
 *
 * <p>A MinHash signature (Broder 1997) cut into bands of {@value #ROWS} rows (Indyk and Motwani 1998). Two texts whose
 * shingle sets have the Jaccard similarity <i>J</i> share each of the {@value #BANDS} terms with the probability
 * <i>J</i>². At least {@value #LEAST_SHARED} of them are shared with the probability 0.73 for <i>J</i> = 0.2, 0.92 for
 * 0.25, 0.98 for 0.3; but once in 600 pairs for <i>J</i> = 0.03, which is a licence under two long articles.
 */
public final class Sketch {
    public static final int BANDS = 64;
    /** Texts that share fewer terms are not worth comparing. */
    public static final int LEAST_SHARED = 2;

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
