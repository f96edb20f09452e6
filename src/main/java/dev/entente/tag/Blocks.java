package dev.entente.tag;

import dev.entente.article.Evidence;
import dev.entente.article.OfficialTag;
import dev.entente.article.TagKind;
import dev.entente.tag.Amendment.Blocked;
import java.util.List;

/** The phrases that are no evidence, and where they stand in a text. */
final class Blocks {
    static final Blocks NONE = new Blocks(List.of());

    private final List<Blocked> blocked;
    private final Phrases<Blocked> phrases;

    Blocks(List<Blocked> blocked) {
        Phrases.Builder<Blocked> builder = new Phrases.Builder<>();
        blocked.forEach(each -> builder.add(each.phrase(), each));
        this.blocked = blocked;
        this.phrases = builder.build();
    }

    /** The phrases in a passage. */
    Found in(Passage passage) {
        return new Found(blocked.isEmpty() ? List.of() : phrases.findAll(passage));
    }

    record Found(List<Phrases.Hit<Blocked>> hits) {
        static final Found NOTHING = new Found(List.of());

        /** Whether words lie within a phrase that says nothing for this tag. */
        boolean covers(TagKind kind, String tag, int start, int end) {
            for (Phrases.Hit<Blocked> hit : hits) {
                Blocked phrase = hit.value();
                if (hit.start() <= start
                        && end <= hit.end()
                        && phrase.kind() == kind
                        && (phrase.tag() == null || phrase.tag().equals(tag))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The officials for whom other evidence is left. */
    List<OfficialTag> left(List<OfficialTag> officials, List<Passage> passages) {
        return blocked.isEmpty()
                ? officials
                : officials.stream()
                        .map(official -> left(official, passages))
                        .filter(official -> !official.evidence().isEmpty())
                        .toList();
    }

    private static OfficialTag left(OfficialTag official, List<Passage> passages) {
        List<Evidence> evidence = official.evidence().stream()
                .filter(each -> passages.stream()
                        .noneMatch(passage -> passage.field() == each.field()
                                && passage.isBlocked(TagKind.OFFICIAL, official.id(), each.start(), each.end())))
                .toList();
        return evidence.size() == official.evidence().size() ? official : official.only(evidence);
    }
}
