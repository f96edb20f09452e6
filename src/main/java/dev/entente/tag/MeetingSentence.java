package dev.entente.tag;

import dev.entente.tag.MeetingFinder.Mention;
import dev.entente.tag.Words.Gap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One sentence that names officials, cut into words: who acts in it, and upon whom. */
final class MeetingSentence {
    /** How far apart, in words, things that belong together may stand. */
    private static final int REACH = 30;

    private static final int DESCRIPTION = 20;
    private static final int LIST = 10;
    private static final Set<String> PRONOUNS = Set.of("he", "she");
    private static final Set<String> NAMES_AGAIN = Set.of("the", "his", "her", "a", "an", "visiting", "then", "acting");

    private final Words words;
    private final List<Mention> mentions;
    private final @Nullable MeetingSentence previous;
    private final int from;
    private final int to;
    private final String[] lower;
    /** How many of the mentions, from the first on, are of one official. */
    private final int ofFirst;

    MeetingSentence(Words words, List<Mention> mentions, @Nullable MeetingSentence previous) {
        this.words = words;
        this.mentions = mentions;
        this.previous = previous == null ? null : previous.alone();
        int sentence = words.sentence(mentions.get(0).first());
        int first = mentions.get(0).first();
        while (first > 0 && words.sentence(first - 1) == sentence) {
            first--;
        }
        int end = mentions.get(mentions.size() - 1).last() + 1;
        while (end < words.count() && words.sentence(end) == sentence) {
            end++;
        }
        from = first;
        to = end;
        lower = new String[to - from];
        for (int i = from; i < to; i++) {
            lower[i - from] = words.lower(i);
        }
        int same = 1;
        while (same < mentions.size()
                && mentions.get(same).id().equals(mentions.get(0).id())) {
            same++;
        }
        ofFirst = same;
    }

    /** Cut off from what was before, so that sentences do not keep each other. */
    private MeetingSentence alone() {
        return previous == null ? this : new MeetingSentence(words, mentions, null);
    }

    /**
     * @param start and end: offsets of the words that join the two
     * @param rule these words, in short
     * @param confidence above 0 and up to 1
     */
    record Meeting(Mention one, Mention other, int start, int end, String rule, double confidence) {}

