package dev.entente.tag;

import dev.entente.tag.MeetingFinder.Mention;
import dev.entente.tag.MeetingSentence.Meeting;
import dev.entente.tag.Words.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the words of meeting in a sentence, each with those whom it joins. */
final class MeetingReader {
    private static final double VERB = 0.9;
    private static final double NOUN = 0.85;
    private static final double TOGETHER = 0.88;
    private static final double HOST = 0.8;
    private static final double INVITATION = 0.65;
    private static final int CLAUSE = 40;
    private static final int MODIFIERS = 12;
    private static final Set<String> DURING = Set.of("in", "during", "after", "following", "at");
    private static final Set<String> BEFORE_NOUNS = WordList.of("""
            a an his her the their separate joint recent phone telephone first video virtual multiple several
            another bilateral trilateral closed-door face-to-face press news two talks private official similar
            earlier of sidelines courtesy online lengthy one-on-one high-level last latest second third this
            same tripartite extensive intensive friendly fruitful important different series
            """);
    private static final Set<String> AFTER_NOUNS =
            Set.of("on", "in", "here", "held", "today", "yesterday", "late", "earlier", "tehran", "and", "the");

    /** After "they met" where nobody else is named. */
    private static final Set<String> AFTER_MEETING = WordList.of("""
            in on at for to over here again twice before after during late last this earlier and today yesterday
            separately briefly privately behind as face
            """);

    private static final Set<String> BEFORE_WITH = WordList.of("""
            on by over the phone telephone in down separately briefly person here today yesterday privately
            twice again a via video link
            """);

    private final MeetingSentence sentence;
    private final List<Meeting> meetings = new ArrayList<>();
    private int first;
    private int last;

    MeetingReader(MeetingSentence sentence) {
        this.sentence = sentence;
    }

    List<Meeting> read() {
        for (int i = sentence.from(); i < sentence.to(); i++) {
            String word = word(i);
            first = i;
            last = i;
            if (word.equals("met") || word.equals("meets") || word.equals("meet")) {
                met(i);
            } else if (MeetingWords.WITH.contains(word)) {
                with(i);
            } else if (MeetingWords.ABOUT.contains(word)) {
                about(i);
            } else if (MeetingWords.HOSTS.contains(word)) {
                host(i);
            } else if (MeetingWords.NOUNS.contains(word)) {
                noun(i);
            } else if (word.equals("invitation")) {
                invitation(i);
            }
        }
        return meetings;
    }

    private String word(int i) {
        return sentence.word(i);
    }

    private void met(int verb) {
        boolean with = word(verb + 1).equals("with");
        if (isUnreal(verb) || isPlain(verb, "meet")) {
            return;
        }
        List<Mention> subjects = sentence.subjects(verb);
        List<Mention> objects = word(verb).equals("meet") ? List.of() : sentence.objects(with ? verb + 2 : verb + 1);
        if (!objects.isEmpty()) {
            pairs(subjects, objects, with ? "met with" : "met", VERB);
        } else if (!with && hasNoObject(verb)) {
            together(subjects, "met");
        }
    }

    /** The plain form is one of a plan, except in headlines: "X, Y meet in Z". */
    private boolean isPlain(int verb, String form) {
        return word(verb).equals(form) && word(verb - 1).equals("to");
    }

    private boolean hasNoObject(int verb) {
        int next = verb + 1;
        return next >= sentence.to()
                || sentence.words().gap(next) != Gap.SPACE
                || AFTER_MEETING.contains(word(next))
                || word(next).endsWith("day");
    }

    private void with(int verb) {
        int with = verb + 1;
        boolean spoke = word(verb).startsWith("sp");
        boolean phone = false;
        while (with < verb + 7
                && (BEFORE_WITH.contains(word(with)) || word(with).endsWith("day"))) {
            phone |= word(with).endsWith("phone");
            with++;
        }
        if (isUnreal(verb)
                || isPlain(verb, "confer")
                || word(verb).equals("sat") && !word(verb + 1).equals("down")) {
            return;
        }
        List<Mention> subjects = sentence.subjects(verb);
        String rule = phone ? "spoke by phone" : word(verb).equals("sat") ? "sat down with" : word(verb) + " with";
        List<Mention> objects =
                word(with).equals("with") || word(with).equals("to") && phone ? sentence.objects(with + 1) : List.of();
        if (!objects.isEmpty()) {
            pairs(subjects, objects, rule, VERB);
        } else if (!word(with).equals("with") && (!spoke && !word(verb).equals("talked") || phone)) {
            together(subjects, phone ? rule : word(verb));
        }
    }

