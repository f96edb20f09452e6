package dev.entente.extract;

import dev.entente.source.Selectors;

/**
 * What is known of a site before one of its pages is read.
 *
 * @param selectors of its source
 * @param paragraphs which stood on its other pages
 */
public record SiteKnowledge(Selectors selectors, SiteParagraphs paragraphs) {
    public static final SiteKnowledge NONE = new SiteKnowledge(Selectors.NONE, new SiteParagraphs());

    public static SiteKnowledge of(Selectors selectors) {
        return new SiteKnowledge(selectors, new SiteParagraphs());
    }
}
