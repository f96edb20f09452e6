package dev.entente.tag;

import dev.entente.tag.OfficeReader.Office;
import dev.entente.tag.OfficeWords.Kind;
import dev.entente.tag.Words.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds persons in one passage by the patterns of news: an office or rank beside a name, an honorific, a given name. */
final class PersonFinder {
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "one");
    private static final Set<String> BEING = Set.of("is", "was", "became", "as", "appointed", "named");
    private static final Set<String> HIGH_RANKS =
            Set.of("general", "gen", "colonel", "col", "admiral", "adm", "brigadier", "brig", "marshal", "commodore");

    private final Passage passage;
    private final Words words;
    private final NameReader names;
    private final OfficeReader offices;
    private final List<Sighting> sightings = new ArrayList<>();

    PersonFinder(Passage passage, NameReader names, OfficeReader offices) {
        this.passage = passage;
        this.words = passage.words();
        this.names = names;
        this.offices = offices;
    }

    List<Sighting> find() {
        for (int i = 0; i < words.count(); i++) {
            if (offices.isHead(i)) {
                besideOffice(offices.read(i));
            }
            if (words.isCapitalised(i) && !names.isNameWord(i)) {
                afterForm(i);
            }
            if (names.isGiven(i) && (i == 0 || !names.isNameWord(i - 1) || words.gap(i) != Gap.SPACE)) {
                byGivenName(i);
            }
        }
        return sightings;
    }

    private void besideOffice(Office office) {
        if (!office.isPublic()) {
            return;
        }
        int before = office.first();
        if (before > 0 && ARTICLES.contains(words.lower(before - 1)) && words.gap(before) == Gap.SPACE) {
            before--;
        }
        if (before > 0 && words.gap(before) == Gap.COMMA && addBackward(before, office)) {
            return;
        }
        if (addForward(office)) {
            return;
        }
        if (before > 1 && words.gap(before) == Gap.SPACE && BEING.contains(words.lower(before - 1))) {
            int verb = before - 1;
            int end = words.lower(verb - 1).equals("who") ? verb - 1 : verb;
            addBackward(end, office);
        }
    }

    private boolean addForward(Office office) {
        int from = office.end();
        if (from >= words.count()
                || (words.gap(from) != Gap.SPACE && words.gap(from) != Gap.COMMA && !words.isBracketed(from - 1))) {
            return false;
        }
        int start = names.skipForms(from);
        if (start >= words.count() || (start > from && words.gap(start) != Gap.SPACE)) {
            return false;
        }
        int end = names.end(start);
        if (end == start || (words.gap(from) == Gap.COMMA && start == from && end - start < 2)) {
            return false;
        }
        add(start, end, role(office.first(), office.end()), office.country());
        return true;
    }

    private boolean addBackward(int end, Office office) {
        int start = names.start(end);
        if (start == end
                || (end - start < 2
                        && words.isFirstOfSentence(start)
                        && !names.isGiven(start)
                        && words.gap(end) != Gap.COMMA)) {
            return false;
        }
        add(start, end, role(office.first(), office.end()), office.country());
        return true;
    }

    private void afterForm(int word) {
        Set<Kind> kinds = names.kinds(word);
        boolean rank = kinds.contains(Kind.RANK);
        if (!rank && !kinds.contains(Kind.HONORIFIC)) {
            return;
        }
        int start = names.skipForms(word);
        if (start >= words.count() || words.gap(start) != Gap.SPACE) {
            return;
        }
        int end = names.end(start);
        if (end == start || start == word) {
            return;
        }
        boolean high = false;
        for (int i = word; i < start; i++) {
            high |= HIGH_RANKS.contains(words.lower(i));
        }
        sightings.add(new Sighting(
                passage,
                words.start(start),
                words.end(end - 1),
                high ? role(word, start) : null,
                null,
                high,
                high ? "rank before the name" : "form of address"));
    }

    private void byGivenName(int word) {
        int end = names.end(word);
        if (end - word > 1) {
            sightings.add(
                    new Sighting(passage, words.start(word), words.end(end - 1), null, null, false, "given name"));
        }
    }

    private void add(int start, int end, String role, @Nullable String country) {
        sightings.add(
                new Sighting(passage, words.start(start), words.end(end - 1), role, country, true, "title pattern"));
    }

    private String role(int first, int end) {
        return passage.text().substring(words.start(first), words.end(end - 1)).replaceAll("\\s+", " ");
    }
}
