package dev.entente.tag;

import dev.entente.article.Evidence;
import dev.entente.tag.PersonFinder.Unnamed;
import dev.entente.tag.names.Name;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whom an office means that stands without a name, and a family name that stands alone: first by the article itself,
 * then by who held which office when.
 */
final class Inference {
    private static final Set<String> MINISTRIES = Set.of("ministry", "ministries", "minister");
    /** How many words around "ministry" name it. */
    private static final int REACH = 5;

    /** So many offices of one article are looked at; more are a list, not news. */
    private static final int MOST = 200;

    private final Offices offices;
    private final People people;
    private final @Nullable LocalDate day;

    /** @param day of the article; without it nobody is inferred to hold an office */
    Inference(Offices offices, People people, @Nullable LocalDate day) {
        this.offices = offices;
        this.people = people;
        this.day = day;
    }

    void offices(List<Unnamed> unnamed) {
        for (Unnamed office : unnamed.subList(0, Math.min(MOST, unnamed.size()))) {
            Post post = office.post();
            Person person = post.country() == null ? bare(office) : people.holder(post.key(), post.country());
            if (person != null) {
                person.addOffice(office.passage()
                        .evidence(
                                office.start(),
                                office.end(),
                                Ground.OFFICE_AGAIN.rule(),
                                Ground.OFFICE_AGAIN.confidence()));
            } else if (post.country() != null && day != null) {
                offices.holder(post.country(), post.key(), day).ifPresent(official -> add(office, official));
            }
        }
    }

    private void add(Unnamed office, Official official) {
        people.addRegistered(
                Sighting.of(office.passage(), office.start(), office.end(), official, Ground.HOLDER), official);
        people.addPost(official, office.post());
    }

    /** "the minister": the one named last before. */
    private @Nullable Person bare(Unnamed office) {
        String before = office.passage().text().substring(Math.max(0, office.start() - 4), office.start());
        if (office.post().key().contains(" ")
                || !before.toLowerCase(Locale.ROOT).equals("the ")) {
            return null;
        }
        return people.persons().stream()
                .filter(person ->
                        person.isOfficial() && person.hasHead(office.post().key()))
                .filter(person -> lastBefore(person, office) >= 0)
                .max(Comparator.comparingInt(person -> lastBefore(person, office)))
                .orElse(null);
    }

    private static int lastBefore(Person person, Unnamed office) {
        return person.evidence().stream()
                .filter(each -> each.field() == office.passage().field() && each.end() <= office.start())
                .mapToInt(Evidence::start)
                .max()
                .orElse(-1);
    }

    /** "Wang", in an article on the public security ministry of China that does not give the full name. */
    void familyNames(List<Passage> passages, Set<String> countries, List<Unnamed> unnamed) {
        Map<String, Integer> subjects = new HashMap<>();
        unnamed.forEach(office -> subjects.merge(office.post().key(), 1, Integer::sum));
        passages.forEach(passage -> addMinistries(passage.words(), subjects));
        for (Passage passage : passages) {
            for (Name name : passage.names()) {
                String text = passage.text().substring(name.start(), name.end());
                if (name.kind() == Name.Kind.PERSON && text.indexOf(' ') < 0 && people.known(text) == null) {
                    offices.byFamilyName(text, countries, subjects, day)
                            .ifPresent(official -> people.addRegistered(
                                    Sighting.of(passage, name.start(), name.end(), official, Ground.SURNAME_AND_OFFICE),
                                    official));
                }
            }
        }
    }

    private static void addMinistries(Words words, Map<String, Integer> subjects) {
        for (int i = 0; i < words.count(); i++) {
            if (!MINISTRIES.contains(words.lower(i))) {
                continue;
            }
            StringBuilder before = new StringBuilder("minister");
            for (int j = i - 1; j >= Math.max(0, i - REACH) && words.gap(j + 1) == Words.Gap.SPACE; j--) {
                before.append(' ').append(words.lower(j));
                subjects.merge(Offices.key(before.toString()), 1, Integer::sum);
            }
            StringBuilder after = new StringBuilder("minister");
            for (int j = i + 1; j < Math.min(words.count(), i + REACH) && words.gap(j) == Words.Gap.SPACE; j++) {
                after.append(' ').append(words.lower(j));
                subjects.merge(Offices.key(after.toString()), 1, Integer::sum);
            }
        }
    }
}
