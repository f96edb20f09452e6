package dev.entente.tag.names;

import java.util.List;

/** Reads the names out of an English text. Safe for use by several threads. */
public interface Recogniser {
    /** Finds nothing: for portals that run without a model. */
    Recogniser NONE = text -> List.of();

    /** The names in the order of the text; none overlaps another. */
    List<Name> find(String text);

    /** Tells it from others, which find other names; "none" for one that finds nothing. */
    default String name() {
        return "none";
    }
}
