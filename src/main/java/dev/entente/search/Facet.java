package dev.entente.search;

/** A kind of value to narrow by. Its parameter is its name in URLs and in the JSON API. */
public enum Facet {
    COUNTRY("country", true),
    OFFICIAL("official", true),
    TOPIC("topic", true),
    SOURCE("source", false),
    LANGUAGE("language", false);

    private final String parameter;
    private final boolean multiValued;

    Facet(String parameter, boolean multiValued) {
        this.parameter = parameter;
        this.multiValued = multiValued;
    }

    public String parameter() {
        return parameter;
    }

    /** Whether an article can have several values: then repeated values must all hold, otherwise either. */
    public boolean multiValued() {
        return multiValued;
    }
}
