package dev.entente.search;

public enum Sort {
    RELEVANCE,
    NEWEST,
    OLDEST;

    /** The name in URLs. */
    public String parameter() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