    private void about(int verb) {
        if (isUnreal(verb) || isPlain(verb, "discuss")) {
            return;
        }
        String word = word(verb);
        boolean signs = word.startsWith("sign") || word.equals("inked");
        if (signs && word(verb + 1).equals("by")) {
            together(sentence.objects(verb + 2), "signed by");
            return;
        }
        if (word.equals("exchanged") && !word(verb + 1).equals("views")) {
            return;
        }
        int with = verb + 1;
        while (with < sentence.to() && with < verb + 20 && !word(with).equals("with") && !isNewClause(with)) {
            with++;
        }
        boolean other = word(with).equals("with");
        String rule = word.equals("exchanged") ? "exchanged views" : word;
        List<Mention> objects =
                other && sentence.next(verb, with - verb) == null ? sentence.objects(with + 1) : List.of();
        List<Mention> subjects = sentence.subjects(verb);
        if (!objects.isEmpty()) {
            pairs(subjects, objects, rule + " with", signs ? VERB : NOUN);
        } else if (!other || signs) {
            together(subjects, rule);
        }
    }

    private boolean isNewClause(int word) {
        Gap gap = sentence.words().gap(word);
        return gap == Gap.QUOTE
                || gap == Gap.OTHER
                || Set.of("said", "that", "who", "which", "while").contains(word(word));
    }

    private void host(int verb) {
        if (isUnreal(verb)) {
            return;
        }
        boolean passive = word(verb + 1).equals("by")
                && sentence.holds(Math.max(sentence.from(), verb - 3), verb, Set.of("was", "were", "been"));
        int subject = verb;
        while (passive
                && Set.of("was", "were", "been", "warmly", "also", "has", "had").contains(word(subject - 1))) {
            subject--;
        }
        List<Mention> objects = sentence.objects(passive ? verb + 2 : verb + 1);
        pairs(sentence.subjects(subject), objects, passive ? word(verb) + " by" : word(verb), HOST);
    }

    /** "held talks with X", "in a meeting with X, Y said", "a meeting between X and Y", "Y's talks with X". */
    private void noun(int noun) {
        String word = word(noun);
        if (MeetingWords.CALLS.contains(word) && !MeetingWords.BEFORE_CALLS.contains(word(noun - 1))
                || word.equals("conference") && !MeetingWords.BEFORE_CONFERENCES.contains(word(noun - 1))) {
            return;
        }
        int joint = noun + 1;
        while (joint < noun + 6
                && (AFTER_NOUNS.contains(word(joint)) || word(joint).endsWith("day") || isPlace(joint))) {
            joint++;
        }
        boolean with = word(joint).equals("with");
        boolean between = word(joint).equals("between");
        int start = noun;
        while (noun - start < MODIFIERS && BEFORE_NOUNS.contains(word(start - 1))) {
            start--;
        }
        if (isUnreal(start) || isUnreal(noun)) {
            return;
        }
        String name = word(noun - 1).endsWith("phone") ? "phone " + word : word;
        if (between) {
            List<Mention> all = sentence.objects(joint + 1, true);
            if (!isCalledOff(joint, all)) {
                together(all, name + " between", NOUN);
            }
            return;
        }
        if (word(noun + 1).equals("of")) {
            of(noun, name);
        }
        if (MeetingWords.HOLDS.contains(word(start - 1))) {
            held(start - 1, with ? joint : -1, name);
            return;
        }
        if (!with) {
            return;
        }
        List<Mention> objects = sentence.objects(joint + 1);
        if (objects.isEmpty() || isCalledOff(joint, objects)) {
            return;
        }
        Mention owner = sentence.last(start, 0);
        if (owner != null && sentence.words().isPossessive(owner.last())) {
            pairs(List.of(owner), objects, name + " with", NOUN);
        } else if (DURING.contains(word(start - 1))
                || word(start - 1).equals("on") && word(start + 1).equals("sidelines")) {
            first = start - 1;
            pairs(speakers(start - 1, objects), objects, "in " + name + " with", NOUN);
        }
    }

    private boolean isPlace(int word) {
        return word < sentence.to() && sentence.words().isCapitalised(word) && sentence.next(word, 0) == null;
    }

    private void held(int verb, int with, String name) {
        first = verb;
        List<Mention> subjects = sentence.subjects(verb);
        if (with > 0) {
            pairs(subjects, sentence.objects(with + 1), "held " + name + " with", VERB);
        } else {
            together(subjects, "held " + name);
        }
    }

