package dev.entente.sample;

import java.util.Locale;

/** The page layouts: each has its own HTML structure and its own way to state author and dates. */
enum Layout {
    /** Metadata as JSON-LD; the text in {@code <article>} and {@code <section>}. */
    BROADSHEET,
    /** Metadata as OpenGraph and {@code article:} properties; the text in nested {@code <div>}s. */
    MAGAZINE,
    /** No metadata beyond a byline and a {@code <time>} that readers see; the text in {@code <main>}. */
    BULLETIN;

    /** Name of the template, without its ending. */
    String template() {
        return name().toLowerCase(Locale.ROOT);
    }
}
