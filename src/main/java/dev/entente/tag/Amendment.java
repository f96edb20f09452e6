package dev.entente.tag;

import dev.entente.article.TagKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people changed in that by which a tagger goes.
 *
 * @param officials to take in place of those with the same id, or beside all others
 * @param blocked phrases that say nothing
 */
public record Amendment(List<Official> officials, List<Blocked> blocked) {
    public static final Amendment NONE = new Amendment(List.of(), List.of());

    /**
     * A phrase that is no evidence, wherever it stands as whole words. A capital in it must be one in the text.
     *
     * @param tag the id of the only tag of this kind for which it is none; null for all
     */
    public record Blocked(
            String phrase, TagKind kind, @Nullable String tag) {}
}