    /** "the meeting of X with Y". */
    private void of(int noun, String name) {
        Mention one = sentence.next(noun + 2, 8);
        if (one != null
                && word(one.last() + 1).equals("with")
                && sentence.isDescription(noun + 2, one.first())
                && !sentence.words().isPossessive(one.last())) {
            pairs(List.of(one), sentence.objects(one.last() + 2), name + " of", NOUN);
        }
    }

    /** Who was "in a meeting with" these. */
    private List<Mention> speakers(int in, List<Mention> objects) {
        Mention before = sentence.last(in, CLAUSE);
        if (before != null) {
            return before(in, before);
        }
        for (int i = in - 1; i >= sentence.from() && i > in - CLAUSE; i--) {
            if (sentence.isPronoun(i)) {
                return sentence.pronoun(i);
            }
        }
        Mention after = sentence.next(objects.get(objects.size() - 1).last() + 1, CLAUSE);
        boolean opens = in - sentence.from() < 6;
        boolean speaks = after != null
                && !sentence.words().isPossessive(after.last())
                && (sentence.isFollowedByVerb(after)
                        || sentence.words().gap(Math.min(after.last() + 1, sentence.to() - 1)) == Gap.COMMA)
                && !sentence.isGoverned(after, objects.get(objects.size() - 1).last() + 1);
        return opens && speaks ? List.of(after) : List.of();
    }

    private List<Mention> before(int in, Mention nearest) {
        if (sentence.words().isPossessive(nearest.last())) {
            return List.of();
        }
        if (nearest.last() + 1 == in) {
            return sentence.subjects(in);
        }
        for (int i = in - 1; i > nearest.last(); i--) {
            if (MeetingWords.isUnreal(word(i))) {
                return List.of();
            }
            if (MeetingWords.isVerb(word(i)) && !word(i).equals("that")) {
                List<Mention> subjects = sentence.subjects(i);
                return subjects.isEmpty() && isInverted(i, nearest) ? List.of(nearest) : subjects;
            }
        }
        Mention inverted = nearest;
        int verb = inverted.first() - 1;
        return sentence.isDescription(nearest.last() + 1, in) && verbBefore(verb) ? List.of(nearest) : List.of();
    }

    /** "said X in a meeting". */
    private boolean verbBefore(int from) {
        for (int i = from; i > from - 8 && i >= sentence.from(); i--) {
            if (MeetingWords.REPORTS.contains(word(i)) && !word(i).equals("that")) {
                return true;
            }
        }
        return false;
    }

    private boolean isInverted(int verb, Mention nearest) {
        return MeetingWords.REPORTS.contains(word(verb)) && verb == nearest.last() + 1;
    }

    private void invitation(int word) {
        if (!Set.of("of", "from").contains(word(word + 1))) {
            return;
        }
        for (int i = word - 1; i >= sentence.from() && i > word - CLAUSE; i--) {
            if (MeetingWords.isUnreal(word(i))) {
                return;
            }
            if (MeetingWords.TRAVELS.contains(word(i))) {
                if (!isUnreal(i)) {
                    pairs(sentence.subjects(i), sentence.objects(word + 2), "visited at the invitation of", INVITATION);
                }
                return;
            }
        }
    }

    private boolean isUnreal(int verb) {
        for (int i = verb - 1; i >= sentence.from() && i >= verb - 6; i--) {
            Mention named = sentence.last(i + 1, 0);
            boolean quoted = sentence.words().gap(i + 1) == Gap.QUOTE;
            if (quoted || named != null && !sentence.words().isPossessive(named.last())) {
                return false;
            }
            if (MeetingWords.isUnreal(word(i)) || word(i).equals("to") && i == verb - 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words after those who were to meet say that they did not, or have not yet. */
    private boolean isCalledOff(int joint, List<Mention> all) {
        int end = all.isEmpty() ? joint : all.get(all.size() - 1).last();
        for (int i = end + 1;
                i < sentence.to() && i < end + 6 && sentence.words().gap(i) == Gap.SPACE;
                i++) {
            if (MeetingWords.isCalledOff(word(i))) {
                return true;
            }
        }
        return false;
    }

    private void together(List<Mention> all, String rule) {
        together(all, rule, TOGETHER);
    }

    private void together(List<Mention> all, String rule, double confidence) {
        for (int i = 0; i < all.size(); i++) {
            pairs(all.subList(i, i + 1), all.subList(i + 1, all.size()), rule, confidence);
        }
    }

    private void pairs(List<Mention> some, List<Mention> others, String rule, double confidence) {
        for (Mention one : some) {
            for (Mention other : others) {
                Words words = sentence.words();
                meetings.add(new Meeting(one, other, words.start(first), words.end(last), rule, confidence));
            }
        }
    }
}
