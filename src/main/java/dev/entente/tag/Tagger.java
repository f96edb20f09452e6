package dev.entente.tag;

import dev.entente.article.Tags;

/** Gives an article its tags. Implementations are pure and safe for use by many threads. */
public interface Tagger {
    /** Never fails on any text; a text without known names gets no tags. */
    Tags tag(TextToTag text);
}
