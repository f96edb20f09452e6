package dev.entente.tag;

import dev.entente.article.Tags;

/** Gives an article its tags. Implementations are pure and safe for use by many threads. */
public interface Tagger {
    /** Never fails on any text; a text without known names gets no tags. */
    Tags tag(TextToTag text);

    /** By what it tags beside the lexicon. */
    default Rules rules() {
        return new Rules("none", "none");
    }

    /**
     * @param version changes when the same words give other tags
     * @param recogniser of names in English; changes with its model
     */
    record Rules(String version, String recogniser) {}

    /** A tagger that goes by what people changed, and is like this one in all else. */
    default Tagger amended(Amendment amendment) {
        return this;
    }
}
