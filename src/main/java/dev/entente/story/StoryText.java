package dev.entente.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as it is compared with others: the set of its shingles, that is its runs of {@value #WORDS} words (or of
 * {@value #CHARACTERS} characters in scripts without blanks), each hashed to 64 bits.
 *
 * <p>Shingles and their resemblance: A. Broder, <i>On the resemblance and containment of documents</i>, 1997.
 */
public final class StoryText {
    static final int WORDS = 3;
    static final int CHARACTERS = 6;

    /** A text of fewer shingles is compared as a whole, with its title. */
    static final int SHORT = 20;
    /** Title and body of fewer tokens say too little to be anything's copy. */
    private static final int LEAST = 8;

    private final String source;
    private final long[] shingles;

    private StoryText(String source, long[] shingles) {
        this.source = source;
        this.shingles = shingles;
    }

    public static StoryText of(String source, String title, String body) {
        List<String> tokens = Tokens.of(body);
        long[] runs = runs(tokens, isUnspaced(tokens) ? CHARACTERS : WORDS);
        return new StoryText(source, runs.length < SHORT ? whole(title, tokens) : runs);
    }

    /** Distinct, ascending; empty where the text is too short to compare. */
    long[] shingles() {
        return shingles;
    }

    String source() {
        return source;
    }

    /** The same text without these shingles. */
    StoryText without(long[] furniture) {
        return furniture.length == 0
                ? this
                : new StoryText(
                        source,
                        Arrays.stream(shingles)
                                .filter(shingle -> Arrays.binarySearch(furniture, shingle) < 0)
                                .toArray());
    }

    private static boolean isUnspaced(List<String> tokens) {
        long single = tokens.stream().filter(Tokens::isUnspaced).count();
        return 2 * single > tokens.size();
    }

    private static long[] whole(String title, List<String> body) {
        List<String> all = new ArrayList<>(Tokens.of(title));
        all.addAll(body);
        return all.size() < LEAST ? new long[0] : new long[] {hash(all, 0, all.size())};
    }

    private static long[] runs(List<String> tokens, int width) {
        long[] runs = new long[Math.max(0, tokens.size() - width + 1)];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = hash(tokens, i, i + width);
        }
        return Arrays.stream(runs).sorted().distinct().toArray();
    }

    private static long hash(List<String> tokens, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            String token = tokens.get(i);
            for (int c = 0; c < token.length(); c++) {
                hash = hash * 31 + token.charAt(c);
            }
            hash = Mix.of(hash);
        }
        return hash;
    }
}
