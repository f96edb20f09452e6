package dev.entente.tag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person outside the registry, as all articles so far show them. Grows by each; what it holds it keeps.
 *
 * @param id lower-case Latin letters, digits and hyphens; never changes
 * @param names the forms that articles gave, in the order in which they came, at most {@value #MOST_NAMES}
 * @param country ISO code of the state served, null where unknown or an international body
 * @param guessed whether no article so far names the country beyond doubt
 * @param roles offices as articles gave them, at most {@value #MOST_ROLES}
 * @param first day of the earliest article, null where no article has a day
 * @param last day of the latest one
 */
public record Identity(
        String id,
        List<String> names,
        @Nullable String country,
        boolean guessed,
        List<String> roles,
        @Nullable LocalDate first,
        @Nullable LocalDate last) {
    private static final int MOST_NAMES = 30;
    private static final int MOST_ROLES = 20;

    static Identity of(String id, Appearance seen) {
        return new Identity(id, List.of(), seen.country(), seen.guessed(), List.of(), null, null).with(seen);
    }

    /** With what an article shows; equal to this where that is nothing new. */
    Identity with(Appearance seen) {
        LocalDate day = seen.day();
        boolean tells = seen.country() != null && (country == null || guessed && !seen.guessed());
        return new Identity(
                id,
                more(names, seen.name(), MOST_NAMES),
                tells ? seen.country() : country,
                tells ? seen.guessed() : guessed,
                more(roles, seen.role(), MOST_ROLES),
                day != null && (first == null || day.isBefore(first)) ? day : first,
                day != null && (last == null || day.isAfter(last)) ? day : last);
    }

    private static List<String> more(List<String> list, @Nullable String value, int most) {
        if (value == null || list.contains(value) || list.size() >= most) {
            return list;
        }
        List<String> more = new ArrayList<>(list);
        more.add(value);
        return List.copyOf(more);
    }

    /** The name to show: the fullest, and of several the one that came first. */
    public String name() {
        return names.stream().max(Comparator.comparingInt(Identity::fullness)).orElse(id);
    }

    private static int fullness(String name) {
        return NameKey.parts(name).stream()
                .mapToInt(part -> part.length() > 1 ? 2 : 1)
                .sum();
    }

    /** The forms that no other form holds whole. */
    List<String> fullest() {
        int most = fullness(name());
        return names.stream().filter(name -> fullness(name) == most).toList();
    }

    /** Keys under which the identity is found again; see {@link NameSpelling#blocks}. */
    public Set<String> blocks() {
        Set<String> blocks = new LinkedHashSet<>();
        names.forEach(name -> blocks.addAll(NameSpelling.blocks(name, country)));
        return blocks;
    }
}
