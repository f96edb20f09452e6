package dev.entente.article;

import java.util.List;

/**
 * Two officials who met, spoke or signed with each other, as an article says.
 *
 * @param first id of the one whose id comes first in order
 * @param second id of the other
 * @param evidence from the one's words to the other's, with the words that join them
 */
public record MeetingTag(String first, String second, List<Evidence> evidence) {
    /** No id holds it. */
    private static final char BETWEEN = '_';

    /** @throws IllegalArgumentException if the ids are not in order, or are the same */
    public MeetingTag {
        if (first.compareTo(second) >= 0) {
            throw new IllegalArgumentException("'" + first + "' does not come before '" + second + "'.");
        }
    }

    /** Whoever of the two is named first. @throws IllegalArgumentException if they are the same */
    public static MeetingTag of(String one, String other, List<Evidence> evidence) {
        return one.compareTo(other) < 0 ? new MeetingTag(one, other, evidence) : new MeetingTag(other, one, evidence);
    }

    /** Both ids as one value of an index: "ahmad-reza-radan_liu-yuejin". */
    public String pair() {
        return first + BETWEEN + second;
    }

    /** The two ids of a {@link #pair}. */
    public static List<String> officials(String pair) {
        int at = pair.indexOf(BETWEEN);
        return List.of(pair.substring(0, at), pair.substring(at + 1));
    }

    /** The other one of a {@link #pair}. */
    public static String other(String pair, String one) {
        int at = pair.indexOf(BETWEEN);
        return pair.substring(0, at).equals(one) ? pair.substring(at + 1) : pair.substring(0, at);
    }
}
