package dev.entente.source;

import java.util.List;

/**
 * How a site could be read, for somebody to look over.
 *
 * @param source its id is taken by no other source
 * @param remarks in the order of the source's fields
 */
public record ProposedSource(Source source, List<Remark> remarks) {
    public ProposedSource {
        remarks = List.copyOf(remarks);
    }

    /**
     * @param field of the source, as the sources file names it, such as "feeds"
     * @param sentence what was found and where, for people
     */
    public record Remark(String field, Certainty certainty, String sentence) {}

    public enum Certainty {
        /** The site says so, or it was tried. */
        SURE,
        /** Follows from what was seen. */
        LIKELY,
        /** Look at it before you use it. */
        GUESS
    }
}
