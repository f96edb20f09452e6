package dev.entente.tag;

import dev.entente.article.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A name of a person at one place, with what stands beside it.
 *
 * @param start offset in the passage's text
 * @param end offset after the last character
 * @param post the office or rank beside it; null if none stands there
 * @param official whether what stands beside the name makes the person a holder of public office
 */
record Sighting(
        Passage passage, int start, int end, @Nullable Post post, boolean official, Ground ground) {

    String name() {
        return passage.text().substring(start, end);
    }

    @Nullable
    String country() {
        return post == null ? null : post.country();
    }

    Evidence evidence() {
        return passage.evidence(start, end, ground.rule(), ground.confidence());
    }

    /** A name without anything that says who it is. */
    static Sighting bare(Passage passage, int start, int end, Ground ground) {
        return new Sighting(passage, start, end, null, false, ground);
    }

    /** A name of the registry. */
    static Sighting of(Passage passage, int start, int end, Official official, Ground ground) {
        Post post = new Post(null, "", official.country(), false);
        return new Sighting(passage, start, end, post, true, ground);
    }
}
