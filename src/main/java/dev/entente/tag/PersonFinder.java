package dev.entente.tag;

import dev.entente.tag.OfficeReader.Office;
import dev.entente.tag.OfficeWords.Kind;
import dev.entente.tag.Words.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds persons in one passage by the patterns of news: an office or rank beside a name, an honorific, a given name. */
final class PersonFinder {
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "one");
    private static final Set<String> BEING = Set.of("is", "was", "became", "as", "appointed", "named");
    private static final Set<String> SAYING = WordList.of("""
            said says stated told added noted announced stressed explained remarked made warned urged confirmed
            reported declared reiterated emphasized emphasised underlined expressed asserted highlighted pointed
            underscored called hailed revealed rejected
            """);
    private static final Set<String> HIGH_RANKS =
            Set.of("general", "gen", "colonel", "col", "admiral", "adm", "brigadier", "brig", "marshal", "commodore");

    private static final Pattern OF = Pattern.compile(" (of|for|in)$");

    private final Passage passage;
    private final Words words;
    private final NameReader names;
    private final OfficeReader offices;
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Unnamed> unnamed = new ArrayList<>();
    private final Map<String, String> seats;
    private @Nullable Office pending;

    /** @param seats the countries of offices that the article named with one, by the office's last words; grows */
    PersonFinder(Passage passage, NameReader names, OfficeReader offices, Map<String, String> seats) {
        this.passage = passage;
        this.words = passage.words();
        this.names = names;
        this.offices = offices;
        this.seats = seats;
    }

    List<Sighting> find() {
        for (int i = 0; i < words.count(); i++) {
            if (offices.isHead(i)) {
                besideOffice(seated(offices.read(i)));
            }
            if (words.isCapitalised(i) && !names.isNameWord(i)) {
                afterForm(i);
            }
            if (names.isGiven(i) && (i == 0 || !names.isNameWord(i - 1) || words.gap(i) != Gap.SPACE)) {
                byGivenName(i);
            }
            afterUnnamedOffice(i);
        }
        return sightings;
    }

    /** An office without a country is that of the same name which had one before: "the crown prince". */
    private Office seated(Office office) {
        int head = office.head();
        String key = (head > office.first() ? words.lower(head - 1) + " " : "") + words.lower(head);
        if (office.country() != null) {
            seats.putIfAbsent(key, office.country());
            return office;
        }
        String country = head > office.first() && !office.international() ? seats.get(key) : null;
        return country == null ? office : office.of(country);
    }

    private void besideOffice(Office office) {
        if (!office.isPublic()) {
            return;
        }
        boolean direct = office.end() == office.head() + 1;
        if ((direct && addForward(office, Gap.SPACE))
                || addBackward(office)
                || addForward(office, Gap.SPACE)
                || addForward(office, Gap.COMMA)) {
            pending = null;
        } else {
            pending = office;
            unnamed.add(new Unnamed(passage, words.start(office.first()), words.end(office.end() - 1), post(office)));
        }
    }

    /** "Interior Minister Gen. Mohammad Ibrahim al-Shaar", "deputy minister for security, Hossein Zolfaqari" */
    private boolean addForward(Office office, Gap gap) {
        int from = office.end();
        if (from >= words.count() || !(words.gap(from) == gap || (gap == Gap.SPACE && words.isBracketed(from - 1)))) {
            return false;
        }
        int start = names.skipForms(from);
        if (start >= words.count() || (start > from && words.gap(start) != Gap.SPACE)) {
            return false;
        }
        int end = names.end(start);
        boolean loose = start == from && (gap == Gap.COMMA || office.end() > office.head() + 2);
        if (end == start || (loose && end - start < 2) || isCutShort(end)) {
            return false;
        }
        add(start, end, office);
        addAlike(end, office);
        return true;
    }

    /** "Serbia's interior minister Ana Ilic and Hungary's Bela Kis": the other holds the same office of another state. */
    private void addAlike(int and, Office office) {
        boolean joined = office.country() != null
                && and + 1 < words.count()
                && words.gap(and) == Gap.SPACE
                && words.gap(and + 1) == Gap.SPACE
                && words.lower(and).equals("and");
        String country = joined ? offices.country(and + 1) : null;
        if (country == null || country.equals(office.country())) {
            return;
        }
        int last = and + 1;
        while (!words.isPossessive(last) && last + 1 < words.count() && country.equals(offices.country(last + 1))) {
            last++;
        }
        int start = last + 1;
        if (!words.isPossessive(last) || start >= words.count() || words.gap(start) != Gap.SPACE) {
            return;
        }
        int end = names.end(start);
        if (end - start > 1) {
            Post post = new Post(OF.matcher(own(office)).replaceFirst(""), key(office), country, false);
            sightings.add(new Sighting(passage, words.start(start), words.end(end - 1), post, true, Ground.TITLE));
        }
    }

    /** A capitalised word that is no name follows at once: what was read is the name of a body, not of a person. */
    private boolean isCutShort(int end) {
        return end < words.count()
                && words.gap(end) == Gap.SPACE
                && !words.isPossessive(end - 1)
                && words.isCapitalised(end)
                && !names.isNameWord(end)
                && names.kinds(end).contains(Kind.BODY)
                && !passage.isTitle();
    }

    /** "Wang Xiaohong, China's minister of public security", "Jalil Hassani said, governor of Lar" */
    private boolean addBackward(Office office) {
        int before = office.first();
        if (before > 0 && words.gap(before) == Gap.SPACE && ARTICLES.contains(words.lower(before - 1))) {
            before--;
        }
        if (before == 0) {
            return false;
        }
        if (words.gap(before) == Gap.COMMA) {
            return addEnding(SAYING.contains(words.lower(before - 1)) ? before - 1 : before, office);
        }
        if (words.gap(before) == Gap.SPACE && BEING.contains(words.lower(before - 1))) {
            return addEnding(subject(before - 1), office);
        }
        return false;
    }

    /** Where the name ends that a verb before an office speaks of: "X is", "X, who is currently serving as". */
    private int subject(int verb) {
        for (int i = verb; i > Math.max(0, verb - 6); i--) {
            if (words.gap(i) == Gap.COMMA && words.lower(i).equals("who")) {
                return i;
            }
            if (words.gap(i) != Gap.SPACE) {
                break;
            }
        }
        return verb;
    }

    private boolean addEnding(int end, Office office) {
        int start = names.start(end);
        if (start == end || (end - start < 2 && words.isFirstOfSentence(start) && !names.isGiven(start))) {
            return false;
        }
        add(start, end, office);
        return true;
    }

    private void afterForm(int word) {
        Set<Kind> kinds = names.kinds(word);
        boolean rank =
                kinds.contains(Kind.RANK) && !(word > 0 && words.gap(word) == Gap.SPACE && offices.isHead(word - 1));
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
                high ? new Post(role(word, start), "", null, false) : null,
                high,
                high ? Ground.RANK : Ground.ADDRESS));
    }

    private void byGivenName(int word) {
        int end = names.end(word);
        if (end - word > 1 && names.start(end) == word) {
            sightings.add(Sighting.bare(passage, words.start(word), words.end(end - 1), Ground.GIVEN_NAME));
        }
    }

    /**
     * A full name that says something, in the sentence after an office without a name or in the one after that:
     * "The town's police chief spoke first. According to Karim Daneshvar, …"
     */
    private void afterUnnamedOffice(int word) {
        int sentence = words.sentence(word);
        if (pending == null || sentence == words.sentence(pending.head()) || !names.isNameWord(word)) {
            return;
        }
        if (sentence > words.sentence(pending.head()) + 2) {
            pending = null;
            return;
        }
        int end = names.end(word);
        if (end - word < 2 || names.start(end) != word) {
            return;
        }
        boolean says = end < words.count() && words.gap(end) == Gap.SPACE && SAYING.contains(words.lower(end));
        boolean said = word > 1
                && (SAYING.contains(words.lower(word - 1))
                        || (words.lower(word - 1).equals("to")
                                && words.lower(word - 2).equals("according")));
        if (says || said) {
            sightings.add(new Sighting(
                    passage, words.start(word), words.end(end - 1), post(pending), true, Ground.JUST_BEFORE));
            pending = null;
        }
    }

    private void add(int start, int end, Office office) {
        while (!unnamed.isEmpty() && unnamed.get(unnamed.size() - 1).end() > words.start(office.first())) {
            unnamed.remove(unnamed.size() - 1);
        }
        sightings.add(new Sighting(passage, words.start(start), words.end(end - 1), post(office), true, Ground.TITLE));
    }

    /** Whether a name, or a rank or title before one, stands at once after an office. */
    private boolean opensName(int word) {
        return word < words.count()
                && words.gap(word) != Gap.SENTENCE
                && (names.isNameWord(word) || names.isRecognised(word) || names.skipForms(word) > word);
    }

    private Post post(Office office) {
        return new Post(role(office.first(), office.end()), key(office), office.country(), office.international());
    }

    private String key(Office office) {
        return Offices.key(own(office));
    }

    /** The words of an office without those of its country. */
    private String own(Office office) {
        StringBuilder own = new StringBuilder();
        for (int word = office.first(); word < office.end(); word++) {
            if (!names.isCountry(word)) {
                own.append(own.isEmpty() ? "" : " ").append(words.text(word));
            }
        }
        return own.toString();
    }

    /** An office that stands without the name of its holder, and the words that name it. */
    record Unnamed(Passage passage, int start, int end, Post post) {}

    /** The public offices of the passage that stand without a name, after {@link #find}. */
    List<Unnamed> unnamed() {
        return unnamed;
    }

    private String role(int first, int end) {
        return passage.text().substring(words.start(first), words.end(end - 1)).replaceAll("\\s+", " ");
    }
}
