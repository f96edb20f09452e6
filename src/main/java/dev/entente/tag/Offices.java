package dev.entente.tag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who of the registry held which office when. Offices are compared by their words without order and small words, so
 * that "interior minister" and "minister of the interior", "police chief" and "commander of police" are each one.
 */
final class Offices {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> SMALL = WordList.of("""
            of the for and a an in to on at s his her its current
            """);
    private static final Set<String> HEADS =
            Set.of("chief", "head", "commander", "director", "commissioner", "superintendent");
    private static final Map<String, String> SPELLINGS =
            Map.of("defence", "defense", "ministry", "minister", "pm", "premier", "chairwoman", "chairman");

    private final Map<String, List<Tenure>> byOffice = new HashMap<>();
    private final Map<String, List<Tenure>> byFamilyName = new HashMap<>();

    private record Tenure(Official official, Role role, String key) {
        boolean isOn(@Nullable LocalDate day) {
            return day == null || role.mayBeHeldOn(day);
        }
    }

    Offices(Taxonomy taxonomy) {
        for (Official official : taxonomy.officials()) {
            for (Role role : official.roles()) {
                Tenure tenure = new Tenure(official, role, key(role.title()));
                byOffice.computeIfAbsent(official.country() + " " + tenure.key(), key -> new ArrayList<>())
                        .add(tenure);
                byFamilyName
                        .computeIfAbsent(familyName(official), key -> new ArrayList<>())
                        .add(tenure);
            }
        }
    }

    /** The words of an office in a form to compare; its country's name is not among them. */
    static String key(String role) {
        Set<String> words = new TreeSet<>();
        for (String word : WORDS.split(role.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty() && !SMALL.contains(word)) {
                words.add(HEADS.contains(word) ? "head" : SPELLINGS.getOrDefault(word, word));
            }
        }
        return String.join(" ", words);
    }

    /** The one person who is known to have held the office that day; none where several may have, or dates are missing. */
    Optional<Official> holder(String country, String key, LocalDate day) {
        Set<Official> holders = new HashSet<>();
        for (Tenure tenure : byOffice.getOrDefault(country + " " + key, List.of())) {
            if (tenure.role().from() != null && tenure.isOn(day)) {
                holders.add(tenure.official());
            }
        }
        return holders.size() == 1 ? Optional.of(holders.iterator().next()) : Optional.empty();
    }

    /**
     * The official of that family name whose country and office the article speaks of; none where it speaks as often of
     * the office of another.
     *
     * @param subjects the keys of the offices and ministries that the article names, and how often
     */
    Optional<Official> byFamilyName(
            String name, Set<String> countries, Map<String, Integer> subjects, @Nullable LocalDate day) {
        Official meant = null;
        int most = 0;
        for (Tenure tenure : byFamilyName.getOrDefault(FoldedText.fold(name), List.of())) {
            int often = subjects.getOrDefault(tenure.key(), 0);
            if (often >= Math.max(1, most)
                    && tenure.official().country() != null
                    && countries.contains(tenure.official().country())
                    && tenure.isOn(day)) {
                boolean tied = often == most && meant != null && !meant.equals(tenure.official());
                meant = tied ? null : tenure.official();
                most = often;
            }
        }
        return Optional.ofNullable(meant);
    }

    private static String familyName(Official official) {
        String folded = FoldedText.fold(official.name());
        return OfficialRegistry.putsFamilyNameFirst(official.country())
                ? folded.substring(0, Math.max(0, folded.indexOf(' ')))
                : folded.substring(folded.lastIndexOf(' ') + 1);
    }
}
