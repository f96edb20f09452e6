package dev.entente.tag;

import dev.entente.article.Evidence;
import dev.entente.article.Evidence.Field;
import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of an article's officials met, spoke or signed with each other, in English. Only what happened counts: no
 * plans, and no meetings that were refused or called off.
 */
public final class MeetingFinder {
    private static final int EVIDENCE_EACH = 5;

    private final Map<String, MeetingTag> found = new LinkedHashMap<>();

    private MeetingFinder() {}

    /** @param officials as they are to be kept: linked, and as curators want them */
    public static List<MeetingTag> find(TextToTag text, List<OfficialTag> officials) {
        if (officials.size() < 2 || !text.language().equals("en")) {
            return List.of();
        }
        MeetingFinder finder = new MeetingFinder();
        finder.read(Field.TITLE, text.title(), officials);
        finder.read(Field.BODY, text.body(), officials);
        return List.copyOf(finder.found.values());
    }

    private void read(Field field, String text, List<OfficialTag> officials) {
        Words words = Words.of(text);
        List<Mention> mentions = mentions(field, text, words, officials);
        MeetingSentence previous = null;
        int next = 0;
        while (next < mentions.size()) {
            int sentence = words.sentence(mentions.get(next).first());
            int end = next + 1;
            while (end < mentions.size() && words.sentence(mentions.get(end).first()) == sentence) {
                end++;
            }
            MeetingSentence read = new MeetingSentence(words, mentions.subList(next, end), previous);
            for (MeetingSentence.Meeting meeting : read.meetings()) {
                add(field, text, meeting);
            }
            previous = read;
            next = end;
        }
    }

    private void add(Field field, String text, MeetingSentence.Meeting meeting) {
        Mention one = meeting.one();
        Mention other = meeting.other();
        if (one.id().equals(other.id())) {
            return;
        }
        int start = Math.min(meeting.start(), Math.min(one.start(), other.start()));
        int end = Math.max(meeting.end(), Math.max(one.end(), other.end()));
        Evidence evidence =
                new Evidence(field, start, end, text.substring(start, end), meeting.rule(), meeting.confidence());
        MeetingTag tag = MeetingTag.of(one.id(), other.id(), List.of(evidence));
        found.merge(tag.pair(), tag, MeetingFinder::joined);
    }

    private static MeetingTag joined(MeetingTag known, MeetingTag more) {
        Evidence evidence = more.evidence().get(0);
        boolean overlaps = known.evidence().stream()
                .anyMatch(each -> each.field() == evidence.field()
                        && each.start() < evidence.end()
                        && evidence.start() < each.end());
        if (overlaps || known.evidence().size() == EVIDENCE_EACH) {
            return known;
        }
        List<Evidence> all = new ArrayList<>(known.evidence());
        all.add(evidence);
        return new MeetingTag(known.first(), known.second(), List.copyOf(all));
    }

    /** Where a field names its officials, in order and without overlap. */
    private static List<Mention> mentions(Field field, String text, Words words, List<OfficialTag> officials) {
        List<Mention> all = new ArrayList<>();
        for (OfficialTag official : officials) {
            for (Evidence evidence : official.evidence()) {
                if (evidence.field() == field && evidence.end() <= text.length() && evidence.end() > evidence.start()) {
                    int first = words.at(evidence.start());
                    int last = words.at(evidence.end() - 1);
                    if (first >= 0 && last >= first) {
                        all.add(new Mention(official.id(), first, last, evidence.start(), evidence.end()));
                    }
                }
            }
        }
        all.sort(Comparator.comparingInt(Mention::first).thenComparing(Mention::last, Comparator.reverseOrder()));
        List<Mention> apart = new ArrayList<>();
        for (Mention mention : all) {
            if (apart.isEmpty() || mention.first() > apart.get(apart.size() - 1).last()) {
                apart.add(mention);
            }
        }
        return apart;
    }

    /**
     * Words that name an official.
     *
     * @param first and last: numbers of words
     * @param start and end: offsets in the field
     */
    record Mention(String id, int first, int last, int start, int end) {}
}
