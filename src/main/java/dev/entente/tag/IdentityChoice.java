package dev.entente.tag;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Says which of the identities that share a block with a name it means, if any. In doubt none: two identities of one person
 * can be merged by a curator, but two persons in one identity mislead until somebody notices.
 */
final class IdentityChoice {
    /** A shorter form or an initial means the same person only so near in time. */
    private static final int YEARS_NEAR = 10;
    /** A family name alone even less. */
    private static final int YEARS_NEAR_ALONE = 2;

    private IdentityChoice() {}

    /**
     * @param candidates those that share a block with the name
     * @param today the day of articles that have none
     * @param others identities that the same article has already; only the same name can mean one of them once more
     */
    static Optional<Identity> of(
            Appearance seen, Collection<Identity> candidates, LocalDate today, Set<String> others) {
        List<Identity> same =
                candidates.stream().filter(each -> isSame(seen, each, today)).toList();
        List<Identity> ofCountry = same.stream()
                .filter(each -> Objects.equals(each.country(), seen.country()))
                .toList();
        if (!ofCountry.isEmpty()) {
            // Several only where two apps met the name for the first time at once, or where it bridges two spans.
            return ofCountry.stream()
                    .min(Comparator.comparingLong((Identity each) -> yearsApart(seen, each, today))
                            .thenComparing(Identity::id));
        }
        if (!same.isEmpty()) {
            return only(same);
        }
        return only(candidates.stream()
                .filter(each -> !others.contains(each.id()) && isNear(seen, each, today))
                .toList());
    }

    private static Optional<Identity> only(List<Identity> identities) {
        return identities.size() == 1 ? Optional.of(identities.get(0)) : Optional.empty();
    }

    /**
     * A name without country is that of the one who has it, and where a country is only likely the same office counts for
     * more; a single word says too little for that.
     */
    static boolean isSame(Appearance seen, Identity identity, LocalDate today) {
        boolean ofCountry = Objects.equals(seen.country(), identity.country());
        String country = seen.country() == null ? identity.country() : seen.country();
        boolean mayBe = seen.country() == null
                || identity.country() == null
                || (seen.guessed() || identity.guessed()) && isInOffice(seen, identity);
        if (!ofCountry && !mayBe || yearsApart(seen, identity, today) >= KnownName.YEARS_APART) {
            return false;
        }
        return identity.names().stream()
                .anyMatch(name -> NameLikeness.of(seen.name(), name, country).kind() == NameLikeness.Kind.SAME
                        && (ofCountry || NameKey.parts(name).size() > 1));
    }

    private static boolean isNear(Appearance seen, Identity identity, LocalDate today) {
        if (seen.country() == null || !seen.country().equals(identity.country()) || !isInOffice(seen, identity)) {
            return false;
        }
        int full = identity.fullest().stream()
                .map(name -> NameLikeness.of(seen.name(), name, seen.country()))
                .mapToInt(likeness -> likeness.kind() == NameLikeness.Kind.NONE ? 0 : likeness.full())
                .min()
                .orElse(0);
        return full > 0 && yearsApart(seen, identity, today) <= (full > 1 ? YEARS_NEAR : YEARS_NEAR_ALONE);
    }

    private static boolean isInOffice(Appearance seen, Identity identity) {
        String office = SameOffice.key(seen.role());
        return office != null && identity.roles().stream().anyMatch(role -> office.equals(SameOffice.key(role)));
    }

    private static long yearsApart(Appearance seen, Identity identity, LocalDate today) {
        LocalDate day = seen.day() == null ? today : seen.day();
        LocalDate first = identity.first() == null ? today : identity.first();
        LocalDate last = identity.last() == null ? today : identity.last();
        return Math.max(0, Math.max(ChronoUnit.YEARS.between(day, first), ChronoUnit.YEARS.between(last, day)));
    }
}