    List<Meeting> meetings() {
        return new MeetingReader(this).read();
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The word in lower case; empty outside the sentence. */
    String word(int i) {
        return i < from || i >= to ? "" : lower[i - from];
    }

    Words words() {
        return words;
    }

    /** The first official named at or after the word, not farther than a description is long. */
    @Nullable
    Mention next(int word, int within) {
        int at = before(word);
        return at < mentions.size() && mentions.get(at).first() - word <= within ? mentions.get(at) : null;
    }

    /** How many officials are named before the word. */
    private int before(int word) {
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mentions.get(middle).first() < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The last official named before the word. */
    @Nullable
    Mention last(int word, int within) {
        int at = before(word);
        Mention before = at == 0 ? null : mentions.get(at - 1);
        return before != null && before.last() < word && word - before.last() - 1 <= within ? before : null;
    }

    /** Whether these words can all belong to the office of one who is named after them. */
    boolean isDescription(int start, int end) {
        if (end - start > DESCRIPTION) {
            return false;
        }
        for (int i = start; i < end; i++) {
            boolean beforeName = word(i + 1).equals("the") || i + 1 < to && words.isCapitalised(i + 1);
            boolean asWell = word(i).equals("as")
                    && (word(i + 1).equals("well") || word(i - 1).equals("well"));
            if (!asWell && MeetingWords.endsDescription(word(i), beforeName) || i > start && breaks(i)) {
                return false;
            }
        }
        return end <= start || !breaks(end);
    }

    private boolean breaks(int word) {
        Gap gap = words.gap(word);
        return gap == Gap.QUOTE || gap == Gap.OTHER;
    }

    /** Whether what is named depends on a preposition that stands at or after a word: "the office of President X". */
    boolean isGoverned(Mention mention, int after) {
        int i = beforeTitles(mention, after);
        if (i < after || words.gap(i + 1) != Gap.SPACE) {
            return false;
        }
        boolean leads = word(i).equals("by")
                && (word(i - 1).equals("led") || word(i - 1).equals("headed"));
        boolean governed = MeetingWords.GOVERNING.contains(word(i)) && !leads;
        boolean title = i < mention.first() - 1;
        return governed && (title || !isTitle(i - 1) || !word(i).equals("of"));
    }

    /** The word before the titles and names that stand before a mention; less than {@code after} where there is none. */
    private int beforeTitles(Mention mention, int after) {
        int i = mention.first() - 1;
        while (i >= after && mention.first() - i <= DESCRIPTION && words.gap(i + 1) == Gap.SPACE && isTitle(i)) {
            i--;
        }
        return i;
    }

    private boolean isTitle(int i) {
        return i >= from && isTitleWord(i);
    }

    private boolean isTitleWord(int i) {
        return MeetingWords.TITLES.contains(word(i))
                || NAMES_AGAIN.contains(word(i))
                || words.isPossessive(i)
                || words.isCapitalised(i);
    }

    boolean isFollowedByVerb(Mention mention) {
        int i = mention.last() + 1;
        while (i < to && words.gap(i) == Gap.SPACE && (word(i).equals("also") || word(i).equals("on") || isDay(i))) {
            i++;
        }
        return i < to && words.gap(i) == Gap.SPACE && MeetingWords.isVerb(word(i));
    }

    private boolean isDay(int i) {
        return word(i).endsWith("day");
    }

    /** Those who do what a verb says, in the order of the text; none where that is not sure. */
    List<Mention> subjects(int verb) {
        int i = verb;
        while (i > from) {
            Mention before = last(i, 0);
            if (before != null) {
                return words.isPossessive(before.last()) ? List.of() : withOthers(before);
            }
            String word = word(i - 1);
            if (words.gap(i) != Gap.SPACE) {
                return apposition(i);
            }
            if (PRONOUNS.contains(word)) {
                return pronoun(i - 1);
            }
            if (word.equals("and") || word.equals("who")) {
                return further(i - 1);
            }
            if (!MeetingWords.BETWEEN_SUBJECT_AND_VERB.contains(word)) {
                return List.of();
            }
            i--;
        }
        return List.of();
    }

    /** "X, the minister of Y, met". */
    private List<Mention> apposition(int end) {
        Mention before = last(end, REACH);
        if (before == null
                || words.isPossessive(before.last())
                || words.gap(before.last() + 1) == Gap.SPACE
                || holds(before.last() + 1, end, MeetingWords.REPORTS)) {
            return List.of();
        }
        return withOthers(before);
    }

    /** "X arrived on Monday and met". */
    private List<Mention> further(int and) {
        Mention before = last(and, REACH);
        if (before == null
                || words.isPossessive(before.last())
                || holds(before.last() + 1, and, MeetingWords.REPORTS)
                || !(isFollowedByVerb(before)
                        || before.last() + 1 == and
                        || words.gap(before.last() + 1) == Gap.COMMA)) {
            return List.of();
        }
        return withOthers(before);
    }

    /** The one whom "he" or "she" at this word means. */
    List<Mention> pronoun(int word) {
        Mention first = mentions.get(0);
        if (first.first() < word) {
            boolean alone = before(word) <= ofFirst;
            return alone && !words.isPossessive(first.last()) && !isGoverned(first, from) ? List.of(first) : List.of();
        }
        if (previous == null || words.sentence(previous.from) != words.sentence(from) - 1) {
            return List.of();
        }
        Mention one = previous.mentions.get(0);
        boolean alone = previous.ofFirst == previous.mentions.size();
        boolean acts = !words.isPossessive(one.last()) && !previous.isGoverned(one, previous.from);
        return alone && acts ? List.of(one) : List.of();
    }

    boolean isPronoun(int word) {
        return PRONOUNS.contains(word(word));
    }

    /** With those who are named before and joined by "and"; none if they are no subject. */
    private List<Mention> withOthers(Mention last) {
        List<Mention> all = new ArrayList<>(List.of(last));
        Mention first = last;
        while (all.size() < LIST) {
            Mention before = last(first.first(), DESCRIPTION);
            boolean listed = before != null
                    && all.size() > 1
                    && words.gap(before.last() + 1) == Gap.COMMA
                    && isDescription(before.last() + 1, first.first());
            if (before == null || words.isPossessive(before.last()) || !listed && !isJoined(before, first)) {
                break;
            }
            all.add(before);
            first = before;
        }
        if (isGoverned(first, from) || isObject(first)) {
            return List.of();
        }
        Collections.reverse(all);
        return all;
    }

    /** "He thanked President X": X does not act. */
    private boolean isObject(Mention mention) {
        int i = beforeTitles(mention, from);
        return i >= from
                && words.gap(i + 1) == Gap.SPACE
                && MeetingWords.isVerb(word(i))
                && !MeetingWords.REPORTS.contains(word(i));
    }

    private boolean isJoined(Mention one, Mention other) {
        int start = one.last() + 1;
        return isDescription(start, other.first())
                && (holds(start, other.first(), Set.of("and")) || holds(start, other.first(), Set.of("well")));
    }

    boolean holds(int start, int end, Set<String> any) {
        for (int i = start; i < end; i++) {
            if (any.contains(word(i))) {
                return true;
            }
        }
        return false;
    }

    /** Those whom the words from here on name as the others: one, or a list with "and". */
    List<Mention> objects(int start) {
        return objects(start, false);
    }

    /** @param act whether those who are listed may be the subject of a verb after them: "talks between X and Y led to" */
    List<Mention> objects(int start, boolean act) {
        Mention object = next(start, DESCRIPTION);
        while (object != null && words.isPossessive(object.last()) && object.last() - start < REACH) {
            object = next(object.last() + 1, DESCRIPTION);
        }
        if (object == null || words.isPossessive(object.last())) {
            return List.of();
        }
        int described = start;
        for (int i = start; i < object.first(); i++) {
            described = word(i).equals("including") ? i + 1 : described;
        }
        boolean another = holds(start, object.first(), Set.of("and")) && described == start && isFollowedByVerb(object);
        if (another || !isDescription(described, object.first()) || isGoverned(object, described)) {
            return List.of();
        }
        List<Mention> all = new ArrayList<>(List.of(object));
        List<Mention> listed = new ArrayList<>();
        Mention before = object;
        while (all.size() + listed.size() < LIST) {
            Mention more = next(before.last() + 1, DESCRIPTION);
            if (more == null
                    || words.isPossessive(more.last())
                    || !isDescription(before.last() + 1, more.first())
                    || isGoverned(more, before.last() + 1)) {
                break;
            }
            boolean and = isJoined(before, more);
            if (!and && words.gap(before.last() + 1) != Gap.COMMA || !act && isFollowedByVerb(more)) {
                break;
            }
            listed.add(more);
            before = more;
            if (and) {
                all.addAll(listed);
                listed.clear();
            }
        }
        return all;
    }
}
